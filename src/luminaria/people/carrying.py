"""Carrying typed words through a sign-in, in the page and never on the server."""

from urllib.parse import urlencode, urlsplit

from django.http import HttpRequest
from django.urls import Resolver404, resolve
from django.utils.http import url_has_allowed_host_and_scheme

PREFIX = "kept."
_NOT_A_WAY_BACK = frozenset(
    {"people.sign_in", "people.sign_out", "people.lock", "people.join", "people.lost"}
)

Kept = list[tuple[str, str]]


def typed(request: HttpRequest) -> Kept:
    """What a form sent, for hidden fields of another page. Our own token stays behind."""
    return [
        (name, str(value))
        for name, values in request.POST.lists()
        if name != "csrfmiddlewaretoken"
        for value in values
    ]


def under_prefix(fields: Kept) -> Kept:
    """The fields as the sign-in page carries them."""
    return [(f"{PREFIX}{name}", value) for name, value in fields]


def carried(request: HttpRequest) -> Kept:
    """The fields that a sign-in page brought along, under their own names."""
    return [(name.removeprefix(PREFIX), value) for name, value in typed(request) if name.startswith(PREFIX)]


def way_back(path: str) -> str:
    """`path` if it is an address of this program that one can go back to; empty otherwise."""
    if not path.startswith("/") or not url_has_allowed_host_and_scheme(path, allowed_hosts=None):
        return ""
    try:
        found = resolve(urlsplit(path).path)
    except Resolver404:
        return ""
    return "" if found.url_name in _NOT_A_WAY_BACK else path


def to_sign_in(address: str, back: str, **more: str) -> str:
    """The address of the sign-in page that knows the way back."""
    wanted = {"next": way_back(back)} | more
    query = urlencode({name: value for name, value in wanted.items() if value})
    return f"{address}?{query}" if query else address
