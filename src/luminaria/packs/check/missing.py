"""What the texts of a pack name and nobody has written: to-do notes, and pages and lists still to come."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from luminaria.packs.check.entries import nested
from luminaria.packs.check.findings import Books, Finding
from luminaria.packs.check.pages import known, nameable
from luminaria.packs.check.strings import LIST
from luminaria.packs.source import Source

SLUG = re.compile(r"/([a-z0-9-]+)/")


@dataclass(frozen=True)
class Wanted:
    """Slugs of pages and codes of lists that are named and not there."""

    pages: tuple[str, ...]
    lists: tuple[str, ...]


def wanted(source: Source) -> Wanted:
    """What inherited texts ask of a place that has just begun."""
    books = Books.of(source)
    links: set[str] = set()
    lists: set[str] = set()
    there = set.intersection(*(known(source.document, locale) for locale in source.locales))
    for _, _, page in books.pages():
        links |= set(re.findall(r"\]\((/[^)]*)\)", page["body"]))
        lists |= set(LIST.findall(page["body"]))
    links |= {str(entry.table["link"]) for entry in nested(source.document) if entry.table.get("link")}
    slugs = sorted(found[1] for link in links - there if (found := SLUG.fullmatch(link)))
    return Wanted(tuple(slugs), tuple(sorted(lists - nameable(source.document)["list"])))


def check(books: Books) -> Iterator[Finding]:
    """A warning for each note of what is still to be done."""
    for key, note in books.source.document["pack"].get("todo", {}).items():
        path = books.file("pack.toml", f"{key} =")
        if path:
            yield books.fault(path, f"{key} =", f"To do: {note}", "warning")
    for path, _, page in books.pages():
        if page["front"].get("todo"):
            yield books.fault(path, "todo =", f"To do: {page['front']['todo']}", "warning")
