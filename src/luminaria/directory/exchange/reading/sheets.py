"""Rows of a CSV file, counted as a spreadsheet counts them: the heading is row 1."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TextIO

from luminaria.directory.exchange.reading.bounds import MOST_HEADING, MOST_ROW, Rows
from luminaria.directory.exchange.reading.letters import text_of
from luminaria.directory.exchange.reading.parts import Part
from luminaria.directory.exchange.reading.told import Unreadable

# A description may be long; a row without an end is not one of a table.
csv.field_size_limit(MOST_ROW)


@dataclass(frozen=True)
class Line:
    """One row by column name, blank cells left out. `surplus` counts cells beyond the last column."""

    number: int
    cells: dict[str, str] = field(default_factory=dict)
    surplus: int = 0


def heading(part: Part) -> tuple[str, ...]:
    """The column names of a file; () when it is empty."""
    with part.open() as file:
        text = text_of(file, part.name)
        try:
            return _names(next(csv.reader(Rows(text, part.name), delimiter=_delimiter(text)), []))
        except csv.Error as fault:
            raise _broken(part, 1, fault) from fault


def lines(part: Part) -> Iterator[Line]:
    """Every row that holds something. Raises Unreadable where the file stops being a table."""
    number = 0
    with part.open() as file:
        text = text_of(file, part.name)
        try:
            metered = Rows(text, part.name)
            rows = csv.reader(metered, delimiter=_delimiter(text))
            names = _names(next(rows, []))
            for number, row in enumerate(rows, start=2):
                metered.begin()
                line = Line(number, _cells(names, row), max(len(row) - len(names), 0))
                yield from (line,) if line.cells else ()
        except csv.Error as fault:
            raise _broken(part, number + 1, fault) from fault


def _cells(names: tuple[str, ...], row: list[str]) -> dict[str, str]:
    return {name: value for name, value in zip(names, row, strict=False) if name and value.strip()}


def _names(row: list[str]) -> tuple[str, ...]:
    return tuple(name.strip().lstrip("\ufeff") for name in row)


def _delimiter(text: TextIO) -> str:
    """Comma, semicolon or tab: whichever the heading has most of."""
    first = text.readline(MOST_HEADING)
    text.seek(0)
    return max((",", ";", "\t"), key=first.count)


def _broken(part: Part, row: int, fault: csv.Error) -> Unreadable:
    return Unreadable(f"{part.name} is no table from row {row} on: {fault}. Save it anew as CSV.")
