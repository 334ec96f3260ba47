"""`pack()`: the pack of this instance. Each language is built once, on first use."""

from collections.abc import Mapping
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TypeVar

from django.conf import settings as django_settings

from luminaria.packs.building import contacts as _contacts
from luminaria.packs.building import pages as _pages
from luminaria.packs.building import paths as _paths
from luminaria.packs.building import settings as _settings
from luminaria.packs.building.speech import Speech, fact, speech_of
from luminaria.packs.rules import (
    ChildBox,
    Contact,
    Dock,
    Guide,
    Law,
    NotInPack,
    Page,
    Questionnaire,
    Service,
    Setting,
    Way,
    Words,
)
from luminaria.packs.source import JURISDICTIONS, Source, language, read

T = TypeVar("T")


class Edition:
    """Everything that a pack says in one language."""

    def __init__(self, source: Source, locale: str) -> None:
        self._document = source.document
        self._speech: Speech = speech_of(source, locale)

    @property
    def words(self) -> Words:
        return self._speech.words

    @cached_property
    def contacts(self) -> dict[str, Contact]:
        return {contact.id: contact for contact in _contacts.contacts(self._speech, self._document)}

    @cached_property
    def dock(self) -> Dock:
        return _contacts.dock(self._speech, self._document, self.contacts)

    @cached_property
    def danger(self) -> tuple[Way, ...]:
        return _contacts.ways(self._speech, self._document, self.contacts)

    @cached_property
    def laws(self) -> dict[str, Law]:
        return _settings.laws(self._speech, self._document)

    @cached_property
    def settings(self) -> dict[str, Setting]:
        return _settings.settings(self._speech, self._document, self.laws)

    @cached_property
    def child(self) -> ChildBox:
        return _settings.child_box(self._speech, self._document["signs"]["child"], self.laws)

    @cached_property
    def guide(self) -> Guide:
        return _paths.guide(self._speech, self._document)

    @cached_property
    def questionnaires(self) -> dict[str, Questionnaire]:
        return _paths.questionnaires(self._speech, self._document)

    @cached_property
    def pages(self) -> dict[str, Page]:
        return _pages.pages(self._speech, self._document, self.laws)

    @cached_property
    def services(self) -> tuple[Service, ...]:
        return _settings.services(self._speech, self._document)

    @cached_property
    def name(self) -> str:
        return self._speech.text(self._document["pack"]["name"])


class Pack:
    """A jurisdiction's content. Unknown languages and ids raise NotInPack; hidden entries are unknown."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.code = source.code
        self.locales = source.locales
        self._editions: dict[str, Edition] = {}

    @property
    def default_locale(self) -> str:
        return self.locales[0]

    @property
    def name(self) -> str:
        return self.edition(self.default_locale).name

    def edition(self, locale: str) -> Edition:
        """The language, built once. Raises NotInPack for a language that the pack does not have."""
        if locale not in self.locales:
            raise NotInPack
        if locale not in self._editions:
            self._editions[locale] = Edition(self.source, locale)
        return self._editions[locale]

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

    def pages(self, locale: str) -> tuple[Page, ...]:
        """Every public page."""
        return tuple(self.edition(locale).pages.values())

    def law(self, id: str, locale: str) -> Law:
        """One law row that may be shown. Raises NotInPack."""
        return _of(self.edition(locale).laws, id)

    def laws(self, locale: str) -> tuple[Law, ...]:
        """Every law row that may be shown."""
        return tuple(self.edition(locale).laws.values())

    def services(self, locale: str) -> tuple[Service, ...]:
        """Verified services, for the directory to load."""
        return self.edition(locale).services

    def hidden_ids(self) -> frozenset[str]:
        """Contacts that the pack records and never shows."""
        entries = self.source.document.get("contacts", {}).get("contact", [])
        return frozenset(entry["id"] for entry in entries if not fact(entry).public)


def _of(entries: Mapping[str, T], id: str) -> T:
    found = entries.get(id)
    if found is None:
        raise NotInPack
    return found


def load(code: str, roots: tuple[Path, ...] = (JURISDICTIONS,)) -> Pack:
    """A pack by code, from the given folders. Raises NotInPack or PackBroken."""
    return Pack(read(code, roots))


@lru_cache(maxsize=8)
def _loaded(code: str) -> Pack:
    return load(code)


def pack() -> Pack:
    """The pack that `LUMINARIA_PACK` names."""
    return _loaded(str(django_settings.LUMINARIA_PACK))
