"""Calling the public lines to hear whether what we print is true (facts/public-safety.md 4.3).

What was heard is kept in codes, so that it can be said in every language of a pack.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final


class Outcome(StrEnum):
    """What a call told."""

    STILL_TRUE = "STILL_TRUE"
    CHANGED = "CHANGED"
    NO_ANSWER = "NO_ANSWER"
    GONE = "GONE"


class Who(StrEnum):
    """Who answered."""

    ADVOCATE = "ADVOCATE"
    DISPATCHER = "DISPATCHER"
    OFFICE = "OFFICE"
    MACHINE = "MACHINE"


class Hours(StrEnum):
    """When they say that somebody answers."""

    ALWAYS = "ALWAYS"
    OFFICE = "OFFICE"
    OTHER = "OTHER"


CHANGES: Final = ("NUMBER", "NAME", "HOURS", "LANGUAGES", "WHO_ANSWERS", "WHO_SEES", "TEXTING")


class Due(StrEnum):
    """How old the last call is. Never a reason to hide a line by itself."""

    FRESH = "FRESH"
    DUE = "DUE"
    LATE = "LATE"
    OLD = "OLD"
    NEVER = "NEVER"
    NOT_CALLED = "NOT_CALLED"


@dataclass(frozen=True)
class Terms:
    """Days after which a call is due, late, and old enough for a banner on the page."""

    due: int = 30
    late: int = 90
    old: int = 180


@dataclass(frozen=True)
class Heard:
    """One call. `changed` are codes of CHANGES, `languages` those the line said it has."""

    called_on: date
    outcome: Outcome
    who: Who | None = None
    hours: Hours | None = None
    languages: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    note: str = ""

    @property
    def complete(self) -> bool:
        """Whether it tells all that a page shows of a call: who answered, hours, languages."""
        return bool(self.who and self.hours and self.languages)


def due(last_called_on: date | None, *, today: date, terms: Terms) -> Due:
    """How the last call stands today."""
    if last_called_on is None:
        return Due.NEVER
    days = (today - last_called_on).days
    if days > terms.old:
        return Due.OLD
    if days > terms.late:
        return Due.LATE
    return Due.DUE if days > terms.due else Due.FRESH
