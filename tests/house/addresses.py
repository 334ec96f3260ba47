"""Every address of a program, as its resolver knows it, written as people write it: `/<locale>/help/`."""

import re
from collections.abc import Callable, Iterator
from typing import Any

from django.test import override_settings
from django.urls import URLPattern, URLResolver, get_resolver

from tests.programs import settings_of

PROGRAMS = ("public", "desk")


def addresses(program: str) -> dict[str, Callable[..., Any]]:
    """Address -> view, for `public` or `desk`."""
    with override_settings(**settings_of(program)):
        return {_plain(address): view for address, view in _walk("/", get_resolver())}


def _plain(address: str) -> str:
    """Without converters and patterns: `<uuid:case_id>` becomes `<case_id>`."""
    return re.sub(r"\^?\(\?P<(\w+)>.*\)\$?$", r"<\1>", re.sub(r"<\w+:(\w+)>", r"<\1>", address))


def _walk(prefix: str, resolver: URLResolver) -> Iterator[tuple[str, Callable[..., Any]]]:
    for entry in resolver.url_patterns:
        address = prefix + str(entry.pattern)
        if isinstance(entry, URLPattern):
            yield address, entry.callback
        else:
            yield from _walk(address, entry)


def room_of(view: Callable[..., Any]) -> str:
    """The room that answers at an address."""
    parts = view.__module__.split(".")
    return parts[1] if parts[0] == "luminaria" else parts[0]
