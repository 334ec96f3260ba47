"""Pages: a small, safe subset of Markdown, so that a pack can never carry markup of its own."""

import re
from html import escape

from luminaria.packs.building import directives
from luminaria.packs.building.directives import Shelf
from luminaria.packs.building.speech import Speech, fact
from luminaria.packs.rules import Block, PackBroken, Page, Section
from luminaria.packs.rules.pages import GROUPS
from luminaria.packs.source import Document

LINK = re.compile(r"\[([^\]]+)\]\((/[a-z0-9/-]*)\)")
HEADING = re.compile(r"## (.+?)(?: \{#([a-z-]+)(?: \.(bag))?\})?$")


def pages(speech: Speech, document: Document, shelf: Shelf) -> dict[str, Page]:
    """Every public page of the language by slug. Raises PackBroken for a line it cannot read."""
    entries = document.get("pages", {}).get(speech.locale, {})
    made = [
        _page(speech, slug, entry, shelf) for slug, entry in entries.items() if fact(entry["front"]).public
    ]
    return {page.slug: page for page in sorted(made, key=_place)}


def _place(page: Page) -> tuple[int, int, str]:
    return (GROUPS.index(page.group), page.order, page.slug)


def _page(speech: Speech, slug: str, entry: Document, shelf: Shelf) -> Page:
    front = entry["front"]
    if front.get("group", "") not in GROUPS:
        raise PackBroken(f"pages/{speech.locale}/{slug}.md: group is one of {', '.join(GROUPS[:-1])}.")
    return Page(
        slug=slug,
        title=speech.filled(front["title"]),
        lead=speech.filled(front["lead"]),
        tab=speech.filled(front.get("tab", front["title"])),
        help=bool(front.get("help", False)),
        sections=tuple(_sections(speech, slug, entry["body"], shelf)),
        printed=speech.printed(front),
        fact=fact(front),
        links=tuple(link[1] for link in LINK.findall(entry["body"])),
        group=front.get("group", ""),
        order=int(front.get("order", 0)),
        covers=tuple(front.get("covers", ())),
        warning=speech.filled(front.get("warning", "")),
        grade=front.get("grade", "help" if front.get("help") else "public"),
        audio=str(front.get("audio", "")),
        directory=bool(front.get("directory", False)),
    )


def _sections(speech: Speech, slug: str, body: str, shelf: Shelf) -> list[Section]:
    made: list[Section] = []
    for chunk in (chunk.strip() for chunk in re.split(r"\n\s*\n", body.strip())):
        heading = HEADING.fullmatch(chunk)
        if heading:
            id = heading[2] or f"part-{len(made) + 1}"
            made.append(Section(id, speech.filled(heading[1]), heading[3] or "plain", ()))
        elif chunk:
            last = made.pop() if made else Section("start", "", "plain", ())
            block = _block(speech, f"pages/{speech.locale}/{slug}.md", chunk, shelf)
            made.append(Section(last.id, last.title, last.look, (*last.blocks, block)))
    return made


def _block(speech: Speech, file: str, chunk: str, shelf: Shelf) -> Block:
    lines = chunk.splitlines()
    for mark, kind in (("- ", "ul"), ("1. ", "ol")):
        if lines[0].startswith(mark):
            return Block(kind, items=tuple(_items(speech, lines, mark)))
    if named := directives.block(speech, shelf, file, chunk):
        return named
    if chunk.startswith(("@", "#", "<")):
        raise PackBroken(f"{file}: cannot read the line {lines[0][:60]!r}.")
    return Block("p", html=inline(speech, " ".join(lines)))


def _items(speech: Speech, lines: list[str], mark: str) -> list[str]:
    items: list[str] = []
    for line in lines:
        if line.startswith(mark):
            items.append(line.removeprefix(mark))
        elif items:
            items[-1] += " " + line.strip()
    return [inline(speech, item) for item in items]


def inline(speech: Speech, text: str) -> str:
    """Escaped text with **strong** and [links](/slug/) that stay in the reader's language."""
    safe = escape(speech.filled(text), quote=False)
    safe = re.sub(r"\*\*(.+?)\*\*", r"<strong>\1</strong>", safe)
    return LINK.sub(rf'<a href="/{speech.locale}\2">\1</a>', safe)
