"""Numbers to turn to, and what is known of each."""

from dataclasses import dataclass

from luminaria.packs.rules.facts import Called, Fact


@dataclass(frozen=True, slots=True)
class Channel:
    """One way to reach a contact: kind is call, text, chat, web, email, tty or code.

    `href` is ready for a link ("" when there is none); `display` is what people read.
    `body` is the word to send in a text, "" when none is asked for.
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


@dataclass(frozen=True, slots=True)
class Contact:
    """A person or a line to turn to. `printed` and `called` are the two dates as sentences."""

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

    def channel(self, kind: str) -> Channel | None:
        """The first channel of that kind, or None."""
        return next((channel for channel in self.channels if channel.kind == kind), None)

    @property
    def main(self) -> Channel:
        """The channel to show first."""
        return self.channels[0]


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
