"""Services: codes that exist, words where they are shown, and no street anywhere."""

import re
from collections.abc import Iterator
from datetime import date

from luminaria.kernel.errors import LuminariaError
from luminaria.packs.building import choosing
from luminaria.packs.building.speech import fact
from luminaria.packs.check.findings import Books, Finding
from luminaria.packs.rules.contacts import EVERYWHERE
from luminaria.packs.source import Document

FILE = "services.toml"
SHOWN = ("name", "services", "area", "printed_by")
WEB = re.compile(r"[a-z0-9.-]+\.[a-z]{2,}(/[\w./-]*)?")
STREET = re.compile(
    r"\b\d{1,6}\s+(?:[NSEW]\.?\s+)?(?:\w+\s+){0,3}?(?:street|st|avenue|ave|road|rd|drive|dr|lane|ln|blvd|court"
    r"|calle|camino|highway|hwy)\b",
    re.IGNORECASE,
)
PLACES = ("address", "address_1", "street", "latitude", "longitude", "postal_code")


def check(books: Books) -> Iterator[Finding]:
    """Every fault of a service or a line, at its own line of the file."""
    document = books.source.document
    table = document.get("services", {})
    contacts = {one["id"] for one in document.get("contacts", {}).get("contact", [])}
    entries = (*table.get("line", []), *table.get("service", []))
    for entry in entries:
        for message in _codes(document, entry):
            yield _fault(books, entry, message)
    if not isinstance(table.get("read_on", date.min), date) or (entries and not table.get("read_on")):
        message = "read_on is missing: the day on which somebody last read the sources, as 2026-11-21."
        yield books.fault_in(FILE, "read_on", message)
    for entry in table.get("line", []):
        if entry["id"] not in contacts:
            yield _fault(books, entry, "it is no contact of contacts.toml. Write its number there first.")
    for entry in table.get("service", []):
        for message in _service(entry, contacts):
            yield _fault(books, entry, message)


def _fault(books: Books, entry: Document, message: str) -> Finding:
    return books.fault_in(FILE, f'id = "{entry["id"]}"', f"{entry['id']}: {message}")


def _codes(document: Document, entry: Document) -> Iterator[str]:
    counties = {one["id"] for one in document.get("counties", {}).get("county", [])} | {EVERYWHERE}
    named = {
        "services": entry.get("terms", ()),
        "take-part": entry.get("offers", ()),
        "roles": entry.get("roles", ()),
        "headings": [entry["heading"]] if entry.get("heading") else [],
    }
    for taxonomy, codes in named.items():
        for code in set(codes) - _known(document, taxonomy):
            yield f"{code} is no term of {taxonomy} in taxonomies.toml."
    if "counties" in document:
        for code in set(choosing.counties(entry)) - counties:
            yield f"counties.toml does not have {code}."


def _known(document: Document, taxonomy: str) -> set[str]:
    entries = document.get("taxonomies", {}).get("taxonomy", [])
    return {term["id"] for entry in entries if entry["id"] == taxonomy for term in entry.get("term", [])}


def _service(entry: Document, contacts: set[str]) -> Iterator[str]:
    if fact(entry).public:
        for key in SHOWN:
            if not entry.get(key):
                yield f"it is shown and has no {key}. Write it, or change its status."
    if entry.get("contact") and entry["contact"] not in contacts:
        yield f"contact names {entry['contact']}, which contacts.toml does not have."
    if entry.get("web") and not WEB.fullmatch(str(entry["web"])):
        yield "web is a name as example.org."
    if any(key in entry for key in PLACES) or STREET.search(repr(entry)):
        yield "a street stands here. Take it out: who is told where a place is, is decided at the desk."
    for one in entry.get("otherwise", []):
        if not (one.get("fact") and one.get("says") and one.get("source")):
            yield "otherwise needs fact, says and source: what another source says, and which."
    try:
        choosing.counties(entry)
        _ = [int(age) for age in entry.get("ages", ()) if age != "unknown"]
    except (LuminariaError, ValueError):
        yield 'ages is the youngest and the oldest, as [12, 21]; write "unknown" where nobody knows.'
