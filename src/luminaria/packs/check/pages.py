"""Pages and what leads out of them: front matter, directives, links, sound."""

import re
from collections.abc import Iterator
from pathlib import Path

from luminaria.packs.building.directives import LINE
from luminaria.packs.building.speech import fact
from luminaria.packs.check.entries import entries, nested
from luminaria.packs.check.findings import Books, Finding
from luminaria.packs.rules.pages import GRADES, GROUPS
from luminaria.packs.source import Document, Source, language

# Addresses that every instance has, whatever the pack.
ADDRESSES = {"/", "/help/", "/contacts/", "/guide/", "/signs/", "/report/", "/report/status/", "/search/",
             "/letter/", "/counties/", "/cards/", "/pages/", "/learn/", "/guide/whole/"}  # fmt: skip
# Pages that the program leads to by itself, from every page.
NEEDED = ("help", "phone")
NEEDED_FILES = ("letter", "paper", "situations")
FOLDER_OF = {"list": "lists/", "signs": "settings/", "law": "law/", "figure": "figures.toml",
             "link": "links.toml", "contact": "contacts.toml"}  # fmt: skip
COVERS = re.compile(r"[A-Z]\d{1,2}")


def check(books: Books) -> Iterator[Finding]:
    """Every fault of a page's front matter, and every line or link that leads nowhere."""
    named = nameable(books.source.document)
    for path, locale, page in books.pages():
        for needle, message in _front(path, page["front"]):
            yield books.fault(path, needle, message)
        for line in page["body"].splitlines():
            if message := _directive(line.strip(), named):
                yield books.fault(path, line.strip(), message)
        yield from _neutral(books, path, locale, page)
    yield from _links(books)
    for name in _absent(books.source):
        message = f"{name} is missing or not public. The program leads there from every page. Write it."
        yield books.fault_in("pack.toml", "", message)


def _absent(source: Source) -> Iterator[str]:
    """What the program counts on and the pack has not."""
    for locale in source.locales:
        own = _own(source.document, locale)
        yield from (f"pages/{locale}/{slug}.md" for slug in NEEDED if f"/{slug}/" not in own)
    yield from (f"{name}.toml" for name in NEEDED_FILES if name not in source.document)


def nameable(document: Document) -> dict[str, set[str]]:
    """What each directive may name: public things only, and no figure that a newer one superseded."""
    public = [entry for entry in entries(document) if entry.public and not entry.table.get("superseded_by")]
    return {
        kind: {entry.id for entry in public if entry.file.startswith(file)}
        for kind, file in FOLDER_OF.items()
    }


def _directive(line: str, named: dict[str, set[str]]) -> str:
    if not line.startswith("@"):
        return ""
    found = LINE.fullmatch(line)
    if found is None or found[1] not in (*FOLDER_OF, "danger", "calendar"):
        return f"{line[:40]} is no line that a page can have. See README.md beside the packs."
    if found[1] in named and (found[2] or "").partition(" ")[0] not in named[found[1]]:
        return f"@{found[1]} names {found[2]}, which is unknown or not public. Name another one."
    return ""


def _front(path: Path, front: Document) -> Iterator[tuple[str, str]]:
    if front.get("group", "") not in GROUPS:
        yield "group =", f"{path.stem}: group is one of {', '.join(GROUPS[:-1])}."
    if front.get("grade", "public") not in GRADES:
        yield "grade =", f"{path.stem}: grade is one of {', '.join(GRADES)}."
    for key in ("title", "lead"):
        if not front.get(key):
            yield "+++", f"{path.stem} has no {key}. Write it."
    for code in front.get("covers", ()):
        if not COVERS.fullmatch(code):
            yield "covers =", f"{path.stem}: covers names {code}, which is no element as B13."
    audio = front.get("audio", "")
    if audio and not (path.parent / audio).is_file():
        yield "audio =", f"{path.stem}: the sound {audio} does not lie beside the page."


def _neutral(books: Books, path: Path, locale: str, page: Document) -> Iterator[Finding]:
    """The page of a person who needs help names nothing that another person should not read."""
    if not page["front"].get("help"):
        return
    lines = [str(page["front"].get(key, "")) for key in ("title", "tab", "lead")]
    for line in (*lines, *page["body"].splitlines()):
        for pattern, instead in language(locale).get("help_avoid", {}).items():
            if found := re.search(pattern, line, re.IGNORECASE):
                message = f"A help page does not say {found[0]!r}: {instead}."
                yield books.fault(path, line[:50], message)


def _links(books: Books) -> Iterator[Finding]:
    document = books.source.document
    for path, locale, page in books.pages():
        there = known(document, locale)
        for link in re.findall(r"\]\(([^)]*)\)", page["body"]):
            if link not in there:
                message = f"The link {link} leads nowhere. Write that page in {locale}, or correct it."
                yield books.fault(path, f"]({link})", message)
    everywhere = set.intersection(*(known(document, locale) for locale in books.source.locales))
    for entry in nested(document):
        link = str(entry.table.get("link", ""))
        if link and link not in everywhere:
            message = f"{entry.id}: the link {link} leads nowhere. Write that page in every language."
            yield books.fault_in(entry.file, entry.needle, message)


def known(document: Document, locale: str) -> set[str]:
    """Every address inside that a text of that language may lead to."""
    own = _own(document, locale)
    if locale in document["pack"].get("partial", ()):
        return own
    counties = document.get("counties", {}).get("county", [])
    places = document.get("settings", {})
    return (
        ADDRESSES
        | own
        | {f"/counties/{county['id']}/" for county in counties}
        | {f"/signs/{code}/" for code, place in places.items() if fact(place).public}
    )


def _own(document: Document, locale: str) -> set[str]:
    pages = document.get("pages", {}).get(locale, {})
    return {f"/{slug}/" for slug, page in pages.items() if fact(page["front"]).public}
