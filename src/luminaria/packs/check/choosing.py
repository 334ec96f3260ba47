"""What people choose a contact by, and numbers that say otherwise."""

import re
from collections.abc import Iterator

from luminaria.kernel.errors import LuminariaError
from luminaria.packs.building import choosing
from luminaria.packs.building.speech import fact
from luminaria.packs.check.findings import Books, Finding
from luminaria.packs.rules.contacts import EVERYWHERE, INTERPRETER
from luminaria.packs.source import Document

LANGUAGE = re.compile(r"[a-z]{2,3}(-[a-z]{2,4})?")


def check(books: Books) -> Iterator[Finding]:
    """Every contact whose choosing data is missing, misspelt, or at odds with another record."""
    document = books.source.document
    for entry in document.get("contacts", {}).get("contact", []):
        for message in _messages(document, entry):
            yield books.fault_in("contacts.toml", f'id = "{entry["id"]}"', f"{entry['id']}: {message}")


def _messages(document: Document, entry: Document) -> Iterator[str]:
    yield from _named(document, entry)
    yield from _hours(entry)
    if fact(entry).public:
        for key in ("situations", "counties"):
            if not entry.get(key):
                yield f"{key} is missing. Without it nobody can find this line by choosing."
        if entry.get("conflicts_with"):
            yield "it is public and says conflicts_with. Hide one of the two until a call has told."
    elif entry.get("status") == "conflict" and not entry.get("conflicts_with"):
        yield "a conflict needs conflicts_with, the id of the record that says otherwise."
    for place in (entry, *entry.get("channel", [])):
        if place.get("policy") and not str(place["policy"]).startswith("https://"):
            yield "policy is the https address where the line says what it does with what it hears."


def _named(document: Document, entry: Document) -> Iterator[str]:
    situations = {one["id"] for one in document.get("situations", {}).get("situation", [])}
    counties = {one["id"] for one in document.get("counties", {}).get("county", [])} | {EVERYWHERE}
    contacts = {one["id"] for one in document["contacts"]["contact"]} - {entry["id"]}
    for code in entry.get("situations", ()):
        if code not in situations:
            yield f"situations.toml does not have {code}."
    for code in choosing.counties(entry):
        if code not in counties and "counties" in document:
            yield f"counties.toml does not have {code}."
    if entry.get("conflicts_with") and entry["conflicts_with"] not in contacts:
        yield f"conflicts_with names {entry['conflicts_with']}, which is not recorded."
    places = (entry, *entry.get("channel", []))
    for code in (code for place in places for code in place.get("language_codes", ())):
        if code != INTERPRETER and not LANGUAGE.fullmatch(code):
            yield f"language_codes has {code}. Write codes as es, vi, zh-hans, and interpreter."


def _hours(entry: Document) -> Iterator[str]:
    try:
        choosing.ages(entry)
        for place in (entry, *entry.get("channel", [])):
            choosing.opening(place, "UTC")
    except LuminariaError as fault:
        yield fault.sentence
