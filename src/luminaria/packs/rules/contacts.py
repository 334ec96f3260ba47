"""Numbers to turn to, and what is known of each."""

from dataclasses import dataclass
from datetime import date, datetime

from luminaria.packs.rules.facts import Called, Fact
from luminaria.packs.rules.opening import Opening

EVERYWHERE = "all"
INTERPRETER = "interpreter"


@dataclass(frozen=True, slots=True)
class Channel:
    """One way to reach a contact: kind is call, text, chat, web, email, tty or code.

    `href` is ready for a link ("" when there is none); `display` is what people read.
    `body` is the word to send in a text, "" when none is asked for. `language_codes` are codes of
    languages, and "interpreter"; empty says that nobody knows. `policy` is where the line says what
    it does with what people tell it, "" when that is not known.
    """

    kind: str
    value: str
    display: str
    href: str
    body: str
    hours: str
    languages: str
    who_answers: str
    who_sees: str
    checked: str
    language_codes: tuple[str, ...] = ()
    opening: Opening | None = None
    policy: str = ""

    def open_at(self, moment: datetime) -> bool | None:
        """Whether it is answered at that moment; None when its hours are not known."""
        return None if self.opening is None else self.opening.open_at(moment)

    def speaks(self, code: str) -> bool:
        """True when it is known to speak that language itself."""
        return code in self.language_codes

    def interprets(self) -> bool:
        """True when it is known to bring an interpreter for other languages."""
        return INTERPRETER in self.language_codes


@dataclass(frozen=True, slots=True)
class Contact:
    """A person or a line to turn to. `printed` and `called` are the two dates as sentences.

    `situations` are codes of `pack().situations`; `counties` are ids, or "all"; `ages` is None for
    every age. `vanishes` is False for a line that is shown however old its last check is;
    `last_checked` says in a sentence when that was.
    """

    id: str
    kind: str
    pin: int
    name: str
    title: str
    about: str
    area: str
    hours: str
    languages: str
    who_answers: str
    who_sees: str
    police: bool
    channels: tuple[Channel, ...]
    printed: str
    called: str
    mark: str
    call: Called | None
    fact: Fact
    situations: tuple[str, ...] = ()
    counties: tuple[str, ...] = ()
    ages: tuple[int, int] | None = None
    opening: Opening | None = None
    vanishes: bool = True
    last_check: date | None = None
    last_checked: str = ""
    banner_days: int = 0

    def channel(self, kind: str) -> Channel | None:
        """The first channel of that kind, or None."""
        return next((channel for channel in self.channels if channel.kind == kind), None)

    @property
    def main(self) -> Channel:
        """The channel to show first."""
        return self.channels[0]

    def open_at(self, moment: datetime) -> bool | None:
        """Whether any channel is answered at that moment; None when no hours are known."""
        known = [channel.open_at(moment) for channel in self.channels]
        return next((answer for answer in (True, None, False) if answer in known), None)

    def serves(self, county: str) -> bool:
        """True when it is known to serve that county."""
        return EVERYWHERE in self.counties or county in self.counties

    def speaks(self, code: str) -> bool:
        """True when one of its channels is known to speak that language itself."""
        return any(channel.speaks(code) for channel in self.channels)

    def takes(self, age: int) -> bool:
        """True when it is there for people of that age."""
        return self.ages is None or self.ages[0] <= age <= self.ages[1]

    def banner(self, today: date) -> str:
        """What to say above a line that never vanishes when its last check is too old; else ""."""
        if self.vanishes or not self.banner_days:
            return ""
        recent = self.last_check is not None and (today - self.last_check).days <= self.banner_days
        return "" if recent else self.last_checked


@dataclass(frozen=True, slots=True)
class Situation:
    """One reason to turn to someone, in the words of a person who has it."""

    code: str
    label: str


@dataclass(frozen=True, slots=True)
class DockEntry:
    """One button of the strip that stands on every page."""

    contact_id: str
    kind: str
    label: str
    short: str
    display: str
    href: str


@dataclass(frozen=True, slots=True)
class Dock:
    """Call, text, danger: the same three on every page."""

    call: DockEntry
    text: DockEntry
    danger: DockEntry


@dataclass(frozen=True, slots=True)
class Way:
    """One of the ways out of danger that always stand side by side."""

    id: str
    title: str
    steps: tuple[str, ...]
    say: str
    contact: Contact | None


def order_key(contact: Contact, kinds: tuple[str, ...]) -> tuple[int, int, int, str]:
    """Pinned first, then by kind; within a kind a number that somebody called stands first."""
    rank = kinds.index(contact.kind) if contact.kind in kinds else len(kinds)
    return (contact.pin or 99, rank, 0 if contact.call else 1, contact.id)
