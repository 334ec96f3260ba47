"""Services on record: what the sources say, no more; and never the way to a place that must not be seen."""

import csv
import os
from pathlib import Path

import pytest

from luminaria.packs import Pack, load
from luminaria.packs.rules import Service
from tests.packs import invented
from tests.packs.conftest import Spoil

KNOWN = Path(__file__).parents[3] / "shared" / "facts" / "nm-services.csv"
FILE = "us_nm/services.toml"


def known(pack: Pack, locale: str = "en") -> dict[str, Service]:
    return {one.id: one for one in pack.known_services(locale)}


def test_every_provider_of_the_research_is_on_record_with_its_status(new_mexico: Pack) -> None:
    if not KNOWN.exists():
        assert os.environ.get("LUMINARIA_REQUIRE_ALL") != "1", f"{KNOWN.name} is not beside this folder"
        pytest.skip("nm-services.csv is not beside this folder: the rows were not compared")
    with KNOWN.open(encoding="utf-8") as file:
        rows = {row["id"]: row["status"].replace("-", "_") for row in csv.DictReader(file)}
    held = known(new_mexico)
    assert len(rows) == 31
    assert {id: held[id].fact.status for id in rows} == rows


def test_a_way_to_reach_a_provider_is_printed_only_from_its_own_page(new_mexico: Pack) -> None:
    shown = [one for one in new_mexico.services("en") if not one.line]
    assert {one.id for one in shown if one.reachable} == {
        "p-nmilc", "p-nmcsap", "p-cabq-training", "p-soar", "p-ncsc",
    }  # fmt: skip
    assert not any(one.reachable and one.shelter for one in shown)


def test_a_line_is_its_contact_and_its_number_stands_there_alone(new_mexico: Pack) -> None:
    lines = [one for one in new_mexico.known_services("en") if one.line]
    public = {contact.id for contact in new_mexico.contacts("en")}
    assert {one.id for one in lines if one.fact.public} == public - {"c-911"}
    assert all(one.contact_id == one.id and one.terms for one in lines)
    runaway = known(new_mexico)["c-nrs"]
    assert runaway.ages == (12, 21) and runaway.counties == ("all",)


def test_what_the_source_documents_name_is_on_record(new_mexico: Pack) -> None:
    held = known(new_mexico)
    named = {"p-haven": "Haven House", "p-nmla": "New Mexico Legal Aid",
             "c-nmcal": "New Mexico Crisis and Access Line",
             "p-nmdws": "New Mexico Department of Workforce Solutions"}  # fmt: skip
    assert {id: held[id].name for id in named} == named
    assert not any(held[id].fact.public for id in named)
    assert held["p-haven"].counties == ("sandoval",)
    assert [(one.fact, one.says) for one in held["p-haven"].otherwise] == [("area", "Albuquerque")]
    assert "Office of the Attorney General" in held["p-nmdoj"].aliases
    assert "Street Safe New Mexico" in held["p-asur"].aliases


def test_what_nobody_knows_is_empty(new_mexico: Pack) -> None:
    held = known(new_mexico)
    assert held["p-lifelink"].ages == (None, None) and not held["p-lifelink"].serves
    assert held["p-enlace"].counties == ()
    assert held["p-fnch"].services == ""


def test_another_jurisdiction_has_its_own(tmp_path: Path) -> None:
    zaruma = load("zaruma", (invented.build(tmp_path),))
    held = known(zaruma, "es")
    assert sorted(held) == ["c-lantern", "p-harbour", "p-rumour"]
    assert held["c-lantern"].line and held["c-lantern"].ages == (12, 21)
    assert held["p-harbour"].ages == (None, 24) and not held["p-harbour"].reachable
    assert [one.id for one in zaruma.services("es")] == ["c-lantern", "p-harbour"]


FAULTS = [
    (FILE, "read_on = 2026-11-21", 'read_on = "lately"', "read_on is missing"),
    (FILE, '"housing-help", "therapy", "substance-use"', '"castles"', "no term of services"),
    (FILE, 'offers = ["volunteering"]', 'offers = ["parades"]', "no term of take-part"),
    (FILE, 'heading = "task-force"', 'heading = "tasks"', "no term of headings"),
    (FILE, 'counties = ["sandoval"]', 'counties = ["sandovall"]', "does not have sandovall"),
    (FILE, 'id = "c-nmcal"', 'id = "c-nobody"', "c-nobody"),
    (FILE, 'contact = "c-nmilc"', 'contact = "c-nmilk"', "c-nmilk"),
    (FILE, 'web = "nmilc.org"', 'web = "javascript:alert(1)"', "web is a name"),
    (FILE, 'notes = "Telephone unverified."', 'notes = "At 805 Tijeras Road."', "a street stands here"),
    (FILE, 'says = "Albuquerque"', 'says = ""', "otherwise needs"),
    (FILE, "ages = [11, 24]", 'ages = ["eleven", 24]', "ages is"),
    (FILE, 'printed_by.en = "KRQE news"\nprinted_by.es', "x.es", "has no printed_by"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "told"), FAULTS, ids=[fault[3] for fault in FAULTS])
def test_a_fault_of_a_service_is_found(spoil: Spoil, file: str, old: str, new: str, told: str) -> None:
    assert any(told in found.message for found in spoil(file, old, new)), told
