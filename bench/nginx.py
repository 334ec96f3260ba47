"""nginx over the published files: the example of deploy/, on free ports and without TLS."""

import gzip
import os
import re
import shutil
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from bench.served import environment, free_port

EXAMPLE = Path(__file__).resolve().parent.parent / "deploy" / "nginx-published.conf"
WORKERS = 2
LINE = "one line"
# As a distribution sets it up: kernel copies files, a line serves many pages.
FRAME = """daemon off; worker_processes {workers}; pid {folder}/pid; error_log {folder}/log crit;
events {{ worker_connections 1024; }}
http {{
    sendfile on; tcp_nopush on; keepalive_requests 1000000;
    types {{ text/html html; application/pdf pdf; application/json json; }}
    default_type text/plain;
    client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/a;
    uwsgi_temp_path {folder}/b; scgi_temp_path {folder}/c;
    include {folder}/site.conf;
    server {{ listen 127.0.0.1:{line}; access_log off; location / {{ return 200 "{said}"; }} }}
}}
"""


@dataclass(frozen=True)
class Site:
    """Where the published files are served, where a single line is, and the process to measure."""

    files: str
    line: str
    process: int


def program() -> str | None:
    """nginx, where this machine has it."""
    return shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin")


def publish(folder: Path) -> Path:
    """The public side as files, as `luminaria publish` writes it."""
    tree = folder / "tree"
    command = [sys.executable, "-m", "luminaria.cli.main", "publish", str(tree)]
    where = environment() | {"LUMINARIA_INSTANCE": str(folder / "none")}
    subprocess.run(command, env=where, check=True, stdout=subprocess.DEVNULL)
    return tree


def pack(tree: Path) -> None:
    """A packed file beside each page, for an nginx that need not pack while it serves."""
    for page in tree.rglob("*.html"):
        page.with_name(f"{page.name}.gz").write_bytes(gzip.compress(page.read_bytes(), 9, mtime=0))


@contextmanager
def serving(folder: Path, tree: Path, *, packed: bool = False) -> Iterator[Site]:
    """nginx as in the example; `packed` takes the packed files instead of packing each answer."""
    folder.mkdir(mode=0o755)
    ports = [free_port() for _ in range(4)]
    (folder / "site.conf").write_text(_adapted(tree, ports, packed=packed), encoding="utf-8")
    frame = FRAME.format(folder=folder, line=ports[3], workers=WORKERS, said=LINE)
    (folder / "nginx.conf").write_text(frame, encoding="utf-8")
    command = [str(program()), "-p", str(folder), "-e", str(folder / "log"), "-c", str(folder / "nginx.conf")]
    with subprocess.Popen(command) as process:
        try:
            site = Site(f"http://127.0.0.1:{ports[2]}", f"http://127.0.0.1:{ports[3]}", process.pid)
            _wait(process, site.line, folder / "log")
            yield site
        finally:
            process.terminate()


def _adapted(tree: Path, ports: list[int], *, packed: bool) -> str:
    text = re.sub(r"^ *ssl_certificate.*\n", "", EXAMPLE.read_text(encoding="utf-8"), flags=re.MULTILINE)
    changes = {
        "listen 443 ssl;": f"listen 127.0.0.1:{ports[0]};",
        "127.0.0.1:8000": f"127.0.0.1:{ports[1]}",
        "127.0.0.1:8089": f"127.0.0.1:{ports[2]}",
        "/srv/luminaria-published": str(tree),
    }
    if packed:
        changes["    gzip on;"] = "    gzip off; gzip_static on;"
    for example, ours in changes.items():
        if example not in text:
            raise RuntimeError(f"{EXAMPLE} has no {example!r} any more: bench/nginx.py must follow it.")
        text = text.replace(example, ours)
    return text


def _wait(process: subprocess.Popen[bytes], address: str, log: Path) -> None:
    deadline = time.monotonic() + 10
    while process.poll() is None and time.monotonic() < deadline:
        with suppress(OSError), urllib.request.urlopen(address, timeout=1):
            return
        time.sleep(0.05)
    raise RuntimeError(f"nginx did not start:\n{log.read_text(errors='replace')[-2000:]}")
