"""A feed of any form: which it is, and its records one after the other."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from luminaria.directory.exchange.reading import icarol, nested, sheets, tables
from luminaria.directory.exchange.reading.mapping import Mapping, guessed, mapped
from luminaria.directory.exchange.reading.parts import Part, parts_of
from luminaria.directory.exchange.reading.told import Home, Level, Reading, Told, Unreadable, Where

FORMATS: Final = ("json", "tabular", "csv", "icarol")
_JSON: Final = (".json", ".ndjson", ".jsonl")


@dataclass
class Reader:
    """Reads one feed. Then `is_part` says whether more pages belong to it, `guesses` what was guessed."""

    path: Path
    format: str = ""
    mapping: Mapping | None = None
    home: Home = field(default_factory=Home)
    is_part: bool = False
    guesses: list[tuple[str, str, str]] = field(default_factory=list)
    formats: set[str] = field(default_factory=set)

    def read(self) -> Reading:
        """Every record and what is told of rows. Raises Unreadable."""
        with parts_of(self.path) as parts:
            by_form = self._sorted(parts)
            names = {
                name: table for part in by_form["package"] for name, table in tables.described(part).items()
            }
            flat = [tables.table_of(part, names) for part in by_form["tabular"]]
            for part in by_form["json"]:
                form = nested.form_of(part)
                self.is_part = self.is_part or form.is_part
                flat += _lists_of_rows(part, form)
                if not any(key.endswith(".csv") for key in form.lists):
                    yield from nested.records(part, form)
            for part in by_form["icarol"]:
                yield from icarol.records(part, self.home)
            for part in by_form["csv"]:
                yield from self._mapped(part)
            for part in by_form[""]:
                yield Told(Level.NOTE, Where(part.name), "is no file of a directory: not read")
            if flat:
                yield from tables.TabularReader(self.home).read(flat)
        self.formats = {form for form, some in by_form.items() if some and form not in ("", "package")}
        if not self.formats:
            raise Unreadable(f"{self.path.name} holds no JSON and no CSV of a directory.")

    def _sorted(self, parts: tuple[Part, ...]) -> dict[str, list[Part]]:
        """The files by how each is read."""
        found: dict[str, list[Part]] = {form: [] for form in ("", "package", *FORMATS)}
        for part in parts:
            found[self._form(part, alone=len(parts) == 1)].append(part)
        return found

    def _form(self, part: Part, *, alone: bool) -> str:
        if part.stem == "datapackage" and part.suffix == ".json":
            return "package"
        if alone and self.format:
            return self.format
        if part.suffix in _JSON or (alone and part.suffix != ".csv" and _begins_as_json(part)):
            return "json"
        if part.suffix not in (".csv", ".txt", ".tsv") and not alone:
            return ""
        if self.format:
            return self.format if self.format != "json" else ""
        if self.mapping:
            return "csv"
        columns = sheets.heading(part)
        if icarol.is_icarol(columns):
            return "icarol"
        return "tabular" if tables.known(part.stem) and ("id" in columns or not alone) else "csv"

    def _mapped(self, part: Part) -> Reading:
        used = self.mapping
        if not used:
            used = guessed(sheets.heading(part))
            self.guesses += [(part.name, column, name) for column, name in used.columns]
        if "name" not in used.fields:
            raise Unreadable(
                f"No column of {part.name} could be taken for the name of a service. Write a mapping"
                " (--mapping)."
            )
        yield from mapped(part, used, self.home)


def _begins_as_json(part: Part) -> bool:
    with part.open() as file:
        head = file.read(64).lstrip(b"\xef\xbb\xbf \t\r\n")
    return head[:1] in (b"{", b"[")


def _lists_of_rows(part: Part, form: nested.Form) -> Iterator[tables.Table]:
    """A JSON file that holds tables under the names of their CSV files."""
    for key in form.lists:
        if not key.endswith(".csv"):
            continue
        rows = nested.rows(part, key)
        counted = (
            sheets.Line(number, {name: value for name, value in row.items() if value not in (None, "")})
            for number, row in rows
            if isinstance(row, dict)
        )
        yield tables.Table(key.removesuffix(".csv"), f"{part.name} {key}", frozenset(), counted)
