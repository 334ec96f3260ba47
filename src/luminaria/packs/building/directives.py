"""The lines of a page that begin with @: each names something public of the pack."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import escape
from typing import TypeVar

from luminaria.packs.building.speech import Speech, fact
from luminaria.packs.rules import Block, Day, Figure, Law, Link, Listed, PackBroken, Setting

T = TypeVar("T")
LINE = re.compile(r"@([a-z]+)(?: ([a-z0-9-]+(?: [1-9]\d?-[1-9]\d?)?))?")


@dataclass(frozen=True)
class Shelf:
    """What directives may name, in one language."""

    laws: Mapping[str, Law]
    lists: Mapping[str, Listed]
    figures: Mapping[str, Figure]
    links: Mapping[str, Link]
    settings: Mapping[str, Setting]
    days: tuple[Day, ...]


def block(speech: Speech, shelf: Shelf, file: str, line: str) -> Block | None:
    """The block of a directive, None for a line that is none. Raises PackBroken for what is not public."""
    found = LINE.fullmatch(line)
    if found is None or found[1] not in KINDS:
        return None
    return KINDS[found[1]](speech, shelf, found[2] or "", f"{file}: @{found[1]}")


def _contact(speech: Speech, shelf: Shelf, id: str, where: str) -> Block:
    if id not in speech.contacts or not fact(speech.contacts[id]).public:
        raise _not_public(where, id)
    return Block("contact", contact_id=id)


def _law(speech: Speech, shelf: Shelf, id: str, where: str) -> Block:
    law = _on(shelf.laws, id, where)
    title, text, caption = (escape(part, quote=False) for part in (law.title, law.text, law.caption))
    return Block("p", html=f"<strong>{title}.</strong> {text} <small>{caption}</small>")


def _list(speech: Speech, shelf: Shelf, id: str, where: str) -> Block:
    code, _, part = id.partition(" ")
    listed = _on(shelf.lists, code, where)
    if not part:
        return Block("list", listed=listed)
    first, last = (int(number) for number in part.split("-"))
    if not first <= last <= len(listed.items):
        raise PackBroken(f"{where} asks for items {part} of {code}, which has {len(listed.items)}.")
    return Block("list", listed=listed.part(first, last))


def _figure(speech: Speech, shelf: Shelf, id: str, where: str) -> Block:
    return Block("figure", figure=_on(shelf.figures, id, where))


def _link(speech: Speech, shelf: Shelf, id: str, where: str) -> Block:
    return Block("link", link=_on(shelf.links, id, where))


def _signs(speech: Speech, shelf: Shelf, id: str, where: str) -> Block:
    return Block("signs", setting_code=id, setting=_on(shelf.settings, id, where))


def _calendar(speech: Speech, shelf: Shelf, id: str, where: str) -> Block:
    return Block("calendar", days=shelf.days)


def _danger(speech: Speech, shelf: Shelf, id: str, where: str) -> Block:
    return Block("danger")


def _on(entries: Mapping[str, T], id: str, where: str) -> T:
    if id not in entries:
        raise _not_public(where, id)
    return entries[id]


def _not_public(where: str, id: str) -> PackBroken:
    return PackBroken(f"{where} names {id or 'nothing'}, which is unknown or not public. Name another one.")


KINDS: Mapping[str, Callable[[Speech, Shelf, str, str], Block]] = {
    "contact": _contact,
    "law": _law,
    "list": _list,
    "figure": _figure,
    "link": _link,
    "signs": _signs,
    "calendar": _calendar,
    "danger": _danger,
}
