"""Asking an API with what Python brings along: a time limit, a size limit, and no way to another host."""

import http.client
import json
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from luminaria.kernel.errors import LuminariaError

MOST: Final = 256 * 1024 * 1024
PATIENCE: Final = 30
TRIES: Final = 4


class BadAddress(LuminariaError):
    """This is not the address of an API."""


@dataclass(frozen=True)
class Answer:
    """What came back. `status` 0: nothing did, and `fault` says why."""

    status: int
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    fault: str = ""

    @property
    def json(self) -> Any:
        """The body as JSON, or None when it is none."""
        try:
            return json.loads(self.body)
        except (ValueError, RecursionError):
            return None

    @property
    def said(self) -> str:
        """In words."""
        return self.fault or f"answered {self.status}"


class _Here(urllib.request.HTTPRedirectHandler):
    """Follows within the host and scheme, and nowhere else."""

    def redirect_request(self, req: Any, fp: Any, code: int, msg: str, headers: Any, newurl: str) -> Any:
        was, to = urllib.parse.urlsplit(req.full_url), urllib.parse.urlsplit(newurl)
        if (was.scheme, was.netloc) != (to.scheme, to.netloc):
            raise _Elsewhere(f"sends us to {to.scheme}://{to.netloc}, where we do not follow")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


class _Elsewhere(Exception):
    """A redirect that leaves the host."""


class Web:
    """One API. `root` ends without a stroke."""

    def __init__(self, root: str, timeout: float) -> None:
        parts = urllib.parse.urlsplit(root)
        if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment:
            raise BadAddress("Give the root of an API, as https://example.org/hsds")
        self.root = root.rstrip("/")
        self._timeout = timeout
        self._opener = urllib.request.OpenerDirector()
        for handler in (
            urllib.request.ProxyHandler(),
            urllib.request.HTTPHandler(),
            urllib.request.HTTPSHandler(),
            urllib.request.HTTPErrorProcessor(),
            urllib.request.HTTPDefaultErrorHandler(),
            _Here(),
        ):
            self._opener.add_handler(handler)

    def is_here(self, url: str) -> bool:
        """Whether an address is of the same host and scheme."""
        mine, theirs = urllib.parse.urlsplit(self.root), urllib.parse.urlsplit(url)
        return (mine.scheme, mine.netloc) == (theirs.scheme, theirs.netloc)

    def get(self, path: str, query: Mapping[str, Any] | None = None) -> Answer:
        """GET below the root; `path` begins with a stroke, or is a whole address of the same host."""
        return self._ask(self._url(path, query), _HEAD)

    def post(self, path: str, body: bytes, kind: str) -> Answer:
        """POST below the root."""
        head = {**_HEAD, "Content-Type": kind}
        return self._ask(self._url(path), head, "POST", body)

    def options(self, path: str) -> Answer:
        """What a browser asks before a page of another site may."""
        head = {**_HEAD, "Access-Control-Request-Method": "POST"}
        return self._ask(self._url(path), head, "OPTIONS")

    def again(self, path: str, tag: str) -> Answer:
        """GET by a reader who has what bore that tag."""
        head = {**_HEAD, "If-None-Match": tag}
        return self._ask(self._url(path), head)

    def _url(self, path: str, query: Mapping[str, Any] | None = None) -> str:
        base = path if path.startswith(("http://", "https://")) else self.root + path
        return f"{base}?{urllib.parse.urlencode(query)}" if query else base

    def _ask(
        self, url: str, head: Mapping[str, str], method: str = "GET", body: bytes | None = None
    ) -> Answer:
        # The opener below knows http and https only; the root was looked at when it was given.
        request = urllib.request.Request(url, body, dict(head), method=method)  # noqa: S310
        for _ in range(TRIES):
            answer = self._once(request)
            wait = answer.headers.get("retry-after", "")
            if answer.status != 429 or not wait.isdigit() or int(wait) > PATIENCE:
                break
            time.sleep(int(wait))
        return answer

    def _once(self, request: urllib.request.Request) -> Answer:
        try:
            with self._opener.open(request, timeout=self._timeout) as came:
                return _read(came)
        except urllib.error.HTTPError as refused:
            with refused:
                return _read(refused)
        except _Elsewhere as fault:
            return Answer(0, fault=str(fault))
        except (OSError, http.client.HTTPException, ValueError) as fault:
            reason = getattr(fault, "reason", None) or fault
            return Answer(0, fault=f"gave no answer ({type(fault).__name__}: {reason})")


_HEAD: Final = {
    "Accept": "application/json, application/x-ndjson",
    "Origin": "https://hsds-check.invalid",
    "User-Agent": "luminaria-directory-check",
}


def _read(came: Any) -> Answer:
    headers = {name.lower(): value for name, value in came.headers.items()}
    try:
        body = came.read(MOST + 1)
    except (OSError, http.client.HTTPException) as fault:
        return Answer(0, headers, fault=f"broke off ({type(fault).__name__})")
    if len(body) > MOST:
        return Answer(0, headers, fault=f"sends more than {MOST // 1024 // 1024} MB, which we do not read")
    return Answer(came.status, headers, body)
