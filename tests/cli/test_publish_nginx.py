"""The nginx example, run by a real nginx: files, headers, and standing in for an application that is away."""

import gzip
import http.client
import os
import re
import shutil
import socket
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from luminaria.packs import pack
from luminaria.ui.middleware import headers as app_headers
from tests.house import source
from tests.served import free_port

EXAMPLE = source.ROOT / "deploy" / "nginx-published.conf"
NGINX = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
MISSING = "nginx is not installed (Debian: apt-get install nginx)."
FRAME = """daemon off; master_process off; pid {folder}/pid; error_log {folder}/start.log;
events {{}}
http {{
    types {{ text/html html; application/pdf pdf; application/json json; }}
    default_type text/plain;
    client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/a;
    uwsgi_temp_path {folder}/b; scgi_temp_path {folder}/c;
    include {folder}/site.conf;
}}
"""


@dataclass(frozen=True)
class Site:
    """A running nginx. `port` is the readers' server, `app` where the application would be."""

    port: int
    app: int
    folder: Path
    tree: Path

    def ask(
        self, path: str, method: str = "GET", body: str | None = None, **headers: str
    ) -> tuple[int, dict[str, str], bytes]:
        """Status, headers and body, as a reader gets them."""
        reader = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        reader.request(method, path, body, {"Host": "help.example.org", **named})
        answer = reader.getresponse()
        return answer.status, dict(answer.getheaders()), answer.read()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, tree: Path) -> Iterator[Site]:
    """nginx as in the example, on free ports and without TLS, over the published tree."""
    if not NGINX:
        if os.environ.get("LUMINARIA_REQUIRE_ALL") == "1":
            pytest.fail(MISSING)
        pytest.skip(MISSING)
    folder = tmp_path_factory.mktemp("nginx")
    found = Site(free_port(), free_port(), folder, tree)
    (folder / "site.conf").write_text(_adapted(found, free_port()), encoding="utf-8")
    (folder / "nginx.conf").write_text(FRAME.format(folder=folder), encoding="utf-8")
    command = [NGINX, "-p", str(folder), "-e", str(folder / "start.log"), "-c", str(folder / "nginx.conf")]
    with subprocess.Popen(command) as process:
        try:
            _wait_for(found, process)
            yield found
        finally:
            process.terminate()


def _adapted(site: Site, files: int) -> str:
    text = EXAMPLE.read_text(encoding="utf-8")
    text = re.sub(r"^ *ssl_certificate.*\n", "", text, flags=re.MULTILINE)
    for example, ours in (
        ("listen 443 ssl;", f"listen 127.0.0.1:{site.port};"),
        ("127.0.0.1:8000", f"127.0.0.1:{site.app}"),
        ("127.0.0.1:8089", f"127.0.0.1:{files}"),
        ("/srv/luminaria-published", str(site.tree)),
    ):
        assert example in text, example
        text = text.replace(example, ours)
    return text


def _wait_for(site: Site, process: subprocess.Popen[bytes]) -> None:
    while process.poll() is None:
        try:
            site.ask("/404.html")
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise AssertionError((site.folder / "start.log").read_text())


class Application(BaseHTTPRequestHandler):
    """Stands for the application; keeps what nginx told it of the reader."""

    told: dict[str, str]
    folder: Path
    on_disk: list[str]

    def do_GET(self) -> None:
        Application.told = dict(self.headers.items())
        status = 500 if self.path == "/en/fault/" else 200
        self.send_response(status)
        self.end_headers()
        self.wfile.write(b"the application")

    def do_POST(self) -> None:
        """Answers with more than nginx holds at first; notes what lies on the disk meanwhile."""
        self.rfile.read(int(self.headers["Content-Length"]))
        if self.path == "/en/report/silent/":
            return  # taken, and then no answer
        Application.on_disk = _on_disk(Application.folder)
        self.send_response(200)
        self.end_headers()
        with suppress(OSError):
            self.wfile.write(b"CANARY" * 400_000)

    def log_message(self, *of: object) -> None:
        """Nothing."""


@contextmanager
def application(port: int) -> Iterator[None]:
    with HTTPServer(("127.0.0.1", port), Application) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield
        finally:
            server.shutdown()


def _is_the_file(site: Site, body: bytes, file: str) -> bool:
    return body == (site.tree / file).read_bytes()


@pytest.mark.parametrize(
    ("path", "file"),
    [
        ("/en/help/", "en/help/index.html"),
        ("/es/", "es/index.html"),
        ("/es/guide/index.html", "es/guide/index.html"),
        ("/en/cards/county/taos.pdf", "en/cards/county/taos.pdf"),
        ("/leave/es", "leave/es.html"),
        ("/manifest.json", "manifest.json"),
    ],
)
def test_when_the_application_is_down_the_published_page_stands(site: Site, path: str, file: str) -> None:
    status, _, body = site.ask(path)
    assert status == 200
    assert _is_the_file(site, body, file)


def test_the_headers_are_those_of_the_application(site: Site) -> None:
    for path in ("/en/help/", "/en/nothing/", "/en/cards/plain.pdf"):
        _, headers, _ = site.ask(path)
        for name, value in app_headers("public").items():
            assert headers.get(name) == value, (path, name)
        policy = headers["Content-Security-Policy"]
        assert policy.startswith("default-src 'none'")
        assert "frame-ancestors 'none'" in policy
        assert "Set-Cookie" not in headers
        assert "ETag" not in headers
        assert headers["Server"] == "nginx"


def test_leaving_tells_the_browser_to_forget_and_other_pages_do_not(site: Site) -> None:
    assert site.ask("/leave/en")[1]["Clear-Site-Data"] == '"cache", "cookies", "storage"'
    assert "Clear-Site-Data" not in site.ask("/en/help/")[1]


def test_what_is_not_there_is_a_404_with_the_numbers(site: Site) -> None:
    for path in ("/en/nothing/", "/nothing", "/en/a/b/c/", "/en/report/"):
        status, _, body = site.ask(path)
        assert status == 404
        assert _is_the_file(site, body, "404.html")


def test_what_is_sent_to_nobody_is_said_to_be_not_sent(site: Site) -> None:
    for path in ("/en/report/", "/en/help/"):
        status, _, body = site.ask(
            path, "POST", "words=something", Content_Type="application/x-www-form-urlencoded"
        )
        assert status == 503
        assert _is_the_file(site, body, "503.html")


def test_what_may_have_been_taken_is_not_said_to_be_lost(site: Site) -> None:
    """The application took it and fell silent: nginx cannot know what became of it."""
    Application.folder = site.folder
    with application(site.app):
        _until(lambda: site.ask("/en/help/")[2] == b"the application")
        status, _, body = site.ask("/en/report/silent/", "POST", "words=something")
    assert status == 503
    for locale in pack().locales:
        assert pack().words(locale)["published.unsure_title"] in body.decode()
        assert pack().words(locale)["error.not_sent_title"] not in body.decode()


@pytest.mark.parametrize(("liked", "front"), [("es-MX,en;q=0.5", "/es/"), ("en", "/en/"), ("vi", "/en/")])
def test_the_front_goes_to_the_readers_language(site: Site, liked: str, front: str) -> None:
    status, headers, _ = site.ask("/", Accept_Language=liked)
    assert (status, headers["Location"]) == (302, front)


def test_an_address_without_its_last_stroke_goes_to_the_page(site: Site) -> None:
    status, headers, _ = site.ask("/en/help")
    assert (status, headers["Location"]) == (301, "/en/help/")


def test_pages_travel_small(site: Site) -> None:
    _, headers, body = site.ask("/en/help/", Accept_Encoding="gzip")
    assert headers["Content-Encoding"] == "gzip"
    assert len(body) <= 8_192
    assert _is_the_file(site, gzip.decompress(body), "en/help/index.html")


def test_the_application_is_asked_first_and_not_told_who_reads(site: Site) -> None:
    with application(site.app):
        _until(lambda: site.ask("/en/help/")[2] == b"the application")
        site.ask("/en/help/", X_Forwarded_For="203.0.113.9", X_Real_IP="203.0.113.9")
        assert "203.0.113.9" not in str(Application.told)
        assert "127.0.0.1" not in str(Application.told)
        assert site.ask("/en/fault/")[0] == 500, "the application's own page for a fault stands"
    assert _is_the_file(site, site.ask("/en/help/")[2], "en/help/index.html")


def _until(true: Callable[[], bool]) -> None:
    """nginx asks a server that was away again after a moment."""
    for _ in range(400):
        if true():
            return
        time.sleep(0.05)
    raise AssertionError("nginx did not come back to the application")


def test_nothing_that_is_sent_or_answered_lies_on_the_disk(site: Site) -> None:
    """As large as a report may be, sent to the application and answered to a slow reader."""
    Application.folder = site.folder
    with application(site.app):
        _until(lambda: site.ask("/en/help/")[2] == b"the application")
        with socket.create_connection(("127.0.0.1", site.port), timeout=20) as slow:
            slow.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            head = "POST /en/report/ HTTP/1.1\r\nHost: help.example.org\r\nContent-Length: 240000\r\n\r\n"
            slow.sendall(head.encode() + b"CANARY" * 40_000)
            assert slow.recv(15) == b"HTTP/1.1 200 OK"
            while_answered = [_on_disk(site.folder) for _ in range(20)]
    assert Application.on_disk == [], "what was sent"
    assert while_answered == [[]] * 20, "what was answered"


def _on_disk(folder: Path) -> list[str]:
    """The files with bodies that nginx has open now; it takes their names away at once."""
    held = Path("/proc") / (folder / "pid").read_text().strip() / "fd"
    places = [os.readlink(one) for one in held.iterdir() if one.is_symlink()]
    return [place for place in places if place.startswith((f"{folder}/body/", f"{folder}/proxy/"))]


def test_no_log_keeps_an_address(site: Site) -> None:
    site.ask("/en/nothing/")
    site.ask("/en/help/", "POST", "x")
    kept = [path for path in site.folder.rglob("*log*") if path.is_file()]
    assert [path for path in kept if "client:" in path.read_text()] == []
    assert "/var/log" not in EXAMPLE.read_text(encoding="utf-8")
