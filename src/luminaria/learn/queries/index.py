"""Everything public that can be found, as entries of one language, and the table in memory that finds it."""

import re
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from threading import Lock

from django.urls import Resolver404, resolve, reverse

from luminaria.learn.queries.counties import areas
from luminaria.packs import Pack
from luminaria.packs.rules import Block, Page, Setting

TAG = re.compile(r"<[^>]+>")
ONLY_LINK = re.compile(r"<a [^>]*>[^<]*</a>\.?")
# Pages that are code: their place, and the strings that describe them. One that is not there is left out.
DOORS = (
    ("/help/", ("help.title", "help.lead", "help.write_text")),
    ("/guide/", ("guide.title", "guide.lead", "guide.tell")),
    ("/signs/", ("signs.title", "signs.lead")),
    ("/contacts/", ("contacts.title", "contacts.lead")),
    ("/letter/", ("finding.letter", "letter.about")),
    ("/counties/", ("counties.title", "counties.find_short")),
    ("/cards/", ("finding.cards",)),
    ("/report/", ("report.title", "report.lead")),
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing to find: the page's title, the heading below which it stands, and its words.

    `kind` is page, sign, contact, county or door; `id` is the contact's id for a contact.
    """

    kind: str
    id: str
    title: str
    part: str
    body: str
    href: str


def entries(here: Pack, locale: str) -> Iterator[Entry]:
    """Every entry of a language: pages by section, places by sign, doors, counties, contacts."""
    for page in here.pages(locale):
        yield from _of_page(page, locale)
    for setting in here.settings(locale):
        yield from _of_setting(setting, locale)
    yield from _doors(here, locale)
    yield from _areas(locale)
    for contact in here.contacts(locale):
        body = " ".join((contact.name, contact.about, contact.area, contact.languages, contact.who_answers))
        yield Entry("contact", contact.id, contact.title, contact.name, body, "")


def _of_page(page: Page, locale: str) -> Iterator[Entry]:
    href = reverse("learn.page", args=[locale, page.slug])
    yield Entry("page", page.slug, page.title, "", page.lead, href)
    for section in page.sections:
        body = " ".join(" ".join(_said(block)) for block in section.blocks).strip()
        if body:
            place = f"{href}#s-{section.id}" if section.title else href
            yield Entry("page", page.slug, page.title, section.title, body, place)


def _said(block: Block) -> Iterator[str]:
    """The words of a block, as sentences; a list of links to other pages says nothing of its own."""
    texts = (text for text in (block.html, *block.items) if text and not ONLY_LINK.fullmatch(text))
    yield from map(_bare, texts)
    if block.listed:
        yield f"{block.listed.title}."
        yield from (f"{item.title}. {item.text}".strip() for item in block.listed.items)
    if block.figure:
        yield block.figure.claim
    if block.link:
        yield f"{block.link.title}. {block.link.about} {' '.join(block.link.aliases)}"
    yield from (f"{day.title}. {day.text}" for day in block.days)


def _bare(html: str) -> str:
    text = unescape(TAG.sub("", html)).strip()
    return text if text.endswith((".", "?", ":", "”", "»")) else f"{text}."


def _of_setting(setting: Setting, locale: str) -> Iterator[Entry]:
    href = reverse("learn.setting", args=[locale, setting.code])
    yield Entry("page", setting.code, setting.title, "", f"{setting.summary} {setting.lead}", href)
    for sign in setting.signs:
        yield Entry("sign", setting.code, setting.title, sign.title, sign.text, href)


def _doors(here: Pack, locale: str) -> Iterator[Entry]:
    words = here.words(locale)
    lacking = {
        path
        for path, part in (("/letter/", "letter"), ("/counties/", "counties"))
        if part not in here.source.document
    }
    for path, keys in DOORS:
        known = [words[key] for key in keys if key in words]
        if known and path not in lacking and answers(f"/{locale}{path}"):
            yield Entry("door", path, known[0], "", " ".join(known[1:]), f"/{locale}{path}")


def _areas(locale: str) -> Iterator[Entry]:
    for area in areas(locale):
        towns = ", ".join(part for part in (area.seat, *area.towns, *area.also) if part)
        href = reverse("learn.county", args=[locale, area.id])
        yield Entry("county", area.id, area.full[:1].upper() + area.full[1:], "", f"{towns}.", href)


def answers(path: str) -> bool:
    """Whether this program has a page of its own at the address."""
    try:
        return resolve(path).url_name != "learn.page"
    except Resolver404:
        return False


class Table:
    """A full-text table in memory. One connection, one question at a time; nothing of a question is kept."""

    COLUMNS = "title, part, body"
    # A word in a title weighs more than one in the text.
    RANK = "bm25(found, 8.0, 4.0, 1.0)"

    def __init__(self, known: tuple[Entry, ...], *, porter: bool) -> None:
        self.entries = known
        self._lock = Lock()
        self._base = sqlite3.connect(":memory:", check_same_thread=False)
        stem = "porter " if porter else ""
        self._base.execute(
            f"CREATE VIRTUAL TABLE found USING fts5({self.COLUMNS},"
            f" tokenize='{stem}unicode61 remove_diacritics 2')"
        )
        rows = [(one.title, one.part, one.body) for one in known]
        self._base.executemany("INSERT INTO found (title, part, body) VALUES (?, ?, ?)", rows)
        self._base.commit()

    def ask(self, tokens: tuple[str, ...], most: int) -> list[Entry]:
        """The best entries for tokens of letters and digits; a token that ends in * begins a word."""
        phrases = [f'"{token.rstrip("*")}"' + ("*" if token.endswith("*") else "") for token in tokens]
        if not any(tokens):
            return []
        sql = f"SELECT rowid FROM found WHERE found MATCH ? ORDER BY {self.RANK}, rowid LIMIT ?"  # noqa: S608
        with self._lock:
            rows = self._base.execute(sql, (" OR ".join(phrases), most)).fetchall()
        return [self.entries[row - 1] for (row,) in rows]
