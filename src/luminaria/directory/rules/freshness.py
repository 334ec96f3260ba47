"""How old a fact is, when it is due again, and when it may no longer stand. Days are data of a pack.

Source of the intervals: facts/directory.md 5 (hotlines 30 days, shelters 90, others 180, hidden at twice).
How many beds are free is said for two days, always with its day: ours, no source gives a figure.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, Final
from uuid import UUID

from luminaria.directory.rules.listing import Looked

KINDS: Final = ("hotline", "shelter", "other")
# The intervals there are: one for each kind of service, and one for the number of free places of any of them.
ROOM: Final = "room"
PACES: Final = (*KINDS, ROOM)


class Finding(StrEnum):
    """What a look at one fact told. Nobody reached is no look; WRONG takes the fact away until it changes."""

    STILL_TRUE = "STILL_TRUE"
    CHANGED = "CHANGED"
    WRONG = "WRONG"
    NO_ANSWER = "NO_ANSWER"


class Method(StrEnum):
    """How somebody looked. The first four mean that the service itself was asked."""

    PHONE = "PHONE"
    EMAIL = "EMAIL"
    IN_PERSON = "IN_PERSON"
    LINK = "LINK"
    WEB = "WEB"
    FEED = "FEED"


ASKED_THEM: Final = frozenset({Method.PHONE, Method.EMAIL, Method.IN_PERSON, Method.LINK})


class Stage(StrEnum):
    """Where a fact stands in its life: OLD is shown with a mark, GONE is not shown, NEVER was not seen."""

    FRESH = "FRESH"
    DUE = "DUE"
    OLD = "OLD"
    GONE = "GONE"
    NEVER = "NEVER"


@dataclass(frozen=True)
class Age:
    """How a fact stands today, and on which day somebody should look again (None when nobody ever did).

    `changes_on` is the day on which it stands otherwise if nobody looks; None when that never comes.
    """

    stage: Stage
    due_on: date | None
    changes_on: date | None = None


@dataclass(frozen=True)
class Clocks:
    """Days after which a fact of each kind of service is due. `never_hidden` are marked and stay.

    After `hidden_at` times the days a fact is hidden. `room` is for the number of free places: two days, then
    it is marked, after four it is not said at all. A fact stands in the desk's queue (DUE) when a sixth of
    its time is left: five days for a hotline.
    """

    hotline: int = 30
    shelter: int = 90
    other: int = 180
    room: int = 2
    hidden_at: int = 2
    never_hidden: frozenset[UUID] = field(default_factory=frozenset)

    def days(self, fact: str, kind: str) -> int:
        """The interval of one fact of a service of that kind."""
        return self.at(pace_of(fact, kind))

    def at(self, pace: str) -> int:
        """The interval of that name."""
        return {"hotline": self.hotline, "shelter": self.shelter, ROOM: self.room}.get(pace, self.other)

    @classmethod
    def of(cls, said: Mapping[str, Any], never_hidden: frozenset[UUID] = frozenset()) -> "Clocks":
        """The clocks that a pack's table gives; what it leaves out or writes wrongly is as usual.

        Nothing can be set to stand for ever: a number below 1 counts as left out.
        """
        names = ("hotline", "shelter", "other", "room", "hidden_at")
        given = {name: said[name] for name in names if type(said.get(name)) is int and said[name] >= 1}
        return cls(**given, never_hidden=never_hidden)


USUAL: Final = Clocks()


def age(fact: str, checked_on: date | None, kind: str, today: date, terms: Clocks = USUAL) -> Age:
    """The age of a fact that was found true on a day. A day that has not come yet counts as today."""
    if checked_on is None:
        return Age(Stage.NEVER, None)
    since = min(checked_on, today)
    days = terms.days(fact, kind)
    # From how many days on a fact is due, old, gone.
    steps = ((days * 5 // 6 + 1, Stage.DUE), (days + 1, Stage.OLD), (days * terms.hidden_at + 1, Stage.GONE))
    passed = (today - since).days
    stage = max((step for step in steps if passed >= step[0]), default=(0, Stage.FRESH))[1]
    coming = [since + timedelta(days=number) for number, _ in steps if number > passed]
    return Age(stage, since + timedelta(days=days), min(coming, default=None))


def state(fact: str, looked: Looked | None, kind: str, today: date, terms: Clocks = USUAL) -> Age:
    """The age of a fact by the newest look at it. Found wrong, it is gone whatever the day."""
    if looked is None or looked.outcome == Finding.NO_ANSWER:
        return Age(Stage.NEVER, None)
    if looked.outcome == Finding.WRONG:
        return Age(Stage.GONE, looked.on)
    return age(fact, looked.on, kind, today, terms)


def kept_up(age: Age) -> Age:
    """The same age of what must never vanish: at its oldest it is marked, and stays."""
    return replace(age, stage=Stage.OLD) if age.stage == Stage.GONE else age


def rendered(fact: str, looked: Looked, of: Age) -> dict[str, str]:
    """One line of a document's `verification`: who looked is said as a role, never as a person."""
    line = {
        "field": fact,
        "state": of.stage.value,
        "method": looked.method,
        "checked_on": looked.on.isoformat(),
        "role": looked.role,
    }
    return line | ({"due_on": of.due_on.isoformat()} if of.due_on else {})


def pace_of(fact: str, kind: str) -> str:
    """Which of PACES runs for a fact of a service of that kind."""
    return ROOM if fact == ROOM else kind


def kind_of(service: Mapping[str, Any]) -> str:
    """hotline, shelter or other, as the profile says; anything else is other."""
    said = service.get("kind")
    return said if isinstance(said, str) and said in KINDS else "other"
