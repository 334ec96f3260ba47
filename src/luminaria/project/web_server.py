"""What gunicorn reads before it serves: it does not say which program and version it is, and what it
refuses by itself, before any code of ours, gets a page of ours."""

import socket
from contextlib import suppress

import gunicorn.http.wsgi
import gunicorn.util

forwarder_headers = ""  # no header may say where the program is mounted: every link would follow it
gunicorn.http.wsgi.SERVER = "web"
_say_by_itself = gunicorn.util.write_error


def say(line: socket.socket, status: int, reason: str, message: str) -> None:
    """To what is no request at all: the numbers, and nothing of what came."""
    answer = b""
    with suppress(Exception):  # no fault of ours may take the refusal away
        answer = _page(f"{status} {reason}")
    if answer:
        gunicorn.util.write_nonblock(line, answer)
    else:
        _say_by_itself(line, status, reason, "")


def _page(status: str) -> bytes:
    """The whole answer of the public program; nothing for the desk, whose members need no numbers."""
    from django.conf import settings

    from luminaria.ui import assets, failures, middleware

    if settings.PROGRAM != "public":
        return b""
    body = failures.prepared("broken", "/").encode()
    head = middleware.headers("public") | {
        "Content-Security-Policy": middleware.content_policy("public", assets.SHEETS_OF["public"]),
        "Content-Type": "text/html; charset=utf-8",
        "Content-Length": str(len(body)),
        "Connection": "close",
    }
    lines = [f"HTTP/1.1 {status}", *(f"{name}: {value}" for name, value in head.items())]
    return "\r\n".join([*lines, "", ""]).encode() + body


gunicorn.util.write_error = say
