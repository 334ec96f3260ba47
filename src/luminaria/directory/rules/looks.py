"""Which look at a fact counts, when some were taken back and some reached nobody. No framework in here."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, TypeVar
from uuid import UUID

from luminaria.directory.rules.freshness import Finding

# A look that takes back the newest one before it; the history keeps both.
UNDONE: Final = "UNDONE"


@dataclass(frozen=True)
class Look:
    """One look at one fact, as it was recorded."""

    outcome: str
    method: str
    on: date
    role: str
    recorded_at: datetime
    organisation_id: UUID | None = None
    member_id: UUID | None = None


Some = TypeVar("Some", bound=Look)


def standing(looks: Iterable[Some]) -> list[Some]:
    """The looks of one fact that nobody took back, in the order in which they were recorded."""
    kept: list[Some] = []
    for look in sorted(looks, key=lambda one: one.recorded_at):
        if look.outcome != UNDONE:
            kept.append(look)
        elif kept:
            kept.pop()
    return kept


def counting(looks: Iterable[Some]) -> Some | None:
    """The newest look of one fact that told something: nobody at the other end tells nothing."""
    told = [look for look in standing(looks) if look.outcome != Finding.NO_ANSWER]
    return max(told, key=lambda one: (one.on, one.recorded_at), default=None)
