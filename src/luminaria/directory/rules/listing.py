"""What is known of one service, and what may be seen of it: the two ends of redaction."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Final
from uuid import UUID

from luminaria.directory.rules.hsds import Visibility

Document = dict[str, Any]

# The facts of a service that are checked one by one, and what of a document each stands for.
FACTS: Final[Mapping[str, tuple[str, ...]]] = {
    "name": ("name", "alternate_name"),
    "what": ("description", "attributes"),
    "phone": ("phones",),
    "web": ("url", "email", "additional_urls"),
    "place": ("service_at_locations",),
    "hours": ("schedules",),
    "languages": ("languages", "interpretation_services"),
    "area": ("service_areas",),
    "who": ("eligibility_description", "minimum_age", "maximum_age", "serves", "takes"),
    "asks": ("asks", "required_documents", "application_process"),
    "cost": ("cost_options", "fees_description"),
    "room": ("capacities",),
    "referrals": ("referrals",),
    "gate": ("front_gate",),
}


class Standing(StrEnum):
    """How far an entry can be relied upon; it stands on every page beside its date."""

    CONFIRMED = "CONFIRMED"
    PRINTED = "PRINTED"
    NAMED = "NAMED"
    OLD = "OLD"


class Tag(StrEnum):
    """What a listing can be chosen by. Codes: a term's UUID or code, a county's id, a language code, ..."""

    TERM = "term"
    TAXONOMY = "taxonomy"
    NEED = "need"
    COUNTY = "county"
    LANGUAGE = "language"
    SERVES = "serves"
    GENDER = "gender"
    OFFERS = "offers"
    ROLE = "role"
    HEADING = "heading"


@dataclass(frozen=True)
class Looked:
    """The newest look at one fact: what was found, how, when and by which role."""

    outcome: str
    method: str
    on: date
    role: str


@dataclass(frozen=True)
class HeldPlace:
    """One place of a service: the HSDS service_at_location, its location, and who may learn it."""

    at: Document
    location: Document
    visibility: Visibility


@dataclass(frozen=True)
class Held:
    """All that is known of one service. `doubted` are facts on which two sources disagree.

    `doubted` names a fact of the service as in FACTS, one of its organization as "organization.phones", and a
    place by its UUID. `visibility` is the service's own or its organization's, whichever shows less.
    """

    service: Document
    organization: Document | None
    program: Document | None
    places: tuple[HeldPlace, ...]
    terms: Mapping[UUID, Document]
    source: str
    publisher: str
    read_on: date | None
    status: str
    do_not_list: bool
    modified_at: datetime
    looked: Mapping[str, Looked] = field(default_factory=dict)
    doubted: frozenset[str] = frozenset()
    organization_not_listed: bool = False
    visibility: Visibility = Visibility.PUBLIC
    gone: bool = False
    same_as_another: bool = False


@dataclass(frozen=True)
class ListedPlace:
    """A public place as it may be seen."""

    id: UUID
    location_id: UUID
    city: str
    county: str
    postal_code: str
    latitude: float | None
    longitude: float | None
    document: Document


def helps(tags: Iterable[tuple[Tag, str]]) -> bool:
    """Whether what bears these tags is help, beside what one takes part in (a training, a campaign).

    It helps when it answers a need, or when nobody says that one takes part in it: a feed without needs still
    helps.
    """
    kinds = {kind for kind, _ in tags}
    return Tag.NEED in kinds or not kinds & {Tag.OFFERS, Tag.ROLE}


@dataclass(frozen=True)
class Listed:
    """A service as it may be seen. `open` are (weekday, opens, closes) in minutes of an ordinary week.

    `changes_on` is the next day on which it is seen otherwise because a fact grows old; None for never.
    """

    service_id: UUID
    name: str
    document: Document
    organization: Document | None
    standing: Standing
    kind: str
    checked_on: date | None
    minimum_age: float | None
    maximum_age: float | None
    statewide: bool
    words: Mapping[str, str]
    places: tuple[ListedPlace, ...]
    tags: frozenset[tuple[Tag, str]]
    open: tuple[tuple[int, int, int], ...]
    modified_at: datetime
    changes_on: date | None = None

    @property
    def helps(self) -> bool:
        """Whether it is help."""
        return helps(self.tags)

    @property
    def placed(self) -> bool:
        """Whether a public place of it has a coordinate, so that its distance can be told."""
        return any(place.latitude is not None for place in self.places)


class Withheld(StrEnum):
    """Why a service is not listed. Said at the desk only."""

    NOT_ACTIVE = "NOT_ACTIVE"
    NOT_VERIFIED = "NOT_VERIFIED"
    DO_NOT_LIST = "DO_NOT_LIST"
    HIDDEN_PLACE = "HIDDEN_PLACE"
    NAMES_A_STREET = "NAMES_A_STREET"
    TOO_OLD = "TOO_OLD"
    GONE = "GONE"
    SAME_AS_ANOTHER = "SAME_AS_ANOTHER"
