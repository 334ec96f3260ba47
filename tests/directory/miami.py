"""A part of the sample directory of Miami, drawn by organizations: the same files, fewer rows."""

import csv
import shutil
from pathlib import Path
from random import Random
from typing import Final

from tests.directory.samples import MIAMI

Row = dict[str, str]
# Files whose rows belong to what a column of theirs names; a row stays when all that it names does.
_BELONGS: Final = {
    "services": ("organization_id",),
    "services_at_location": ("service_id",),
    "eligibility": ("service_id",),
    "services_taxonomy": ("service_id",),
    "regular_schedules": ("service_id", "service_at_location_id", "location_id"),
    "languages": ("service_id", "location_id"),
    "contacts": ("service_id", "service_at_location_id", "organization_id"),
    "phones": ("service_id", "location_id", "organization_id", "service_at_location_id"),
    "locations": ("id",),
    "physical_addresses": ("location_id",),
    "accessibility_for_disabilities": ("location_id",),
}
_NAMED: Final = {
    "service_id": "services",
    "service_at_location_id": "services_at_location",
    "organization_id": "organizations",
    "location_id": "locations",
}


def part(folder: Path, organizations: int, chance: Random) -> dict[str, int]:
    """Write the rows of so many organizations into `folder`; how many ids each file has."""
    files = {path.stem: _read(path) for path in sorted((MIAMI / "data").glob("*.csv"))}
    kept: dict[str, set[str]] = {
        "organizations": set(chance.sample(_ids(files["organizations"]), organizations))
    }
    files["organizations"] = [row for row in files["organizations"] if row["id"] in kept["organizations"]]
    for name, columns in _BELONGS.items():
        files[name] = [row for row in files[name] if _stays(row, columns, kept)]
        kept[name] = set(_ids(files[name]))
        if name == "services_at_location":
            kept["locations"] = {row["location_id"] for row in files[name]}
    files["taxonomy"] = _terms(files["taxonomy"], {row["taxonomy_id"] for row in files["services_taxonomy"]})
    (folder / "data").mkdir()
    shutil.copy(MIAMI / "datapackage.json", folder)
    for name, rows in files.items():
        _write(folder / "data" / f"{name}.csv", rows)
    return {name: len(_ids(rows)) for name, rows in files.items()}


def _ids(rows: list[Row]) -> list[str]:
    return sorted({row["id"] for row in rows})


def _stays(row: Row, columns: tuple[str, ...], kept: dict[str, set[str]]) -> bool:
    if columns == ("id",):
        return row["id"] in kept["locations"]
    named = [(column, row[column]) for column in columns if row.get(column)]
    return bool(named) and all(id in kept[_NAMED[column]] for column, id in named)


def _terms(rows: list[Row], wanted: set[str]) -> list[Row]:
    """Those terms and whatever stands above them."""
    parents = {row["id"]: row["parent_id"] for row in rows}
    while above := {parents[id] for id in wanted if parents.get(id)} - wanted:
        wanted = wanted | above
    return [row for row in rows if row["id"] in wanted]


def _read(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _write(path: Path, rows: list[Row]) -> None:
    header = next(csv.reader((MIAMI / "data" / path.name).open(encoding="utf-8", newline="")))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, header)
        writer.writeheader()
        writer.writerows(rows)
