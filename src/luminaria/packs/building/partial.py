"""A language that is there only where people have reviewed it: the pack without everything else.

Nothing falls back to another language. What lacks the language, or changed after its review, is
left out; when the frame of every page is not whole, the language is not there at all.
"""

from typing import Any

from luminaria.packs.building.reviews import review
from luminaria.packs.building.speech import flat
from luminaria.packs.rules.reviews import REVIEWED, Review
from luminaria.packs.source import Document, Source

# Sections of the interface that the frame of a page says; pack.toml may name others.
FRAME = ("leave", "dock", "shell", "help", "contact", "call", "law", "page", "partial", "demo")
# Content that the frame shows.
SHOWN = ("pack", "contacts", "danger")
ENTRIES = {"figures": "figure", "links": "link", "calendar": "day"}

LEFT_OUT = ("settings", "questionnaires", "counties", "hospitals", "services", "taxonomies")


def lacking(source: Source, locale: str) -> list[str]:
    """What of the frame nobody has translated, or nobody has reviewed as it stands."""
    found = review(source.document, locale)
    sections = tuple(source.document["pack"].get("partial_words", FRAME))
    first = source.document["words"].get(source.locales[0], {})
    wanted = [key for key, _ in flat({name: first[name] for name in sections if name in first})]
    return [id for id in (*wanted, *SHOWN) if found.state(id) != REVIEWED]


def spoken(source: Source, locale: str) -> Document:
    """The document with only what has been reviewed in that language."""
    document, found = source.document, review(source.document, locale)
    kept: Document = {name: {} for name in LEFT_OUT}
    for name in SHOWN:
        kept[name] = _complete_in(document.get(name, {}), locale, source.written)
    for name in ENTRIES:
        said = document.get(name, {}) if found.state(name) == REVIEWED else {}
        kept[name] = _complete_in(said, locale, source.written)
    for folder in ("lists", "law"):
        kept[folder] = {
            code: _complete_in(table, locale, source.written)
            for code, table in document.get(folder, {}).items()
            if found.state(f"{folder}/{code}") == REVIEWED
        }
    return document | kept | {"pages": {locale: _pages(document, found, locale)}}


def _pages(document: Document, found: Review, locale: str) -> Document:
    pages = document.get("pages", {}).get(locale, {})
    return {slug: page for slug, page in pages.items() if found.state(f"pages/{slug}") == REVIEWED}


def _complete_in(table: Document, locale: str, languages: tuple[str, ...]) -> Document:
    """The table without those of its entries that do not say everything in that language."""
    made: Document = {}
    for key, value in table.items():
        if isinstance(value, list) and value and all(isinstance(entry, dict) for entry in value):
            made[key] = [entry for entry in value if _says_all(entry, locale, languages)]
        elif key == "says":
            made[key] = {name: said for name, said in value.items() if locale in said}
        else:
            made[key] = value
    return made


def _says_all(value: Any, locale: str, languages: tuple[str, ...]) -> bool:
    if isinstance(value, dict):
        if set(value) & set(languages):
            return locale in value
        return all(_says_all(below, locale, languages) for below in value.values())
    return all(_says_all(below, locale, languages) for below in value) if isinstance(value, list) else True
