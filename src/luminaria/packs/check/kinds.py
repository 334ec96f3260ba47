"""Lists, figures, links, days of the year and counties: whole, unique, and pointing at what is there."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from luminaria.kernel import clock
from luminaria.packs.building.speech import DATE
from luminaria.packs.check.entries import Entry, entries, nested
from luminaria.packs.check.findings import Books, Finding
from luminaria.packs.source import Document

NEEDED = {
    "lists": ("title", "item"),
    "figures": ("claim", "year", "publisher", "caveat"),
    "links": ("url", "title", "about"),
    "calendar": ("title", "start", "rule"),
    "hospitals": ("name", "county"),
}
LINK = re.compile(r"https://[a-z0-9.-]+\.[a-z]{2,}(/[^\s]*)?")
DAY = re.compile(r"(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])")
COVERS = re.compile(r"[A-Z]\d{1,2}")
LINK_DAYS = 180
TEXT911 = ("yes", "no", "unknown")


def check(books: Books) -> Iterator[Finding]:
    """Every fault of these kinds in the merged pack."""
    document = books.source.document
    for path, table in books.tables():
        yield from (books.fault(path, f'id = "{id}"', message) for id, message in _twice(table))
    for entry in (*entries(document), *nested(document)):
        for message in _messages(document, entry):
            yield books.fault_in(entry.file, entry.needle, message)
    links = document.get("links", {}).get("link", [])
    days = int(document["pack"].get("clocks", {}).get("link_days", LINK_DAYS))
    waiting = [link["id"] for link in links if not link.get("checked_on")]
    yield from _told(books, waiting, "have never been opened by a person")
    yield from _told(books, _old(links, days), f"were last opened more than {days} days ago")


def _messages(document: Document, entry: Entry) -> Iterator[str]:
    kind = entry.file.partition("/")[0].removesuffix(".toml")
    if entry.parent is not None:
        kind = "item" if kind == "lists" else "county"
    for key in NEEDED.get(kind, ("title",) if kind == "item" else ()):
        if not entry.table.get(key) and (key != "item" or key not in entry.table):
            yield f"{entry.id} has no {key}. Write it."
    if rule := RULES.get(kind):
        yield from rule(document, entry)


def _twice(value: Any) -> Iterator[tuple[str, str]]:
    """Every list of entries of one file in which an id stands twice."""
    if isinstance(value, dict):
        for below in value.values():
            yield from _twice(below)
    elif isinstance(value, list):
        counted = Counter(str(entry["id"]) for entry in value if isinstance(entry, dict) and "id" in entry)
        yield from ((id, f"{id} stands twice in one list. Give each its own id.")
                    for id, times in counted.items() if times > 1)  # fmt: skip
        for below in value:
            yield from _twice(below)


def _list(document: Document, entry: Entry) -> Iterator[str]:
    for code in entry.table.get("covers", ()):
        if not COVERS.fullmatch(code):
            yield f"{entry.id}: covers names {code}, which is no element as B13."


def _figure(document: Document, entry: Entry) -> Iterator[str]:
    known = {figure["id"] for figure in document["figures"]["figure"]}
    newer = entry.table.get("superseded_by", "")
    if newer and (newer not in known or newer == entry.id):
        yield f"{entry.id}: superseded_by names {newer}, which is no other figure of the pack."
    if not re.search(r"\d{4}", str(entry.table.get("year", ""))):
        yield f"{entry.id}: a number never stands without its year."


def _link(document: Document, entry: Entry) -> Iterator[str]:
    if not LINK.fullmatch(str(entry.table.get("url", ""))):
        yield f"{entry.id}: url must begin with https:// and be a whole address."
    opened = str(entry.table.get("checked_on", ""))
    if opened and (not DATE.fullmatch(opened) or len(opened) != len("2026-11-21")):
        yield f'{entry.id}: checked_on is a day as 2026-11-21, or "" when nobody has opened it.'
    elif opened and date.fromisoformat(opened) > clock.now().date():
        yield f"{entry.id}: checked_on is a day that has not come yet."


def _day(document: Document, entry: Entry) -> Iterator[str]:
    for key in ("start", "end"):
        written = str(entry.table.get(key, ""))
        if written and entry.table.get("rule") == "yearly" and not DAY.fullmatch(written):
            yield f"{entry.id}: {key} is a day of the year as 01-31."


def _county(document: Document, entry: Entry) -> Iterator[str]:
    hospitals = {hospital["id"] for hospital in document.get("hospitals", {}).get("hospital", [])}
    named = entry.table.get("hospital", "")
    if named and named not in hospitals:
        yield f"{entry.id}: hospital names {named}, which hospitals.toml does not have."
    if entry.table.get("text911", "unknown") not in TEXT911:
        yield f"{entry.id}: text911 is one of {', '.join(TEXT911)}."
    if "at" in entry.table and not _is_point(entry.table["at"]):
        yield f"{entry.id}: at is a latitude and a longitude inside it, as [35.05, -106.67]."


def _is_point(said: Any) -> bool:
    numbers = [one for one in said if isinstance(one, int | float)] if isinstance(said, list) else []
    return len(numbers) == 2 == len(said) and abs(numbers[0]) <= 90 and abs(numbers[1]) <= 180


def _hospital(document: Document, entry: Entry) -> Iterator[str]:
    counties = {county["id"] for county in document.get("counties", {}).get("county", [])}
    if entry.table.get("county") not in counties:
        yield f"{entry.id}: county must name the county where it stands."
    if entry.public and not (entry.table.get("printed_by") and entry.table.get("place")):
        yield f"{entry.id} is shown: it needs place, and printed_by, who printed the list where it was read."
    if entry.public and not entry.table.get("source_date"):
        yield f"{entry.id} is shown: it needs source_date, since a way that is old costs too much."


RULES = {
    "lists": _list, "figures": _figure, "links": _link, "calendar": _day, "county": _county,
    "hospitals": _hospital,
}  # fmt: skip


def _old(links: list[Document], days: int) -> list[str]:
    """Ids of the links that nobody has opened for longer."""
    latest = clock.now().date() - timedelta(days=days)
    opened = {link["id"]: str(link.get("checked_on", "")) for link in links}
    return [
        id
        for id, on in opened.items()
        if DATE.fullmatch(on) and len(on) == len("2026-11-21") and on < latest.isoformat()
    ]


def _told(books: Books, ids: list[str], what: str) -> Iterator[Finding]:
    """One warning for all: a person opens each link and writes the day down as checked_on."""
    if ids:
        message = f"{len(ids)} links {what}. Open each and write checked_on: {', '.join(ids)}."
        yield books.fault_in("links.toml", f'id = "{ids[0]}"', message, "warning")
