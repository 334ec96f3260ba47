"""What a service is for, and in which order services are offered. No framework in here.

A need is a code of the case room's list (facts/casework.md 3); the terms of a taxonomy say which they answer.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

EVERY_NEED: Final = frozenset({"*"})

_WHOLE_STATE: Final = re.compile(r"statewide|state-wide|whole state|everywhere", re.IGNORECASE)
_STREET: Final = re.compile(
    r"\b\d{1,6}\s+(?:[NSEW]\.?\s+)?(?:\w+\s+){0,3}?(?:street|st|avenue|ave|road|rd|drive|dr|lane|ln|blvd|boulevard"
    r"|court|ct|place|pl|calle|camino|highway|hwy)\b",
    re.IGNORECASE,
)


def answers(needs: Iterable[str], wanted: str) -> bool:
    """Whether a service with `needs` may help with `wanted`; an empty wish is met by all."""
    held = frozenset(needs)
    return not wanted or wanted in held or held == EVERY_NEED


def covers(area: str, wanted: str) -> bool:
    """Whether `area` names the place wanted, or the whole state."""
    return not wanted or bool(_WHOLE_STATE.search(area)) or wanted.casefold() in area.casefold()


def names_a_street(text: str) -> bool:
    """Whether text seems to hold a street address: such a service is not loaded (facts/directory.md 6)."""
    return bool(_STREET.search(text))


@dataclass(frozen=True)
class Option:
    """One service as it is offered. Two dates, never one: when printed, when we called."""

    id: UUID
    name: str
    what: str
    area: str
    languages: str
    phone: str
    printed: str
    called_on: date | None
    organisation_id: UUID | None
    needs: frozenset[str] = frozenset()

    @property
    def receives_here(self) -> bool:
        return self.organisation_id is not None


@dataclass(frozen=True)
class Choices:
    """Services in two groups: those that can open a page here, and those to telephone."""

    here: tuple[Option, ...]
    by_phone: tuple[Option, ...]

    def fitting(self, wanted: Iterable[str]) -> "Choices":
        """Those that help with at least one of `wanted`; all of them when nothing is wanted yet."""
        codes = list(wanted) or [""]

        def of(group: tuple[Option, ...]) -> tuple[Option, ...]:
            return tuple(option for option in group if any(answers(option.needs, code) for code in codes))

        return Choices(here=of(self.here), by_phone=of(self.by_phone))

    def option(self, service_id: UUID) -> Option | None:
        """The option of that id, in either group."""
        return next((option for option in (*self.here, *self.by_phone) if option.id == service_id), None)
