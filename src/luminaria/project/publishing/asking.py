"""Asks the public program for a page, as its server does: same addresses, same middleware, same headers."""

import io
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def is_html(self) -> bool:
        return self.headers.get("Content-Type", "").startswith("text/html")


def ask(path: str) -> Answer:
    """The answer of the program in this process to a reader without cookies."""
    said: dict[str, Any] = {}

    def begin(status: str, headers: list[tuple[str, str]], _: object = None, /) -> Callable[[bytes], object]:
        said.update(status=int(status.split()[0]), headers=dict(headers))
        return io.BytesIO().write

    answer: Iterable[bytes] = _program()(_environ(path), begin)
    try:
        body = b"".join(answer)
    finally:
        if hasattr(answer, "close"):
            answer.close()
    return Answer(said["status"], said["headers"], body)


@cache
def _program() -> WSGIHandler:
    return WSGIHandler()


def _environ(path: str) -> dict[str, Any]:
    return {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": path,
        "QUERY_STRING": "",
        "SERVER_NAME": settings.ALLOWED_HOSTS[0],
        "HTTP_HOST": settings.ALLOWED_HOSTS[0],
        "SERVER_PORT": "443",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "",
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": "https",
        "wsgi.input": io.BytesIO(),
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": False,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
    }
