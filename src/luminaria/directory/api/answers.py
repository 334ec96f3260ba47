"""How answers look: pages, lines, and a tag by which a reader knows that nothing has changed."""

import hashlib
import json
import threading
from collections.abc import Iterator
from functools import partial
from typing import Any, Final

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.http import parse_etags

from luminaria.directory.api.asked import chosen, values
from luminaria.directory.api.refusals import Refused
from luminaria.directory.queries.feeds import Compose, Feed
from luminaria.directory.queries.fitting import Asked
from luminaria.directory.rules.listing import Document

NDJSON: Final = "application/x-ndjson"
PER_PAGE: Final = 50
LARGE: Final = 1000
AT_ONCE: Final = 2
encode = partial(json.dumps, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
_streams = threading.BoundedSemaphore(AT_ONCE)


class Stream(Iterator[bytes]):
    """Bytes on their way, of which a process sends few at once. Whoever closes it lets the next one in."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        if not _streams.acquire(blocking=False):
            raise Refused(429, "busy", "Whole feeds are being sent already. Ask again in a minute.")
        self._pieces = pieces
        self._open = True

    def __next__(self) -> bytes:
        return next(self._pieces)

    def close(self) -> None:
        """Let the next one in. Once is enough, and more does no harm."""
        if self._open:
            self._open = False
            _streams.release()

    def __del__(self) -> None:
        """A server that forgets to close it must not shut the door for ever."""
        if hasattr(self, "_open"):
            self.close()


def document(request: HttpRequest, found: Document) -> HttpResponse:
    """One document; 304 without it when the reader has it."""
    body = encode(found).encode()
    # Weak: the same facts may travel compressed.
    tag = f'W/"{hashlib.sha256(body).hexdigest()[:32]}"'
    if request.method in ("GET", "HEAD") and _has(request, tag):
        return HttpResponse(status=304, headers={"ETag": tag})
    return HttpResponse(body, content_type="application/json", headers={"ETag": tag})


def listed(request: HttpRequest, allowed: tuple[str, ...], feed_of: Any, **more: Any) -> HttpResponseBase:
    """A page of a list, or all of it as lines. Raises Refused."""
    read = values(request, allowed)
    asked: Asked = chosen(read)
    feed: Feed = feed_of(asked, **{name: read.get(name, value) for name, value in more.items()})
    compose = feed.whole if read.get("full") else feed.items
    if read.get("minimal") and feed.dates:
        compose = feed.dates
    if read.get("format") == "ndjson":
        return _lines(feed, compose)
    total = feed.count()
    if read.get("minimal") and not {"page", "per_page"} & read.keys():
        return _whole_list(request, feed, compose, total)
    number, size = read.get("page", 1), read.get("per_page", PER_PAGE)
    contents = feed.page(number, size, compose)
    return document(request, page(total, number, size, len(contents)) | {"contents": contents})


def page(total: int, number: int, size: int, here: int) -> Document:
    """The envelope of a page, every key of it (HSDS API reference, Page)."""
    pages = -(-total // size)
    return {
        "total_items": total,
        "total_pages": pages,
        "page_number": number,
        "size": here,
        "first_page": number == 1,
        "last_page": number >= pages,
        "empty": not here,
    }


def _lines(feed: Feed, compose: Compose) -> StreamingHttpResponse:
    lines = (f"{encode(one)}\n".encode() for one in feed.stream(compose))
    return StreamingHttpResponse(Stream(_gathered(lines)), content_type=NDJSON)


def _whole_list(request: HttpRequest, feed: Feed, compose: Compose, total: int) -> HttpResponseBase:
    """Everything on one page, never in memory at once when it is long."""
    if total <= LARGE:
        contents = feed.page(1, LARGE, compose)
        envelope = page(len(contents), 1, max(len(contents), 1), len(contents))
        return document(request, envelope | {"contents": contents})
    head = encode(page(total, 1, total, total))[:-1] + ',"contents":['

    def pieces() -> Iterator[bytes]:
        yield head.encode()
        for number, one in enumerate(feed.stream(compose)):
            yield f"{',' if number else ''}{encode(one)}".encode()
        yield b"]}"

    return StreamingHttpResponse(Stream(_gathered(pieces())), content_type="application/json")


def _gathered(pieces: Iterator[bytes], least: int = 1 << 16) -> Iterator[bytes]:
    """The same bytes in fewer, larger pieces."""
    held: list[bytes] = []
    length = 0
    for piece in pieces:
        held.append(piece)
        length += len(piece)
        if length >= least:
            yield b"".join(held)
            held, length = [], 0
    if held:
        yield b"".join(held)


def _has(request: HttpRequest, tag: str) -> bool:
    known = parse_etags(request.headers.get("If-None-Match", ""))
    return known == ["*"] or tag.removeprefix("W/") in {one.removeprefix("W/") for one in known}
