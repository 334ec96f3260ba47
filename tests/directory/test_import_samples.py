"""The sample directories and the official examples load without a hand on them, and load again as nothing."""

import os
from pathlib import Path
from random import Random

import pytest

from luminaria.directory.actions.import_feed import SourceTerms, import_feed
from luminaria.directory.models import Record
from luminaria.directory.rules.hsds.faults import faults
from tests.directory.miami import part
from tests.directory.samples import FICTIONAL, HSDS, MIAMI, MOCK, UK, needs_samples, needs_schemas

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("as_owner"),
    needs_samples,
    needs_schemas,
]
EXAMPLES = [
    *sorted((HSDS / "examples").glob("*.json")),
    HSDS / "examples" / "csv",
    *sorted((UK / "examples").glob("*.json")),
    UK / "examples" / "csv",
]


def counts() -> dict[str, int]:
    return {
        kind: Record.objects.filter(kind=kind).count()
        for kind in ("taxonomy_term", "organization", "program", "location", "service", "service_at_location")
    }


def sound() -> bool:
    """Whether every document that is held keeps HSDS, its kin aside."""
    return not any(faults(record.kind, record.document) for record in Record.objects.iterator())


def test_a_part_of_miami(tmp_path: Path) -> None:
    rows = part(tmp_path, 40, Random(os.environ["LUMINARIA_TEST_SEED"]))
    source = SourceTerms("miami")
    first = import_feed(tmp_path, source=source)
    assert not first.faults
    assert counts() == {
        "taxonomy_term": rows["taxonomy"],
        "organization": 40,
        "program": 0,
        "location": rows["locations"],
        "service": rows["services"],
        "service_at_location": rows["services_at_location"],
    }
    assert sound()
    assert import_feed(tmp_path, source=source).writes == 0


@pytest.mark.drill
def test_miami() -> None:
    source = SourceTerms("miami")
    first = import_feed(MIAMI, source=source)
    assert not first.faults
    assert counts() == {
        "taxonomy_term": 1991,
        "organization": 1074,
        "program": 0,
        "location": 4089,
        "service": 4089,
        "service_at_location": 4089,
    }
    assert sound()
    assert Record.objects.filter(kind="taxonomy_term", do_not_list=False).count() == 0
    assert import_feed(MIAMI, source=source).writes == 0


@pytest.mark.parametrize(
    ("folder", "services"), [("simple", 13), ("all_resources", 13)], ids=["simple", "all_resources"]
)
def test_fictional(folder: str, services: int) -> None:
    first = import_feed(FICTIONAL / folder, source=SourceTerms("fictional"))
    assert first.added["service"] == services
    assert not first.faults
    assert sound()
    assert import_feed(FICTIONAL / folder, source=SourceTerms("fictional")).writes == 0


def test_mock() -> None:
    found = import_feed(MOCK, source=SourceTerms("mock"))
    assert dict(found.added) == dict.fromkeys(
        (
            "taxonomy", "taxonomy_term", "organization", "program", "location", "service",
            "service_at_location",
        ),
        1,
    )  # fmt: skip
    assert sound()


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: f"{path.parts[-3][:7]}-{path.stem}")
def test_official_examples(path: Path) -> None:
    found = import_feed(path, source=SourceTerms("official"))
    assert not found.faults
    assert sum(found.added.values()) or path.stem == "base"
    assert sound()
    assert import_feed(path, source=SourceTerms("official")).writes == 0
