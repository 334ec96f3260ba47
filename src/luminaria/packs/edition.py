"""Everything that a pack says in one language, each kind built once, on first use."""

from dataclasses import replace
from functools import cached_property

from luminaria.packs.building import choosing as _choosing
from luminaria.packs.building import contacts as _contacts
from luminaria.packs.building import counties as _counties
from luminaria.packs.building import links as _links
from luminaria.packs.building import lists as _lists
from luminaria.packs.building import pages as _pages
from luminaria.packs.building import partial as _partial
from luminaria.packs.building import paths as _paths
from luminaria.packs.building import reviews as _reviews
from luminaria.packs.building import services as _services
from luminaria.packs.building import settings as _settings
from luminaria.packs.building import taxonomies as _taxonomies
from luminaria.packs.building.directives import Shelf
from luminaria.packs.building.speech import Speech, speech_of
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
from luminaria.packs.source import Source


class Edition:
    """Everything that a pack says in one language."""

    def __init__(self, source: Source, locale: str) -> None:
        if locale in source.partial:
            source = replace(source, document=_partial.spoken(source, locale))
        self._document = _reviews.signed(source.document, locale)
        self._speech: Speech = speech_of(source, locale)

    @cached_property
    def review(self) -> Review:
        return _reviews.review(self._document, self._speech.locale)

    @property
    def words(self) -> Words:
        return self._speech.words

    @cached_property
    def contacts(self) -> dict[str, Contact]:
        return {contact.id: contact for contact in _contacts.contacts(self._speech, self._document)}

    @cached_property
    def situations(self) -> tuple[Situation, ...]:
        named = {code for contact in self.contacts.values() for code in contact.situations}
        said = _choosing.situations(self._speech, self._document)
        return tuple(situation for situation in said if situation.code in named)

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
        shelf = Shelf(
            laws=self.laws,
            lists=self.lists,
            figures=self.figures,
            links=self.links,
            settings=self.settings,
            days=self.calendar,
        )
        return _pages.pages(self._speech, self._document, shelf)

    @cached_property
    def lists(self) -> dict[str, Listed]:
        return _lists.lists(self._speech, self._document)

    @cached_property
    def figures(self) -> dict[str, Figure]:
        return _lists.figures(self._speech, self._document)

    @cached_property
    def links(self) -> dict[str, Link]:
        return _links.links(self._speech, self._document)

    @cached_property
    def calendar(self) -> tuple[Day, ...]:
        return _links.calendar(self._speech, self._document)

    @cached_property
    def hospitals(self) -> dict[str, Hospital]:
        return _counties.hospitals(self._speech, self._document)

    @cached_property
    def counties(self) -> dict[str, County]:
        return _counties.counties(self._speech, self._document, self.hospitals)

    @cached_property
    def county_kind(self) -> CountyKind:
        return _counties.kind(self._speech, self._document)

    @cached_property
    def services(self) -> tuple[Service, ...]:
        return _services.services(self._speech, self._document)

    @cached_property
    def organizations(self) -> dict[str, Organization]:
        return _services.organizations(self._speech, self._document)

    @cached_property
    def taxonomies(self) -> dict[str, Taxonomy]:
        return _taxonomies.taxonomies(self._speech, self._document)

    @cached_property
    def name(self) -> str:
        return self._speech.text(self._document["pack"]["name"])
