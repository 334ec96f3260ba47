"""Feeds out: every record valid, the same bytes for the same data, flat memory, and nothing lost."""

import csv
import io
import json
import tracemalloc
import zipfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from luminaria.directory.actions.import_feed import SourceTerms, import_feed
from luminaria.directory.exchange.writing import WRITERS
from luminaria.directory.exchange.writing.rows import columns
from luminaria.directory.models import ListedOrganization, ListedTaxonomy, Listing, Record
from luminaria.directory.queries.fitting import Asked
from luminaria.directory.queries.whole import ListedWhole
from luminaria.directory.rules.hsds import OBJECTS
from luminaria.directory.rules.hsds.schemas import full
from tests.conftest import MovableClock
from tests.databases import database_role
from tests.directory.fed import fed
from tests.directory.generated import feed, taxonomy, term
from tests.directory.official import faults
from tests.directory.samples import needs_schemas

Document = dict[str, Any]
db = pytest.mark.django_db


def written(format: str, whole: Any) -> bytes:
    out = io.BytesIO()
    WRITERS[format](out, whole)
    return out.getvalue()


def tables(data: bytes) -> dict[str, list[dict[str, str]]]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {
            name: list(csv.DictReader(archive.read(name).decode().splitlines()))
            for name in archive.namelist()
            if name.endswith(".csv")
        }


def package(data: bytes) -> Document:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        said: Document = json.loads(archive.read("datapackage.json"))
        return said


@db
@needs_schemas
def test_every_record_of_json_and_lines_is_official() -> None:
    fed(feed(40, seed=31))
    said = json.loads(written("json", ListedWhole()))
    lines = [json.loads(line) for line in written("ndjson", ListedWhole()).splitlines()]
    assert said["services"] == lines and len(lines) == 40
    assert [fault for one in lines for fault in faults("service", one)] == []
    for name, kind in (("taxonomies", "taxonomy"), ("taxonomy_terms", "taxonomy_term")):
        assert said[name] and [fault for one in said[name] for fault in faults(kind, one)] == []


@db
def test_every_row_of_a_table_is_what_its_package_says() -> None:
    fed(feed(40, seed=32))
    data = written("tabular", ListedWhole())
    found = tables(data)
    ids = {kind: {row["id"] for row in found[f"{shape.table}.csv"]} for kind, shape in OBJECTS.items()}
    for resource in package(data)["resources"]:
        fields = {field["name"]: field for field in resource["schema"]["fields"]}
        rows = found[resource["path"]]
        assert len({row["id"] for row in rows}) == len(rows)
        assert resource["schema"]["primaryKey"] in fields
        for row in rows:
            assert list(row) == list(fields)
            for name, field in fields.items():
                constraints = field.get("constraints", {})
                assert row[name] or not constraints.get("required"), (resource["name"], name)
                assert not row[name] or row[name] in constraints.get("enum", [row[name]])
                if row[name] and field["type"] in ("object", "array"):
                    json.loads(row[name])
            for key in resource["schema"].get("foreignKeys", ()):
                value = row[key["fields"]]
                assert not value or value in ids[key["reference"]["resource"]], (resource["name"], key)
    assert len(found["services.csv"]) == 40 and found["attributes.csv"][0]["link_entity"] == "service"


def test_unit_and_capacity_have_the_fields_of_their_keys() -> None:
    assert {"id", "name"} <= set(columns(OBJECTS["unit"]))
    assert {"id", "service_id", "unit_id", "available"} <= set(columns(OBJECTS["service_capacity"]))


@db
def test_a_plain_sheet_has_a_line_a_service_and_no_formula() -> None:
    services = list(feed(5, seed=33))
    services[0]["name"] = "=1+1"
    fed(services)
    text = written("csv", ListedWhole()).decode()
    rows = list(csv.DictReader(text.splitlines()))
    assert len(rows) == 5 and {row["id"] for row in rows} == {one["id"] for one in services}
    assert "'=1+1" in {row["name"] for row in rows}
    assert all(row["phones"] or row["url"] or row["organization"] for row in rows)


@db
@pytest.mark.parametrize("format", WRITERS)
def test_the_same_data_gives_the_same_bytes(format: str) -> None:
    fed(reversed(list(feed(12, seed=34))), datetime(2026, 11, 1, tzinfo=UTC))
    first = written(format, ListedWhole())
    with database_role("desk"):
        Listing.objects.all().delete()
        ListedOrganization.objects.all().delete()
        ListedTaxonomy.objects.all().delete()
    assert written(format, ListedWhole()) != first  # an empty directory is a feed too
    fed(feed(12, seed=34), datetime(2026, 11, 1, tzinfo=UTC))
    assert written(format, ListedWhole()) == first


@db
def test_a_part_is_chosen_by_county_and_need() -> None:
    fed(feed(30, seed=35))
    county = next(iter(Listing.objects.filter(tags__kind="county").values_list("tags__code", flat=True)))
    few = json.loads(written("json", ListedWhole(Asked(county=county))))["services"]
    assert 0 < len(few) < 30
    part = tables(written("tabular", ListedWhole(Asked(county=county))))
    assert {row["id"] for row in part["services.csv"]} == {one["id"] for one in few}
    assert {row["id"] for row in part["organizations.csv"]} == {one["organization_id"] for one in few}
    assert {row["service_id"] for row in part["service_at_location.csv"]} <= {one["id"] for one in few}
    assert json.loads(written("json", ListedWhole(Asked(need="NOTHING"))))["services"] == []


class Endless:
    """So many services that were never in a database."""

    def __init__(self, services: int) -> None:
        self._services = services

    def services(self) -> Iterator[Document]:
        return feed(self._services, seed=36)

    def organizations(self) -> Iterator[Document]:
        last = ""
        for service in self.services():
            if service["organization"]["id"] != last:
                last = service["organization"]["id"]
                yield service["organization"]

    def places(self) -> Iterator[Document]:
        return (place for one in self.services() for place in one["service_at_locations"])

    def taxonomies(self) -> Iterator[Document]:
        return iter([taxonomy()])

    def terms(self) -> Iterator[Document]:
        return map(term, range(50))


class Nowhere(io.RawIOBase):
    """A file that keeps nothing."""

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        return len(data)


def peak(write: Callable[[Any, Any], int], services: int) -> int:
    tracemalloc.start()
    try:
        write(Nowhere(), Endless(services))
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("format", WRITERS)
def test_memory_does_not_grow_with_the_feed(format: str) -> None:
    write = WRITERS[format]
    small, large = peak(write, 150), peak(write, 600)
    assert large - small < 400_000, (small, large)


@db
def test_a_stream_reads_a_batch_at_a_time(django_assert_num_queries: Any) -> None:
    fed(feed(30, seed=37))
    from luminaria.directory.queries import feeds

    chosen = feeds.services(Asked())
    with django_assert_num_queries(3):  # services, places and terms of the first batch
        list(islice(chosen.stream(chosen.whole, batch=10), 10))
    assert len(list(chosen.stream(chosen.whole, batch=7))) == 30


@db
@pytest.mark.parametrize("format", ["json", "tabular"])
def test_reading_our_own_export_gives_the_same_directory(
    format: str, tmp_path: Path, clock: MovableClock
) -> None:
    clock.hold(datetime(2026, 11, 21, 12, tzinfo=UTC))
    source = SourceTerms("invented", name="Invented", publisher="Nobody", status="verified")
    first = tmp_path / "first.ndjson"
    first.write_text("".join(json.dumps(one) + "\n" for one in feed(25, seed=38)))
    with database_role("owner"):
        import_feed(first, source=source)
        before = {one: written(one, ListedWhole()) for one in ("json", "tabular", "csv")}
        assert len(json.loads(before["json"])["services"]) > 15
        listed = set(Listing.objects.values_list("service_id", flat=True))
        ours = tmp_path / f"ours.{'zip' if format == 'tabular' else 'json'}"
        ours.write_bytes(before[format])
        Record.objects.all().delete()
        Listing.objects.all().delete()
        ListedOrganization.objects.all().delete()
        ListedTaxonomy.objects.all().delete()
        import_feed(ours, source=source)
        assert set(Listing.objects.values_list("service_id", flat=True)) == listed
        after = {one: written(one, ListedWhole()) for one in before}
    assert [one for one in before if differences(before[one], after[one])] == []


def differences(before: bytes, after: bytes) -> list[str]:
    """Lines that are not the same."""
    if before == after:
        return []
    if before[:2] == b"PK":
        old, new = tables(before), tables(after)
        return [f"{name}: {one}" for name in old for one in old[name] if one not in new[name]]
    known = set(after.splitlines())
    return [line.decode() for line in before.splitlines() if line not in known]


def test_the_published_schemas_are_json_schemas() -> None:
    import jsonschema_rs

    for name in OBJECTS:
        schema = full(name, lambda one: f"#/$defs/{one}")
        schema["$defs"] = {one: full(one, lambda two: f"#/$defs/{two}") for one in OBJECTS}
        jsonschema_rs.validator_for(schema)
    service = next(feed(1, seed=39))
    schema = {**full("service", lambda one: f"#/$defs/{one}")}
    schema["$defs"] = {one: full(one, lambda two: f"#/$defs/{two}") for one in OBJECTS}
    assert list(jsonschema_rs.validator_for(schema).iter_errors(service)) == []
