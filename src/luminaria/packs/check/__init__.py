"""`luminaria pack check`: the gate between what was written and what people read."""

from collections.abc import Iterator
from pathlib import Path

from luminaria.kernel.errors import LuminariaError
from luminaria.packs.check import (
    calls,
    choosing,
    facts,
    kinds,
    missing,
    pages,
    partial,
    reviews,
    services,
    taxonomies,
    texts,
    translation,
    trees,
)
from luminaria.packs.check.findings import Books, Finding
from luminaria.packs.pack import Pack, load, pack
from luminaria.packs.source import JURISDICTIONS

PARTS = ("child", "guide", "questionnaires", "pages", "services", "lists", "figures", "links", "calendar",
         "counties", "situations", "taxonomies", "organizations")  # fmt: skip

GATES = (facts, kinds, taxonomies, services, choosing, calls, reviews, texts, translation, trees, pages,
         missing, partial)  # fmt: skip

__all__ = ["Finding", "check", "public_launch_findings", "roots"]


def check(code: str, where: tuple[Path, ...] = (JURISDICTIONS,), over: Path | None = None) -> list[Finding]:
    """Everything that is wrong with the pack, errors first. An empty list is a pack that may be shown.

    `over` is the overlay of an instance: its calls and reviews are held to the same rules.
    """
    try:
        books = Books.of(load(code, where, over).source)
        found = set(_findings(books))
    except LuminariaError as fault:
        return [Finding(f"{code}/pack.toml", 1, fault.sentence)]
    return sorted(found, key=lambda finding: (finding.level, finding))


def roots(further: tuple[Path, ...]) -> tuple[Path, ...]:
    """The folders in which a pack is looked for: further ones, then those of the program."""
    return (*further, JURISDICTIONS)


def _findings(books: Books) -> Iterator[Finding]:
    if books.source.document["pack"].get("abstract"):
        return
    for gate in GATES:
        yield from gate.check(books)
    yield from _builds(books)


def _builds(books: Books) -> Iterator[Finding]:
    """The pack is built whole in every language, as a reader would have it."""
    for locale in books.source.locales:
        edition = Pack(books.source).edition(locale)
        try:
            parts = (edition.contacts, edition.dock, edition.danger, edition.settings)
            for name in PARTS:
                getattr(edition, name)
        except LuminariaError as fault:
            yield Finding(f"{books.source.code} ({locale})", 1, fault.sentence)
            continue
        except (KeyError, TypeError, AttributeError, ValueError) as fault:
            message = (
                f"Cannot be built: {type(fault).__name__} {fault}. An entry lacks a field, or has it amiss."
            )
            yield Finding(f"{books.source.code} ({locale})", 1, message)
            continue
        for part, name in zip(parts, ("contacts", "dock", "danger", "settings"), strict=False):
            if not part:
                yield Finding(f"{books.source.code}/{name}.toml", 1, f"{name} is empty in {locale}.")


def public_launch_findings(
    code: str = "", where: tuple[Path, ...] = (JURISDICTIONS,), over: Path | None = None
) -> list[Finding]:
    """Help-page numbers with no recorded call in the launch term (30 days): they refuse a public launch."""
    books = Books.of((load(code, where, over) if code else pack()).source)
    days = books.source.document["pack"].get("clocks", {}).get("launch_days", 30)
    return [books.fault_of(id, sentence) for id, sentence in calls.uncalled(books.source.document, days)]
