"""Whether a document says what HSDS 3.1 lets it say: the verdict of the official schemas, with reasons."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from luminaria.directory.rules.hsds.catalogue import OBJECTS, Field, Shape

_UUID: Final = re.compile(r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
_URI: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+")
_EMAIL: Final = re.compile(
    r"[^\s@\"(),:;<>\[\]\\.][^\s@\"(),:;<>\[\]\\]*@[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?"
)
_MOMENT: Final = re.compile(r"\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(?:\.\d+)?(?:[Zz]|[+-]\d\d:\d\d)")


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong. `field` is its path, as in phones[2].number; `reason` is one sentence."""

    field: str
    reason: str


def is_uuid(value: str) -> bool:
    """Whether text is a UUID as RFC 9562 writes it, with its four hyphens."""
    return _UUID.fullmatch(value) is not None


def is_uri(value: str) -> bool:
    """Whether text is an absolute web address or another URI (RFC 3986)."""
    return _URI.fullmatch(value) is not None


def is_email(value: str) -> bool:
    """Whether text has the form of one mailbox."""
    return _EMAIL.fullmatch(value) is not None and ".." not in value


def is_moment(value: str) -> bool:
    """Whether text is a time with its offset (RFC 3339)."""
    if not _MOMENT.fullmatch(value):
        return False
    try:
        datetime.fromisoformat(value.upper().replace("Z", "+00:00"))
    except ValueError:
        return False
    return True


# HSDS writes dates as plain strings in JSON; what a date must look like is held at the door of a feed.
FORMATS: Final[dict[str, tuple[Callable[[str], bool], str]]] = {
    "uuid": (is_uuid, "is not a UUID"),
    "uri": (is_uri, "is not a web address"),
    "email": (is_email, "is not an e-mail address"),
    "date-time": (is_moment, "is not a time with its offset, as 2026-11-21T09:30:00-07:00"),
}


def faults(kind: str, document: object) -> tuple[Fault, ...]:
    """Everything that the official schema of `kind` would refuse in a document, nested objects included.

    Properties that HSDS does not know are allowed, as in HSDS. Raises KeyError for an unknown kind.
    """
    return tuple(_of(OBJECTS[kind], document, ""))


def _of(shape: Shape, document: object, path: str) -> Iterator[Fault]:
    if not isinstance(document, dict):
        yield Fault(path.rstrip("."), f"is not one {shape.name} with named fields")
        return
    for field in shape.fields:
        if field.name in document:
            yield from _plain(field, document[field.name], path)
        elif field.required:
            yield Fault(f"{path}{field.name}", "is missing")
    yield from _children(shape, document, path)


def _children(shape: Shape, document: dict[str, Any], path: str) -> Iterator[Fault]:
    for name, of in shape.lists.items():
        if name not in document:
            continue
        if not isinstance(document[name], list):
            yield Fault(f"{path}{name}", "is not a list")
            continue
        for number, child in enumerate(document[name]):
            yield from _of(OBJECTS[of], child, f"{path}{name}[{number}].")
    for name, of in shape.ones.items():
        if name in document:
            yield from _of(OBJECTS[of], document[name], f"{path}{name}.")
        elif (shape.name, name) == ("service_capacity", "unit"):
            yield Fault(f"{path}{name}", "is missing")


def _plain(field: Field, value: object, path: str) -> Iterator[Fault]:
    name = f"{path}{field.name}"
    if field.type == "number":
        if isinstance(value, bool) or not isinstance(value, int | float):
            yield Fault(name, "is not a number")
        return
    if not isinstance(value, str):
        yield Fault(name, "is not text")
        return
    if field.choices and value not in field.choices:
        yield Fault(name, f"is none of: {', '.join(field.choices)}")
    check, reason = FORMATS.get(field.type, (None, ""))
    if check and not check(value):
        yield Fault(name, reason)


def whole(kind: str, document: dict[str, Any]) -> dict[str, Any]:
    """The document without children that lost what HSDS wants of them, as a telephone without its number."""
    kept = dict(document)
    for name, of in OBJECTS[kind].lists.items():
        if isinstance(document.get(name), list):
            needed = set(OBJECTS[of].required)
            some = [
                whole(of, child)
                for child in document[name]
                if isinstance(child, dict) and needed <= child.keys()
            ]
            kept |= {name: some}
            if not some:
                del kept[name]
    return kept
