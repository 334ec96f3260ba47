"""What a pack knows of a service, structured as far as its sources say, and no further."""

from dataclasses import dataclass

from luminaria.packs.rules.facts import Fact
from luminaria.packs.rules.opening import Opening


@dataclass(frozen=True, slots=True)
class Collaboration:
    """Groups that work together in an area. `checked` is when the source was printed, "" when not said."""

    kind: str
    area: str
    contact: str
    checked: str


@dataclass(frozen=True, slots=True)
class Otherwise:
    """What another source says of one fact. Both stay side by side until a person decides."""

    fact: str
    says: str
    source: str
    date: str


@dataclass(frozen=True, slots=True)
class Reach:
    """One way to reach a service, as its contact has it: kind is call, text, tty, chat, web or email."""

    kind: str
    display: str
    body: str
    language_codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Organization:
    """Who offers services. One that offers a single service is that service's namesake."""

    id: str
    name: str
    aliases: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Serves:
    """Whom a service says it is for. Empty means that nobody knows, never that it is for everyone."""

    genders: tuple[str, ...] = ()
    populations: tuple[str, ...] = ()
    trafficking: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.genders or self.populations or self.trafficking)


@dataclass(frozen=True, slots=True)
class Service:
    """A service that the directory may load. It never carries a street address of a shelter.

    `own_page` says that it was read on its own or an official page, so that a way to reach it may be printed.
    `line` is True for one that is a number of contacts.toml; its number stands there and nowhere else.
    `counties` are ids, or ("all",); empty when the sources name none. `printed`: by whom and when.
    """

    id: str
    name: str
    aliases: tuple[str, ...]
    organization: str
    kind: str
    terms: tuple[str, ...]
    services: str
    area: str
    counties: tuple[str, ...]
    languages: str
    language_codes: tuple[str, ...]
    ages: tuple[int | None, int | None]
    audience: str
    serves: Serves
    roles: tuple[str, ...]
    offers: tuple[str, ...]
    heading: str
    collaboration: Collaboration | None
    contact_id: str
    web: str
    own_page: bool
    line: bool
    shelter: bool
    notes: str
    otherwise: tuple[Otherwise, ...]
    printed: str
    printed_by: str
    fact: Fact
    opening: Opening | None = None
    channels: tuple[Reach, ...] = ()

    @property
    def reachable(self) -> bool:
        """Whether a way to reach it may be printed: read on its own or an official page."""
        return self.fact.public and (self.own_page or self.line)
