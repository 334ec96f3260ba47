"""Front matter, sources, staleness and numbers."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from luminaria.kernel import clock
from luminaria.packs.building.speech import DATE, fact
from luminaria.packs.check.entries import Entry, entries, nested
from luminaria.packs.check.findings import Books, Finding
from luminaria.packs.rules import STATUSES
from luminaria.packs.source import Document

COUNTRY = re.compile(r"[A-Z]{2}")
LONG = re.compile(r"1?[2-9]\d{2}[2-9]\d{6}")
SHORT = re.compile(r"\d{3}|\d{5,6}|#\d{4}")
NUMBER = re.compile(r"\d{3}")
KEYPAD = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "22233344455566677778889999")
SPOKEN = ("call", "text", "tty", "code")


def check(books: Books) -> Iterator[Finding]:
    """Every fault of front matter and of numbers in the merged pack."""
    document = books.source.document
    if not COUNTRY.fullmatch(str(document["pack"].get("country", ""))):
        message = "pack.toml needs country in two letters, as US: where an address lies that does not say it."
        yield Finding(f"{books.source.code}/pack.toml", 1, message)
    for entry in entries(document):
        yield from _front(books, entry)
    for entry in nested(document):
        yield from _status(books, entry, str(entry.table.get("status", "verified")))
    contacts = document.get("contacts", {}).get("contact", [])
    for contact in contacts:
        yield from _channels(books, contact)
    yield from _hidden_digits(books, contacts)
    yield from _mentioned(books, document, contacts)


def _front(books: Books, entry: Entry) -> Iterator[Finding]:
    id, table = entry.id, entry.table
    yield from _status(books, entry, str(table.get("status", "")))
    if not str(table.get("source", "")).strip():
        yield _fault(books, entry, f"{id} has no source. Write where it was read.")
    written = str(table.get("source_date", "missing"))
    if written and not DATE.fullmatch(written):
        message = f'{id} needs source_date as YYYY, YYYY-MM or YYYY-MM-DD, or "" when the page has none.'
        yield _fault(books, entry, message)
    if not str(table.get("reviewed_by", "")).strip():
        yield _fault(books, entry, f'{id} has no reviewed_by. Name a role of a person, or write "not yet".')
    called = table.get("called")
    if called is not None:
        yield from _call(books, entry, called)


def _status(books: Books, entry: Entry, status: str) -> Iterator[Finding]:
    if status not in STATUSES:
        message = f"{entry.id} has no status of {', '.join(STATUSES)}. Without one it stays hidden."
        yield _fault(books, entry, message)


def _call(books: Books, entry: Entry, called: Document) -> Iterator[Finding]:
    lacking = [key for key in ("on", "who", "hours", "languages") if not called.get(key)]
    if lacking:
        message = f"{entry.id}: the call lacks {', '.join(lacking)}. Write what was heard."
        yield _fault(books, entry, message)
    elif not isinstance(called["on"], date) or called["on"] > clock.now().date():
        yield _fault(books, entry, f"{entry.id}: the call needs a date that has passed, as on = 2026-11-21.")


def _fault(books: Books, entry: Entry, message: str) -> Finding:
    return books.fault_in(entry.file, entry.needle, message)


def _channels(books: Books, contact: Document) -> Iterator[Finding]:
    id = contact["id"]
    shown = fact(contact).public
    if shown and not contact.get("channel"):
        yield books.fault_of(id, f"{id} is public and has no channel. Add one, or change its status.")
    if shown and not contact.get("printed_by"):
        yield books.fault_of(id, f"{id} is public and does not say who printed it. Add printed_by.")
    for channel in contact.get("channel", []):
        if channel["kind"] not in SPOKEN:
            continue
        value, display = str(channel["value"]), str(channel["display"])
        if not (LONG.fullmatch(value) or SHORT.fullmatch(value)):
            yield books.fault_of(
                id, f"{id}: {value} is neither a ten-digit number of this continent nor a short code."
            )
        if dialled(display) != dialled(value):
            yield books.fault_of(id, f"{id}: people read {display}, and the phone would dial {value}.")


def dialled(written: str) -> str:
    """The digits that a written number stands for, letters by keypad, without a leading 1."""
    digits = re.sub(r"[^\d#]", "", written.upper().translate(KEYPAD))
    return digits[1:] if len(digits) == 11 and digits[0] == "1" else digits


def _numbers(contact: Document) -> set[str]:
    spoken = [channel for channel in contact.get("channel", []) if channel["kind"] in SPOKEN]
    return {dialled(str(channel["value"])) for channel in spoken}


def _hidden_digits(books: Books, contacts: list[Document]) -> Iterator[Finding]:
    kept_back = [entry for entry in contacts if not fact(entry).public]
    hidden = {number: entry["id"] for entry in kept_back for number in _numbers(entry)}
    for contact in contacts:
        shown = _numbers(contact) if fact(contact).public else set()
        for number in sorted(shown & set(hidden)):
            message = f"{contact['id']} shows {number}, which {hidden[number]} hides. Call it first."
            yield books.fault_of(contact["id"], message)
    for text in books.texts:
        if not NUMBER.search(text.value) or text.path.stem == "contacts":
            continue
        digits = _digits(text.value)
        for number, id in hidden.items():
            if len(number) > 6 and number in digits:
                message = f"The number of {id} stands here, and it is hidden. Take it out."
                yield books.fault(text.path, text.value[:50], message)


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def _mentioned(books: Books, document: Document, contacts: list[Document]) -> Iterator[Finding]:
    shown = {contact["id"] for contact in contacts if fact(contact).public}
    named: dict[str, Any] = {**document["pack"].get("dock", {})}
    named |= {f"danger {way['id']}": way.get("contact") for way in document.get("danger", {}).get("way", [])}
    paper = document.get("paper", {})
    named |= {f"the pocket card ({id})": id for id in paper.get("pocket", [])}
    named |= {"the slip": paper.get("slip")}
    named |= {f"the plain card ({line['id']})": line.get("contact") for line in paper.get("plain", [])}
    if "child" in document.get("signs", {}):
        named["the child box"] = document["signs"]["child"]["contact"]
    for where, id in named.items():
        if id and id not in shown:
            yield books.fault_of(id, f"{where} names {id}, which is not public. Name another one.")
