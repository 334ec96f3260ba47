"""`pack()`: the pack of this instance. Each language is built once, on first use."""

import logging
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from django.conf import settings as django_settings

from luminaria.kernel.errors import LuminariaError
from luminaria.packs import overlay
from luminaria.packs.building import partial as _partial
from luminaria.packs.building import reviews as _reviews
from luminaria.packs.building.speech import fact
from luminaria.packs.edition import Edition
from luminaria.packs.rules import (
    ChildBox,
    Contact,
    County,
    CountyKind,
    Day,
    Dock,
    Figure,
    Guide,
    Hospital,
    Law,
    Link,
    Listed,
    NotInPack,
    Organization,
    Page,
    Questionnaire,
    Review,
    Service,
    Setting,
    Situation,
    Taxonomy,
    Way,
    Words,
)
from luminaria.packs.source import JURISDICTIONS, Source, language, read

T = TypeVar("T")
logger = logging.getLogger(__name__)


class Pack:
    """A jurisdiction's content. Unknown languages and ids raise NotInPack; hidden entries are unknown."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.code = source.code
        self.locales = source.locales
        self._editions: dict[str, Edition] = {}
        self._open: dict[str, bool] = {}

    @property
    def default_locale(self) -> str:
        return self.locales[0]

    @property
    def name(self) -> str:
        return self.edition(self.default_locale).name

    @property
    def country(self) -> str:
        """Where an address lies that does not say it, in two letters (ISO 3166-1)."""
        return str(self.source.document["pack"].get("country", ""))

    def edition(self, locale: str) -> Edition:
        """The language, built once. Raises NotInPack for a language that the pack does not have."""
        if locale not in self.locales and not self.is_open(locale):
            raise NotInPack
        if locale not in self._editions:
            self._editions[locale] = Edition(self.source, locale)
        return self._editions[locale]

    def made_whole(self) -> None:
        """Build everything that pages need now. Raises PackBroken: a text may name a line that is held."""
        for edition in map(self.edition, self.locales):
            _ = (edition.dock, edition.danger, edition.child, edition.settings, edition.guide, edition.pages)

    def is_open(self, locale: str) -> bool:
        """True for a partial language whose frame and at least one page people have reviewed."""
        if locale not in self._open:
            self._open[locale] = locale in self.source.partial and not self.why_closed(locale)
        return self._open[locale]

    def why_closed(self, locale: str) -> str:
        """Why a partial language is not shown, as a sentence; "" when it is."""
        missing = _partial.lacking(self.source, locale)
        if missing:
            return f"{len(missing)} parts of its frame are not reviewed."
        try:
            edition = Edition(self.source, locale)
            whole = len(self.source.document["danger"]["way"]) == len(edition.danger)
            shown = edition.name and edition.dock and whole and edition.pages
        except (LuminariaError, KeyError) as fault:
            return f"It cannot be built: {getattr(fault, 'sentence', fault)}"
        return "" if shown else "A way out of danger, or every page, lacks the language or its review."

    def open_partial(self) -> tuple[str, ...]:
        """Partial languages in which there is something to read, in the order of pack.toml."""
        return tuple(locale for locale in self.source.partial if self.is_open(locale))

    def reads(self, locale: str, slug: str) -> bool:
        """True when that page can be read in that language: a partial one has only reviewed pages."""
        return (locale in self.locales or self.is_open(locale)) and slug in self.edition(locale).pages

    def sound(self, slug: str, locale: str) -> Path:
        """The file in which somebody reads the page aloud. Raises NotInPack."""
        name = self.page(slug, locale).audio
        places = [folder / "pages" / locale / name for folder in reversed(self.source.chain)]
        found = next((path for path in places if name and path.is_file()), None)
        if found is None:
            raise NotInPack
        return found

    def direction(self, locale: str) -> str:
        """ltr or rtl."""
        return str(language(locale).get("direction", "ltr"))

    def place(self, locale: str) -> str:
        """The jurisdiction's name in that language."""
        return self.edition(locale).name

    def language_name(self, locale: str) -> str:
        """The language's name for itself."""
        return str(language(locale)["name"])

    def words(self, locale: str) -> Words:
        """The strings of the interface."""
        return self.edition(locale).words

    def contacts(self, locale: str) -> tuple[Contact, ...]:
        """Every public contact, in the order to show them."""
        return tuple(self.edition(locale).contacts.values())

    def contact(self, id: str, locale: str) -> Contact:
        """One public contact. Raises NotInPack."""
        return _of(self.edition(locale).contacts, id)

    def situations(self, locale: str) -> tuple[Situation, ...]:
        """Reasons to turn to someone, those that a public contact is there for."""
        return self.edition(locale).situations

    def dock(self, locale: str) -> Dock:
        """Call, text, danger for the strip on every page."""
        return self.edition(locale).dock

    def danger(self, locale: str) -> tuple[Way, ...]:
        """The three ways out of danger that stand side by side."""
        return self.edition(locale).danger

    def settings(self, locale: str) -> tuple[Setting, ...]:
        """Places with their signs, in order."""
        return tuple(self.edition(locale).settings.values())

    def setting(self, code: str, locale: str) -> Setting:
        """One place with its signs. Raises NotInPack."""
        return _of(self.edition(locale).settings, code)

    def child(self, locale: str) -> ChildBox:
        """What is said wherever it may be a child, with its laws."""
        return self.edition(locale).child

    def guide(self, locale: str) -> Guide:
        """The what-should-I-do tree."""
        return self.edition(locale).guide

    def questionnaire(self, code: str, locale: str) -> Questionnaire:
        """One questionnaire. Raises NotInPack."""
        return _of(self.edition(locale).questionnaires, code)

    def page(self, slug: str, locale: str) -> Page:
        """One page of text. Raises NotInPack."""
        return _of(self.edition(locale).pages, slug)

    def pages(self, locale: str, group: str | None = None) -> tuple[Page, ...]:
        """Every public page, by group and by place in it; with `group` only those of that group."""
        pages = self.edition(locale).pages.values()
        return tuple(page for page in pages if group is None or page.group == group)

    def list(self, code: str, locale: str) -> Listed:
        """One list of fixed length. Raises NotInPack."""
        return _of(self.edition(locale).lists, code)

    def lists(self, locale: str) -> tuple[Listed, ...]:
        """Every public list."""
        return tuple(self.edition(locale).lists.values())

    def figure(self, id: str, locale: str) -> Figure:
        """One figure that may be shown: a superseded one is unknown. Raises NotInPack."""
        return _of(self.edition(locale).figures, id)

    def figures(self, locale: str) -> tuple[Figure, ...]:
        """Every figure that may be shown."""
        return tuple(self.edition(locale).figures.values())

    def link(self, id: str, locale: str) -> Link:
        """One place outside. Raises NotInPack."""
        return _of(self.edition(locale).links, id)

    def links(self, locale: str) -> tuple[Link, ...]:
        """Every public link that leads outside."""
        return tuple(self.edition(locale).links.values())

    def calendar(self, locale: str) -> tuple[Day, ...]:
        """The public days of the year, in its order; `rules.calendar.upcoming` puts the next one first."""
        return self.edition(locale).calendar

    def counties(self, locale: str) -> tuple[County, ...]:
        """The parts of the jurisdiction, in the order of the file."""
        return tuple(self.edition(locale).counties.values())

    def county(self, id: str, locale: str) -> County:
        """One county. Raises NotInPack."""
        return _of(self.edition(locale).counties, id)

    def county_kind(self, locale: str) -> CountyKind:
        """What the parts are called here. Raises PackBroken when the pack does not say."""
        return self.edition(locale).county_kind

    def hospital(self, id: str, locale: str) -> Hospital:
        """One public hospital. Raises NotInPack."""
        return _of(self.edition(locale).hospitals, id)

    def law(self, id: str, locale: str) -> Law:
        """One law row that may be shown. Raises NotInPack."""
        return _of(self.edition(locale).laws, id)

    def laws(self, locale: str) -> tuple[Law, ...]:
        """Every law row that may be shown."""
        return tuple(self.edition(locale).laws.values())

    def services(self, locale: str) -> tuple[Service, ...]:
        """Services that may be shown, verified or sourced."""
        return tuple(one for one in self.edition(locale).services if one.fact.public)

    def known_services(self, locale: str) -> tuple[Service, ...]:
        """Every service on record, for the directory to hold; most of them wait for a call."""
        return self.edition(locale).services

    def organizations(self, locale: str) -> dict[str, Organization]:
        """Organizations that offer several services on record, by id."""
        return self.edition(locale).organizations

    def taxonomies(self, locale: str) -> tuple[Taxonomy, ...]:
        """Codes for what services do and how people take part."""
        return tuple(self.edition(locale).taxonomies.values())

    def taxonomy(self, code: str, locale: str) -> Taxonomy:
        """One taxonomy. Raises NotInPack."""
        return _of(self.edition(locale).taxonomies, code)

    def review(self, locale: str) -> Review:
        """Who reviewed what in that language, complete or not, and what has changed since."""
        if locale in self.source.partial:
            return _reviews.review(self.source.document, locale)
        return self.edition(locale).review

    def hidden_ids(self) -> frozenset[str]:
        """Contacts that the pack records and never shows."""
        entries = self.source.document.get("contacts", {}).get("contact", [])
        return frozenset(entry["id"] for entry in entries if not fact(entry).public)


def _of(entries: Mapping[str, T], id: str) -> T:
    found = entries.get(id)
    if found is None:
        raise NotInPack
    return found


def load(code: str, roots: tuple[Path, ...] = (JURISDICTIONS,), over: Path | None = None) -> Pack:
    """A pack by code, from the given folders, under the overlay. Raises NotInPack or PackBroken."""
    source = read(code, roots)
    if over is None or not over.is_dir():
        return Pack(source)
    document = overlay.laid_over(source.document, over)
    return Pack(replace(source, document=document, overlay=over))


@lru_cache(maxsize=8)
def _loaded(code: str, roots: tuple[Path, ...], over: Path | None, stamp: tuple[int, ...]) -> Pack:
    try:
        found = load(code, roots, over)
        if stamp:
            found.made_whole()
        return found
    except (LuminariaError, KeyError, OSError):  # the pages stand, whatever is amiss with the folder
        if not stamp:
            raise
        logger.error("The overlay of the pack cannot be read and is left out. Run: luminaria pack check.")
        return load(code, roots)


def pack() -> Pack:
    """The pack that `LUMINARIA_PACK` names, with what people of this instance found out laid over it."""
    over = django_settings.LUMINARIA_PACK_OVERLAY
    roots = (*django_settings.LUMINARIA_PACK_ROOTS, JURISDICTIONS)
    return _loaded(str(django_settings.LUMINARIA_PACK), roots, over, overlay.stamp(over))
