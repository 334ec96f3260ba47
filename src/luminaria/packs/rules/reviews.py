"""Who translated and who reviewed what, held to the very words by a short hash."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

REVIEWED, OUTDATED, NOT_YET = "reviewed", "outdated", "not yet"
STATES = (REVIEWED, OUTDATED, NOT_YET)
SHORT = 8


@dataclass(frozen=True, slots=True)
class Mark:
    """The state of one thing: a string of the interface by its key, or content by its place.

    `outdated` says that a person reviewed it and that it has changed since. `hash` is that of the
    words as they stand now; a review names it.
    """

    id: str
    hash: str
    state: str
    translator: str
    reviewer: str
    on: date | None


@dataclass(frozen=True, slots=True)
class Review:
    """The state of one language: every string by key, every content as "pages/phone", "lists/forms"."""

    locale: str
    strings: Mapping[str, Mark]
    contents: Mapping[str, Mark]

    def state(self, id: str) -> str:
        """reviewed, outdated or not yet; not yet for what is not there."""
        mark = self.strings.get(id) or self.contents.get(id)
        return mark.state if mark else NOT_YET

    def complete(self, ids: Iterable[str]) -> bool:
        """True when a person has reviewed every one of them as it stands."""
        return all(self.state(id) == REVIEWED for id in ids)

    def counts(self) -> dict[str, int]:
        """How many strings are in each state."""
        return counted(self.strings.values())

    def content_counts(self) -> dict[str, int]:
        """How many contents are in each state."""
        return counted(self.contents.values())


def counted(marks: Iterable[Mark]) -> dict[str, int]:
    """How many marks are in each state."""
    states = [mark.state for mark in marks]
    return {state: states.count(state) for state in STATES}


def short_hash(locale: str, id: str, text: str) -> str:
    """What ties a review to the words: another letter is another hash."""
    return sha256(f"{locale}\n{id}\n{text}".encode()).hexdigest()[:SHORT]
