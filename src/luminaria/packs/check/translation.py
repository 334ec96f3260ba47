"""Every language says everything: same keys, same ids, same places, and nothing left in English."""

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from luminaria.packs.building.speech import flat
from luminaria.packs.check.findings import Books, Finding
from luminaria.packs.check.strings import holds_words
from luminaria.packs.source import Document, language

PLACES = re.compile(r"\{[^}#]*\}")
LETTERS = re.compile(r"[^\W\d_]+")
MAY_BE_EQUAL = {"name", "printed_by", "area", "title", "display", "publisher", "seat"}
ENOUGH_TO_TELL = 2
PARTS = ("sections", "bullets", "numbered lines", "links", "lines with @")
Shape = tuple[list[str], int, int, list[str], list[str]]


def check(books: Books) -> Iterator[Finding]:
    """Every text that a language of the pack lacks, or has in the wrong language."""
    yield from _words(books)
    for path, table in books.tables():
        for key, said in _translated(table, frozenset(books.source.locales)):
            for message in _lacks(key, said, books.source.locales):
                yield books.fault(path, _any(said)[:50], message)
    yield from _pages(books)


def _words(books: Books) -> Iterator[Finding]:
    tables = {locale: dict(flat(table)) for locale, table in books.source.document["words"].items()}
    files: dict[str, list[Path]] = defaultdict(list)
    for path in filter(holds_words, books.raw):
        files[path.parent.name].append(path)
    keys = {key: value for table in tables.values() for key, value in table.items()}
    for locale in books.source.locales:
        own = tables.get(locale, {})
        if locale not in files:
            yield Finding(f"locale/{locale}", 1, f"The language {locale} has no words. Write this folder.")
            continue
        for key in sorted(set(keys) - set(own)):
            message = f"{key} is missing in {locale}. It says elsewhere: {keys[key][:60]}"
            yield books.fault(_same_room(files[locale], books, keys[key]), "", message)
    first = tables.get(books.source.locales[0], {})
    for locale in books.source.locales[1:]:
        for key, value in tables.get(locale, {}).items():
            for message in _pair(key, first.get(key, value), value, locale):
                yield books.fault(_file(files[locale], books, value), value[:50], message)


def _same_room(paths: list[Path], books: Books, elsewhere: str) -> Path:
    """The file that should have a string: the one of the same room as where another language has it."""
    rooms = {path.name for path in filter(holds_words, books.raw) if elsewhere[:50] in books.raw[path]}
    return next((path for path in paths if path.name in rooms), paths[0])


def _file(paths: list[Path], books: Books, value: str) -> Path:
    """The file among `paths` that has `value`: an inherited one may have it instead, then the first."""
    return next((path for path in paths if value[:50] in books.raw[path]), paths[0])


def _translated(value: Any, locales: frozenset[str], key: str = "") -> Iterator[tuple[str, Document]]:
    """(key, table) of every table with a language among its keys, complete or not."""
    if isinstance(value, dict) and set(value) & locales:
        yield key, value
    elif isinstance(value, dict):
        for name, below in value.items():
            yield from _translated(below, locales, name)
    elif isinstance(value, list):
        for below in value:
            yield from _translated(below, locales, key)


def _any(said: Document) -> str:
    value = next(iter(said.values()))
    return str(value[0] if isinstance(value, list) and value else value)


def _lacks(key: str, said: Document, locales: tuple[str, ...]) -> Iterator[str]:
    missing = [locale for locale in locales if not said.get(locale)]
    if missing:
        yield f"{key} is missing in {', '.join(missing)}. It says: {_any(said)[:60]}"
        return
    if key in ("looks", "happenings"):
        return
    first = said[locales[0]]
    for locale in locales[1:]:
        other = said[locale]
        if isinstance(first, list) and len(first) != len(other):
            yield f"{key} has {len(first)} lines in {locales[0]} and {len(other)} in {locale}."
            continue
        pairs = zip(first, other, strict=True) if isinstance(first, list) else [(first, other)]
        for ours, theirs in pairs:
            yield from _pair(key, str(ours), str(theirs), locale)


def _pair(key: str, first: str, other: str, locale: str) -> Iterator[str]:
    if sorted(PLACES.findall(first)) != sorted(PLACES.findall(other)):
        yield f"{key}: the places in braces differ between the languages: {other[:60]}"
    last = key.rpartition(".")[2]
    words = LETTERS.findall(PLACES.sub("", other))
    if first == other and len(words) > ENOUGH_TO_TELL and last not in MAY_BE_EQUAL:
        yield f"{key} is the same in {locale} as in the first language. Translate it: {other[:60]}"
    if last not in MAY_BE_EQUAL and _foreign(words, locale):
        yield f"{key} seems not to be in {locale}. Translate it: {other[:60]}"


def _foreign(words: list[str], locale: str) -> bool:
    """True when words of another of our languages stand in it, and hardly any of its own."""
    lowered = [word.lower() for word in words]
    others = {tell for other in ("en", "es") if other != locale for tell in language(other)["tells"]}
    return sum(word in others - set(language(locale)["tells"]) for word in lowered) >= ENOUGH_TO_TELL


def _pages(books: Books) -> Iterator[Finding]:
    pages = books.source.document.get("pages", {})
    first = books.source.locales[0]
    files = {(path.parent.name, path.stem): path for path, _, _ in books.pages()}
    for slug in sorted({slug for own in pages.values() for slug in own}):
        shapes = {locale: _shape(pages[locale][slug]) for locale in pages if slug in pages[locale]}
        here = next(files[locale, slug] for locale in shapes)
        for locale in books.source.locales:
            if locale not in shapes:
                yield books.fault(here, "", f"The page {slug} is missing in {locale}.")
            elif first in shapes and shapes[locale] != shapes[first]:
                yield books.fault(
                    files[locale, slug], "", _unlike(slug, locale, shapes[first], shapes[locale])
                )


def _unlike(slug: str, locale: str, first: Shape, other: Shape) -> str:
    told = zip(PARTS, first, other, strict=True)
    parts = [f"{name}: {ours} and here {theirs}" for name, ours, theirs in told if ours != theirs]
    said = "; ".join(parts)[:200]
    return f"The page {slug} has other sections, lists, links or lines in {locale}. First language: {said}"


def _shape(page: Document) -> Shape:
    body = page["body"]
    return (
        re.findall(r"\{#[^}]*\}", body),
        len(re.findall(r"^- ", body, re.MULTILINE)),
        len(re.findall(r"^1\. ", body, re.MULTILINE)),
        re.findall(r"\]\((/[^)]*)\)", body),
        re.findall(r"^@.*$", body, re.MULTILINE),
    )
