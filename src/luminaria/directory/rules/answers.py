"""What a provider says of its own entry, fact by fact; what a reader may say was wrong."""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final

OUTCOMES: Final = ("STILL_TRUE", "CHANGED", "GONE")
# Said of the whole entry beside its facts: take it down.
ENTRY: Final = "entry"
DELIST: Final = "DO_NOT_LIST"
MOST: Final = 300
# So often may one link speak: an answer, and its corrections.
MOST_ANSWERS: Final = 5
# What a reader can press. UNSAFE stands first, here and at the desk.
WRONG: Final = ("UNSAFE", "REFUSED", "PHONE", "PLACE", "CLOSED", "HOURS", "LANGUAGE")


class Trouble(StrEnum):
    """Why an answer is not taken as it is. Its value is the key of the sentence."""

    NOTHING = "nothing"
    TOO_LONG = "too_long"
    SAY_WHAT = "say_what"


@dataclass(frozen=True)
class Told:
    """The answer: an outcome for each fact, and words for what changed."""

    outcomes: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Asked:
    """One fact as it is printed, about which a provider is asked; `said` in languages but the desk's."""

    field: str
    label: str
    value: str
    said: Mapping[str, str] = dataclasses.field(default_factory=dict)


@dataclass(frozen=True)
class Said:
    """What was answered last, in codes; whether a person has taken it; whether more may be said."""

    on: date
    outcomes: Mapping[str, str]
    is_taken: bool
    number: int

    @property
    def is_last(self) -> bool:
        """Whether this link has said all that it may."""
        return self.number >= MOST_ANSWERS


@dataclass(frozen=True)
class Invited:
    """An open invitation: whose entry, what is asked, until when, and what was answered before."""

    name: str
    asked: tuple[Asked, ...]
    expires_on: date
    said: Said | None = None


def trouble(told: Told) -> dict[str, Trouble]:
    """What is wrong with an answer, by fact; "" for the whole of it; {} when it may be kept."""
    if not told.outcomes:
        return {"": Trouble.NOTHING}
    changed = [name for name, outcome in told.outcomes.items() if outcome == "CHANGED"]
    missing = {name: Trouble.SAY_WHAT for name in changed if not told.words.get(name)}
    return missing | {name: Trouble.TOO_LONG for name, said in told.words.items() if len(said) > MOST}
