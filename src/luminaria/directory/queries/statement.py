"""Pieces of a statement in the words of the engine, and the tables that a search reads."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

Value = str | int | float | date
FACTS: Final = "directory_listingfacts"
TAGS: Final = "directory_listingtag"
PLACES: Final = "directory_listingplace"
HOURS: Final = "directory_listinghours"
# Ties another table's rows to the row of the facts that is looked at.
HERE: Final = "listing_id = f.listing_id"


@dataclass(frozen=True)
class Sql:
    """A piece of a statement and its parameters."""

    text: str
    values: tuple[Value, ...] = ()


def values_of(pieces: Sequence[Sql]) -> tuple[Value, ...]:
    """The parameters of the pieces, in their order."""
    return tuple(value for piece in pieces for value in piece.values)
