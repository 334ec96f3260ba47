"""The state of review of everything in one language, and the reviewers put where readers see them."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from luminaria.packs.building.speech import flat
from luminaria.packs.rules.facts import NOT_REVIEWED
from luminaria.packs.rules.reviews import NOT_YET, OUTDATED, REVIEWED, Mark, Review, short_hash
from luminaria.packs.source import Document

WORDS = "words/"
WHOLE = ("contacts", "danger", "signs", "guide", "services", "figures", "links", "calendar", "counties",
         "hospitals", "situations", "letter", "taxonomies", "pack")  # fmt: skip
FOLDERS = ("settings", "questionnaires", "lists", "law")


def review(document: Document, locale: str) -> Review:
    """What people have reviewed in that language, and what has changed since."""
    done = _done(document, locale)
    strings = {
        key: _mark(key, short_hash(locale, key, text), done.get(WORDS + room, done.get("words")))
        for room, table in document.get("rooms", {}).get(locale, {}).items()
        for key, text in flat(table)
    }
    contents = {
        id: _mark(id, short_hash(locale, id, text), done.get(id)) for id, text in texts(document, locale)
    }
    return Review(locale=locale, strings=strings, contents=contents)


def _done(document: Document, locale: str) -> dict[str, Document]:
    entries = document.get("review", {}).get(locale, {}).get("review", [])
    return {entry["id"]: entry for entry in entries}


def _mark(id: str, hash: str, entry: Document | None) -> Mark:
    said = entry or {}
    reviewer = str(said.get("reviewer", ""))
    state = NOT_YET
    if reviewer not in ("", NOT_REVIEWED):
        state = REVIEWED if hash in said.get("hashes", ()) else OUTDATED
    on = said.get("on")
    return Mark(
        id, hash, state, str(said.get("translator", "")), reviewer, on if isinstance(on, date) else None
    )


def texts(document: Document, locale: str) -> Iterator[tuple[str, str]]:
    """(place, everything that it says in that language) of each content that says something in it."""
    for slug, page in document.get("pages", {}).get(locale, {}).items():
        front = {key: value for key, value in page["front"].items() if key not in ("reviewed_by", "hold")}
        yield f"pages/{slug}", f"{sorted((key, str(value)) for key, value in front.items())}\n{page['body']}"
    for name in WHOLE:
        yield from _said(name, document.get(name), locale)
    for folder in FOLDERS:
        for code, table in document.get(folder, {}).items():
            yield from _said(f"{folder}/{code}", table, locale)


def _said(id: str, table: Any, locale: str) -> Iterator[tuple[str, str]]:
    lines = list(_lines(table, locale, ""))
    if lines:
        yield id, "\n".join(lines)


def _lines(value: Any, locale: str, path: str) -> Iterator[str]:
    if isinstance(value, dict) and locale in value:
        yield f"{path}\t{value[locale]}"
    elif isinstance(value, dict):
        for key, below in value.items():
            if key == "called":
                continue  # a call is no text that somebody reviews
            yield from _lines(below, locale, f"{path}.{key}")
    elif isinstance(value, list):
        for number, below in enumerate(value):
            name = below.get("id", number) if isinstance(below, dict) else number
            yield from _lines(below, locale, f"{path}.{name}")


def signed(document: Document, locale: str) -> Document:
    """The document with the reviewer's role wherever a person reviewed it as it stands."""
    current = {mark.id: mark.reviewer for mark in review(document, locale).contents.values()
               if mark.state == REVIEWED}  # fmt: skip
    for id, reviewer in current.items():
        folder, _, name = id.partition("/")
        if folder == "pages":
            own = document["pages"][locale]
            own = own | {name: _signed(own[name], reviewer)}
            document = document | {"pages": document["pages"] | {locale: own}}
        elif name:
            table = _signed(document[folder][name], reviewer)
            document = document | {folder: document[folder] | {name: table}}
        else:
            document = document | {folder: _signed(document[folder], reviewer)}
    return document


def _signed(value: Any, reviewer: str) -> Any:
    """A copy in which every place that nobody had signed bears the reviewer."""
    if isinstance(value, dict):
        copy = {key: _signed(below, reviewer) for key, below in value.items()}
        if copy.get("reviewed_by") == NOT_REVIEWED:
            copy["reviewed_by"] = reviewer
        return copy
    return [_signed(below, reviewer) for below in value] if isinstance(value, list) else value
