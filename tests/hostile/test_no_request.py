"""What is no request at all never reaches our code: the server that refuses it still shows the numbers.

Marked as a browser's test since it asks the one served demonstration of that run.
"""

import socket
from contextlib import suppress
from urllib.parse import urlsplit

import pytest

from luminaria.packs import pack
from tests.hostile.answers import HEADERS
from tests.served import Demonstration

pytestmark = pytest.mark.browser
HOST = b"\r\nHost: 127.0.0.1:%d\r\nConnection: close\r\n\r\n"
LONG = b"zarzamora" * 1_200
LINES = {
    "an address of 10,000 letters": (b"GET /es/" + LONG + b"/ HTTP/1.1", 414),
    "a zero byte": (b"GET /es/zarzamora\x00/ HTTP/1.1", 400),
    "bytes that are no letters": (b"GET /es/zarzamora\xff\xfe/ HTTP/1.1", 400),
    "no version": (b"GET /es/zarzamora/", 400),
    "a version that is not there": (b"GET /es/zarzamora/ HTTP/7.7", 400),
    "no stroke": (b"GET zarzamora/help/ HTTP/1.1", 400),
    "small letters": (b"zarzamora /es/ HTTP/1.1", 400),
    "a head that is too large": (b"GET /es/ HTTP/1.1\r\nX-Long: " + LONG * 2, 431),
}


def answered(address: str, line: bytes) -> tuple[bytes, str]:
    """The head and the page of what comes back on a bare line."""
    site, said = urlsplit(address), b""
    with socket.create_connection((site.hostname, site.port), timeout=20) as speaking:
        with suppress(OSError):  # it may have refused before everything was sent
            speaking.sendall(line + HOST % (site.port or 80))
        with suppress(ConnectionResetError):
            while part := speaking.recv(65_536):
                said += part
    head, _, page = said.partition(b"\r\n\r\n")
    return head, page.decode()


@pytest.mark.parametrize("what", sorted(LINES))
def test_the_server_itself_refuses_with_our_page(demonstration: Demonstration, what: str) -> None:
    line, status = LINES[what]
    head, page = answered(demonstration.public, line)
    assert head.startswith(b"HTTP/1.1 %d " % status)
    assert all(name.encode() in head for name in HEADERS)
    assert b"gunicorn" not in head
    assert pack().dock("en").call.href in page
    assert 'href="/en/help/"' in page
    assert "zarzamora" not in page, "a part of what came stands on the page"


def test_the_desk_is_told_less(demonstration: Demonstration) -> None:
    head, page = answered(
        demonstration.desk.replace("localhost", "127.0.0.1"), b"GET /zarzamora\x00/ HTTP/1.1"
    )
    assert head.startswith(b"HTTP/1.1 400 ")
    assert "zarzamora" not in page
    assert "gunicorn" not in page
