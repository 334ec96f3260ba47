"""HSDS as a tabular package: a zip of tables with its descriptor."""

import csv
import json
import shutil
import tempfile
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any, BinaryIO, Final

from luminaria.directory.exchange.writing.package import descriptor
from luminaria.directory.exchange.writing.rows import Row, columns, rows
from luminaria.directory.exchange.writing.whole import Whole
from luminaria.directory.rules.hsds import OBJECTS

# What stands in several documents and is told once.
_SHARED: Final = frozenset({"program", "unit", "location"})
_MOMENT: Final = (1980, 1, 1, 0, 0, 0)


def write_tabular(out: BinaryIO, whole: Whole) -> int:
    """Write the zip. Tables are gathered on disk, so that memory holds a row. How many services there are."""
    with tempfile.TemporaryDirectory(prefix="luminaria-") as folder:
        tables = _Tables(Path(folder))
        with tables:
            tables.put_all(_roots(whole))
        _zip(out, Path(folder), tables.lacking)
    return tables.services


def _roots(whole: Whole) -> Iterator[Row]:
    for taxonomy in whole.taxonomies():
        yield from rows("taxonomy", taxonomy)
    for term in whole.terms():
        yield from rows("taxonomy_term", term)
    for organization in whole.organizations():
        yield from rows("organization", organization)
    for service in whole.services():
        yield from rows("service", service)
    last = ""
    for place in whole.places():
        location = place["location"]
        if location["id"] != last:
            last = location["id"]
            yield from rows("location", location)
        yield from rows("service_at_location", place)


class _Tables:
    """One file a table, open together."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._stack = ExitStack()
        self._writers: dict[str, Any] = {}
        self._columns = {name: columns(shape) for name, shape in OBJECTS.items()}
        self._wanted = {name: (*shape.required, *shape.needs) for name, shape in OBJECTS.items()}
        self._told: set[tuple[str, str]] = set()
        self.lacking: set[tuple[str, str]] = set()
        self.services = 0

    def __enter__(self) -> "_Tables":
        for name, shape in OBJECTS.items():
            path = self._folder / f"{shape.table}.csv"
            file = self._stack.enter_context(path.open("w", encoding="utf-8", newline=""))
            self._writers[name] = csv.writer(file, lineterminator="\n")
            self._writers[name].writerow(self._columns[name])
        return self

    def __exit__(self, *fault: object) -> None:
        self._stack.close()

    def put_all(self, told: Iterable[Row]) -> None:
        """Write each row to its table; what stands in several documents is written once."""
        for kind, row in told:
            if kind in _SHARED and self._is_told(kind, str(row["id"])):
                continue
            self.services += kind == "service"
            self._writers[kind].writerow([_cell(row.get(name)) for name in self._columns[kind]])
            for name in self._wanted[kind]:
                if row.get(name) is None:
                    self.lacking.add((OBJECTS[kind].table, name))

    def _is_told(self, kind: str, id: str) -> bool:
        """Places come one location after the other, so only those inside organizations are remembered."""
        told = (kind, id) in self._told
        if kind != "location" or not self.services:
            self._told.add((kind, id))
        return told


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _zip(out: BinaryIO, folder: Path, lacking: set[tuple[str, str]]) -> None:
    """Tables in the catalogue's order, under one moment: the same data makes the same bytes."""
    package = json.dumps(descriptor(lacking), indent=1, ensure_ascii=False).encode() + b"\n"
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(_entry("datapackage.json"), package)
        for shape in OBJECTS.values():
            name = f"{shape.table}.csv"
            with (folder / name).open("rb") as table, archive.open(_entry(name), "w") as member:
                shutil.copyfileobj(table, member, 1 << 16)


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _MOMENT)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    return entry
