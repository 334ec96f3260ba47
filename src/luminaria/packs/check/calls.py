"""Numbers that nobody has called, or not lately, and lines that must never vanish."""

from collections.abc import Iterator

from luminaria.kernel import clock
from luminaria.packs.building.speech import fact
from luminaria.packs.check.findings import Books, Finding
from luminaria.packs.source import Document

WARN_DAYS = 90


def check(books: Books) -> Iterator[Finding]:
    """Warnings for numbers without a call in the last 90 days; an error for a line held that may not be."""
    document = books.source.document
    said = document["pack"].get("clocks", {})
    for id, sentence in uncalled(document, int(said.get("warn_days", WARN_DAYS))):
        yield books.fault_in("contacts.toml", f'id = "{id}"', sentence, "warning")
    contacts = {entry["id"]: entry for entry in document.get("contacts", {}).get("contact", [])}
    for id in said.get("never_hidden", []):
        if not fact(contacts.get(id, {})).public:
            message = f"{id} is a line that never vanishes (pack.toml, never_hidden), and it is not public."
            yield books.fault_in("contacts.toml", f'id = "{id}"', message)


def uncalled(document: Document, days: int) -> Iterator[tuple[str, str]]:
    """(id, sentence) of the help-page numbers without a call in the last `days` days."""
    clocks = document["pack"].get("clocks", {})
    contacts = {entry["id"]: entry for entry in document.get("contacts", {}).get("contact", [])}
    for id in dict.fromkeys([*clocks.get("launch", []), *clocks.get("never_hidden", [])]):
        if id in clocks.get("never_called", []):
            continue
        on = contacts.get(id, {}).get("called", {}).get("on")
        if on is None:
            yield id, f"Nobody has called {id} yet. Call it and write down who answered, hours and languages."
        elif (clock.now().date() - on).days > days:
            yield id, f"{id} was last called on {on}, more than {days} days ago. Call it again."
