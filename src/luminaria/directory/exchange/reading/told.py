"""What a reader hands on: documents with the place they came from, and what was told of a row."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from luminaria.kernel.errors import LuminariaError

Document = dict[str, Any]


class Unreadable(LuminariaError):
    """The file as a whole cannot be read; the sentence says why and what to do."""

    sentence = "This file cannot be read as a directory."


class Level(StrEnum):
    """FAULT: the record cannot be kept. LEFT_OUT: a part belongs nowhere. NOTE: mended without guessing."""

    FAULT = "fault"
    LEFT_OUT = "left out"
    NOTE = "note"


@dataclass(frozen=True)
class Where:
    """The file and its row as a spreadsheet counts: the heading is row 1. 0 when there is none."""

    file: str
    row: int = 0

    def __str__(self) -> str:
        return f"{self.file} row {self.row}" if self.row else self.file


@dataclass(frozen=True)
class Told:
    """One thing that was found about one row."""

    level: Level
    where: Where
    reason: str
    kind: str = ""
    id: str = ""
    field: str = ""
    value: str = ""
    row: Document | None = None


@dataclass(frozen=True)
class Raw:
    """A record as the feed nests it. `older` says that it was brought here from before HSDS 3."""

    kind: str
    document: Document
    where: Where
    older: bool = False


@dataclass(frozen=True)
class Home:
    """What a feed of this place may leave unsaid: country, day of reading, the box in which its places lie.

    `box` is south, west, north, east in degrees. Without it a coordinate must only be on the earth.
    """

    country: str = "US"
    today: date | None = None
    box: tuple[float, float, float, float] | None = None


@dataclass(frozen=True)
class Item:
    """One record of its own, out of its nest. `links` name others by the ids that they will have."""

    kind: str
    external_id: str
    id: str
    document: Document
    where: Where
    links: dict[str, str] = field(default_factory=dict)
    nested: bool = False


Reading = Iterator[Raw | Told]
