"""Reviews: each names something that is there, words as they stand, a role, and a day that has passed."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from luminaria.kernel import clock
from luminaria.packs.building.reviews import WORDS, review
from luminaria.packs.check.findings import Books, Finding
from luminaria.packs.rules.reviews import OUTDATED
from luminaria.packs.source import Document

ALLOWED = {"id", "hashes", "translator", "reviewer", "on"}


def check(books: Books) -> Iterator[Finding]:
    """Every review that says nothing, or that is about words which have changed since."""
    files = [(path, table) for path, table in books.tables() if path.parent.name == "review"]
    for path, entry in ((path, entry) for path, table in files for entry in table.get("review", [])):
        for message in _messages(books, path.stem, entry):
            yield books.fault(path, f'id = "{entry.get("id")}"', message)
    yield from _outdated(books)
    yield from _overlay(books)


def _messages(books: Books, locale: str, entry: Document) -> Iterator[str]:
    id = str(entry.get("id", ""))
    known = {"words"} | {WORDS + room for room in books.source.document["rooms"].get(locale, {})}
    if locale not in books.source.written:
        yield f"{id}: the pack has no language {locale}."
    elif id not in known | set(review(books.source.document, locale).contents):
        yield f"{id} is neither words/<room> nor content that says something in {locale}."
    if unknown := sorted(set(entry) - ALLOWED):
        yield f"{id}: a review does not have {unknown[0]}."
    if not entry.get("reviewer"):
        yield f'{id}: a review has reviewer, a role of a person, or "not yet".'
    on = entry.get("on")
    if entry.get("hashes") and (not isinstance(on, date) or on > clock.now().date()):
        yield f"{id}: a review needs a day that has passed, as on = 2026-11-21."


def _outdated(books: Books) -> Iterator[Finding]:
    """One warning for each file of words or content whose words are not those reviewed."""
    for locale in books.source.written:
        found = review(books.source.document, locale)
        marks = (*found.strings.values(), *found.contents.values())
        changed = [mark.id for mark in marks if mark.state == OUTDATED]
        if changed:
            message = (
                f"{len(changed)} texts in {locale} changed after their review: {', '.join(changed[:8])}."
            )
            yield _at(books, locale, message)


def _at(books: Books, locale: str, message: str) -> Finding:
    path = next((path for path in books.raw if path.parent.name == "review" and path.stem == locale), None)
    return books.fault(path, "", message, "warning") if path else Finding("review", 1, message, "warning")


def _overlay(books: Books) -> Iterator[Finding]:
    """What the overlay says and the pack cannot do: hold a line that never vanishes, tell of one it lacks."""
    folder = books.source.overlay
    path = folder / "contacts.toml" if folder else Path()
    if path not in books.parsed:
        return
    document = books.source.document
    never = document["pack"].get("clocks", {}).get("never_hidden", ())
    known = {entry["id"] for entry in document.get("contacts", {}).get("contact", [])}
    for entry in books.parsed[path].get("contact", []):
        id = str(entry.get("id", ""))
        if id not in known:
            message = f"{id} is no contact of the pack. A call cannot add one."
            yield books.fault(path, f'id = "{id}"', message)
        elif entry.get("hold") and id in never:
            message = f"{id}: callers found it gone or changed, and it never vanishes. Find its number now."
            yield books.fault(path, f'id = "{id}"', message)
        for key in sorted(set(entry) - {"id", "hold", "called"}):
            yield books.fault(path, f'id = "{id}"', f"{id}: an overlay cannot change {key}. It is left out.")
