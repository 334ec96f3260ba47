"""What each public page weighs on the line: every byte that the server sends, headers too."""

import re
import socket
from urllib.parse import urljoin, urlsplit

from bench.figures import Figure
from bench.served import Served, inside

HELP_MOST, PAGE_MOST, REQUESTS_MOST = 8 * 1024, 12 * 1024, 2
LINK = re.compile(r'<a[^>]+href="(/(?:en|es)/[^"#?.]*)["#?]')  # with a dot: a file to print, not a page
SUBRESOURCE = re.compile(
    r'<(?:link[^>]+rel="(?:stylesheet|icon|preload)"[^>]+href|script[^>]+src|img[^>]+src)="([^"]+)'
)
MOST_PAGES = 600


def measure(served: Served) -> list[Figure]:
    """One figure a page found by following the links from both languages' homes."""
    figures, helps = list[Figure](), frozenset(inside(served, "helps"))
    waiting, seen = ["/en/", "/es/", "/en/report/", "/es/report/", "/en/report/status/"], set[str]()
    while waiting and len(seen) < MOST_PAGES:
        path = waiting.pop(0)
        if path in seen:
            continue
        seen.add(path)
        sent, text = fetch(served.public, path, compressed=True), fetch(served.public, path, compressed=False)
        page = text.partition(b"\r\n\r\n")[2].decode(errors="replace")
        others = {urljoin(path, link) for link in SUBRESOURCE.findall(page) if not link.startswith("data:")}
        total = len(sent) + sum(len(fetch(served.public, other, compressed=True)) for other in others)
        figures.append(_figure(path, total, len(text), 1 + len(others), path in helps))
        waiting += LINK.findall(page)
    return figures


def _figure(path: str, sent: int, plain: int, requests: int, help: bool) -> Figure:
    most = HELP_MOST if help else PAGE_MOST
    return Figure(
        name=f"page {path}",
        value=sent,
        unit=f"bytes, {requests} request(s)",
        baseline=plain,
        baseline_is="the same page without compression",
        goal=f"at most {most} bytes and {REQUESTS_MOST} requests:",
        met=sent <= most and requests <= REQUESTS_MOST,
    )


def fetch(server: str, path: str, *, compressed: bool) -> bytes:
    """The answer to one GET exactly as it comes over the wire, headers included."""
    where = urlsplit(server)
    wanted = "gzip" if compressed else "identity"
    request = (
        f"GET {path} HTTP/1.1\r\nHost: {where.netloc}\r\nAccept-Encoding: {wanted}\r\n"
        "User-Agent: bench\r\nConnection: close\r\n\r\n"
    )
    with socket.create_connection((where.hostname or "", where.port or 80), timeout=10) as line:
        line.sendall(request.encode())
        received = bytearray()
        while part := line.recv(65536):
            received += part
    return bytes(received)
