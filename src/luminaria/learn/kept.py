"""Finished pages that are the same for everybody, kept in memory for a day (decision 20).

A view that builds its page from the pack, the address and the date alone says so: `@same_for_everybody`.
Such a page is finished and packed once, and again when the pack or the date changes. Nothing of a reader
is in what is kept, nor in the key: a question that carries a cookie or a query goes its usual way.
"""

import gzip
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import wraps
from threading import Lock
from typing import Concatenate, ParamSpec

from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.gzip import re_accepts_gzip

from luminaria.kernel import clock
from luminaria.packs import pack
from luminaria.packs.pack import Pack

MOST_BYTES = 16 * 1024 * 1024
OVERHEAD = 2048  # headers and the entry itself
MARK = "same_for_everybody"
P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]
Key = tuple[str, bool]
Edition = tuple[Pack, date]


def same_for_everybody(view: View[P]) -> View[P]:
    """The page depends on nothing but the pack, the address and the date: it may be kept."""

    @wraps(view)
    def marked(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        response = view(request, *args, **kwargs)
        setattr(response, MARK, True)
        return response

    return marked


@dataclass(frozen=True, slots=True)
class Finished:
    """A page as it goes out."""

    body: bytes
    headers: dict[str, str]

    def answer(self) -> HttpResponse:
        return HttpResponse(self.body, headers=self.headers)


class Shelf:
    """Pages of one edition. When there is no more room, the page goes that was asked for longest ago."""

    def __init__(self, most: int = MOST_BYTES) -> None:
        self.size = 0
        self._most = most
        self._edition: Edition | None = None
        self._pages: OrderedDict[Key, Finished] = OrderedDict()
        self._lock = Lock()

    def __len__(self) -> int:
        return len(self._pages)

    def find(self, edition: Edition, key: Key) -> Finished | None:
        """The page, if it was finished in this very edition."""
        with self._lock:
            if edition != self._edition or key not in self._pages:
                return None
            self._pages.move_to_end(key)
            return self._pages[key]

    def put(self, edition: Edition, key: Key, page: Finished) -> None:
        """Keep it; what belongs to another edition goes."""
        with self._lock:
            if edition != self._edition:
                self._pages.clear()
                self._edition, self.size = edition, 0
            before = self._pages.pop(key, None)
            self._pages[key] = page
            self.size += _size(page) - (_size(before) if before else 0)
            while self.size > self._most:
                self.size -= _size(self._pages.popitem(last=False)[1])


class KeptPages:
    """The outermost door of the public program: answers with the finished page where there is one."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        self.shelf = Shelf()

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not _says_only_its_address(request):
            return self.get_response(request)
        edition = (pack(), clock.now().date())
        key = (request.path_info, bool(re_accepts_gzip.search(request.META.get("HTTP_ACCEPT_ENCODING", ""))))
        found = self.shelf.find(edition, key)
        if found:
            return found.answer()
        response = self.get_response(request)
        if not _may_be_kept(response) or (pack(), clock.now().date()) != edition:
            return response
        finished = _finished(response)
        self.shelf.put(edition, key, finished)
        return finished.answer()


def _says_only_its_address(request: HttpRequest) -> bool:
    """A plain question for a page of this host: no cookie, no query, nothing sent."""
    told = request.META
    if request.method != "GET" or told.get("HTTP_COOKIE") or told.get("QUERY_STRING"):
        return False
    if request.path != request.path_info:  # something says that the program is mounted elsewhere
        return False
    try:
        return bool(request.get_host())
    except DisallowedHost:
        return False


def _may_be_kept(response: HttpResponseBase) -> bool:
    plain = isinstance(response, HttpResponse) and response.status_code == 200
    return plain and getattr(response, MARK, False) and not response.cookies


def _finished(response: HttpResponseBase) -> Finished:
    """Packed as well as gzip can and without chance in it: that is affordable once a day."""
    body: bytes = response.content if isinstance(response, HttpResponse) else b""
    headers = dict(response.items())
    if headers.get("Content-Encoding") == "gzip":
        body = gzip.compress(gzip.decompress(body), 9, mtime=0)
        headers["Content-Length"] = str(len(body))
    return Finished(body, headers)


def _size(page: Finished) -> int:
    return len(page.body) + OVERHEAD
