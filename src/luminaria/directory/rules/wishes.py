"""What somebody looks for, and what was found for it: the words of the search, for pages and for matching."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from luminaria.directory.rules.listing import Document, Standing


@dataclass(frozen=True)
class Origin:
    """Where distance is measured from: a town, county or postcode that anybody may name; no reader."""

    name: str
    county: str
    latitude: float | None = None
    longitude: float | None = None


@dataclass(frozen=True)
class Wish:
    """What is looked for. Everything is optional; what is given must all fit (HSDS: parameters add up).

    `needs` are need codes of which one is enough. `open_at` is an aware time. `offers`, `serves`, `roles`,
    `headings` are codes of the profile. `without` leaves out what asks for these (codes of hsds.ASKED).
    """

    words: str = ""
    locale: str = "en"
    needs: tuple[str, ...] = ()
    origin: Origin | None = None
    county: str = ""
    within_miles: float | None = None
    open_at: datetime | None = None
    language: str = ""
    age: int | None = None
    gender: str = ""
    serves: tuple[str, ...] = ()
    offers: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    takes: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    page: int = 1
    per_page: int = 20

    @property
    def empty(self) -> bool:
        """Whether nothing was asked for: then everything is listed by name."""
        return self == Wish(locale=self.locale, page=self.page, per_page=self.per_page)

    @property
    def asks_for_help(self) -> bool:
        """Whether nothing was named that an entry does: then what one takes part in is not meant."""
        return not (self.words or self.needs or self.terms or self.offers or self.roles or self.headings)


class Fit(StrEnum):
    """How one wish stands with one service."""

    FITS = "FITS"
    UNKNOWN = "UNKNOWN"
    AGAINST = "AGAINST"


@dataclass(frozen=True)
class Reason:
    """Why a service fits or may not, as a code and its values; the words are the pack's, in every language.

    `code` is one of rules.matching.REASONS; `values` fill the sentence: {"language": "es"}, {"miles": "12"}.
    """

    code: str
    fit: Fit
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Hit:
    """One service that was found, with its reasons in the order they are said."""

    service_id: UUID
    name: str
    organization: str
    document: Document
    standing: Standing
    kind: str
    checked_on: date | None
    places: tuple[Document, ...]
    counties: tuple[str, ...]
    statewide: bool
    miles: int | None
    reasons: tuple[Reason, ...]

    def of(self, fit: Fit) -> tuple[Reason, ...]:
        """The reasons of one kind."""
        return tuple(reason for reason in self.reasons if reason.fit == fit)


@dataclass(frozen=True)
class Found:
    """One page of what was found. `more` says that there are others; `total` is None when nobody counted."""

    hits: tuple[Hit, ...]
    page: int
    more: bool
    total: int | None
    corrected: str = ""
