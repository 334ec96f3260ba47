"""Tabular packages, 3.x and older: rows by table, joined into records with their children nested."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any, Final

from luminaria.directory.exchange.reading.coordinates import number
from luminaria.directory.exchange.reading.parts import Part
from luminaria.directory.exchange.reading.sheets import Line, heading, lines
from luminaria.directory.exchange.reading.staging import Package
from luminaria.directory.exchange.reading.told import Document, Home, Level, Raw, Reading, Told, Where
from luminaria.directory.rules.hsds import OBJECTS, ROOTS, older, shape_of_table

# Tables of HSDS that say something of the package and nothing of a service.
_ABOUT: Final = ("metadata", "meta_table_descriptions", "meta_table_description")
# A package of which more than half of a table names what is not there lacks a file, or mixes two exports.
MANY: Final = 10


@dataclass(frozen=True)
class Table:
    """One table of a package: its rows come from a CSV file, or from a list of a JSON file."""

    name: str
    file: str
    columns: frozenset[str]
    lines: Iterable[Line]


def known(name: str) -> bool:
    """Whether HSDS of any version has a table of this name."""
    return name in older.ONLY_OLDER or name in _ABOUT or shape_of_table(name) is not None


def table_of(part: Part, names: dict[str, str]) -> Table:
    """The table in a file, by its name or by what the package's description calls it."""
    name = part.stem if known(part.stem) else names.get(PurePosixPath(part.name).name, part.stem)
    return Table(name, part.name, frozenset(heading(part)), lines(part))


# A description of a package says little; one that is longer is not read.
MOST_DESCRIBED: Final = 4 << 20


def described(part: Part) -> dict[str, str]:
    """File name -> table, as datapackage.json says; {} when it cannot be read, since names mostly do."""
    try:
        with part.open() as file:
            resources = json.loads(file.read(MOST_DESCRIBED)).get("resources", ())
        found = {str(one["path"]): str(one["name"]) for one in resources if "path" in one and "name" in one}
    except (ValueError, AttributeError, TypeError, UnicodeError, RecursionError):
        return {}
    return {PurePosixPath(path).name: name for path, name in found.items()}


@dataclass
class TabularReader:
    """Reads the tables of one package. Nothing of it stays when the reader is done."""

    home: Home = field(default_factory=Home)
    package: Package = field(default_factory=Package)
    counts: Counter[str] = field(default_factory=Counter)

    def read(self, tables: list[Table]) -> Reading:
        """Every record, after what is told of the rows."""
        try:
            before_3 = older.is_older({table.name: table.columns for table in tables})
            for table in tables:
                yield from self._take(table, before_3)
            yield from self._lost()
            for kind in ROOTS:
                for document, where in self.package.records(kind):
                    yield Raw(kind, document, where, older=before_3)
        finally:
            self.package.close()

    def _take(self, table: Table, before_3: bool) -> Iterator[Told]:
        if table.name in _ABOUT:
            yield Told(
                Level.NOTE, Where(table.file), "is not kept: it speaks of the package, or holds old values"
            )
            return
        if not known(table.name):
            yield Told(Level.NOTE, Where(table.file), "is no table of HSDS: not read")
            return
        for line in table.lines:
            where = Where(table.file, line.number)
            if line.surplus:
                yield Told(Level.NOTE, where, f"has {line.surplus} more cells than the heading: not read")
            yield from self._row(table, line, where, before_3)

    def _row(self, table: Table, line: Line, where: Where, before_3: bool) -> Iterator[Told]:
        notes: list[tuple[str, ...]] = []
        rows: Iterable[tuple[str, Document]] = [(table.name, dict(line.cells))]
        if before_3:
            rows = older.modern(table.name, dict(line.cells), lambda *note: notes.append(note))
        for name, row in rows:
            shape = shape_of_table(name)
            if before_3 and name == "addresses" and not row.get("country", "").strip():
                row["country"] = self.home.country
                notes.append(("country", f"is not said: {self.home.country} is taken"))
            self.counts[shape.name if shape else name] += 1
            if not self.package.add(
                shape.name if shape else name, _typed(shape.name, row) if shape else row, where
            ):
                notes.append(("id", "is the id of another row too: another is made"))
        for name, why, *more in notes:
            value = more[0] if more else ""
            yield Told(Level.NOTE, where, why, table.name, line.cells.get("id", ""), name, value)

    def _lost(self) -> Iterator[Told]:
        missing: Counter[str] = Counter()
        for lost in self.package.lost():
            missing[lost.shape] += lost.names_one
            why = "names nothing that is in the package" if lost.names_one else "does not say whose it is"
            yield Told(Level.LEFT_OUT, lost.where, f"{why}: left out", lost.shape, lost.id, row=lost.row)
        for shape, count in missing.items():
            if count >= MANY and count * 2 > self.counts[shape]:
                reason = (
                    f"{count:,} of {self.counts[shape]:,} rows name nothing that is in the package:"
                    " is a file missing?"
                )
                yield Told(Level.FAULT, Where(shape), reason, shape)


def _typed(shape: str, row: Document) -> Document:
    """Cells as values: numbers where HSDS has numbers, and what an export of ours wrote as JSON text."""
    plain = {one.name: one.type for one in OBJECTS[shape].fields}
    return {name: _value(plain.get(name, ""), value) for name, value in row.items()}


def _value(type: str, cell: Any) -> Any:
    if not isinstance(cell, str):
        return cell
    if type == "number":
        found = number(cell) if cell.strip().lower() not in ("nan", "inf", "infinity") else None
        if found is None:
            return cell
        return int(found) if found.is_integer() else found
    if not type and cell[:1] in ("{", "[") and cell[-1:] in ("}", "]"):
        try:
            return json.loads(cell)
        except ValueError:
            return cell
    return cell
