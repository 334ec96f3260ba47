"""Taxonomies: whole in every language, the same ids for ever, and faults told with their line."""

import os
from pathlib import Path
from uuid import UUID

import pytest

from luminaria.cases.rules import NEED_DOMAINS
from luminaria.directory.rules.hsds import OFFERS, ORGANIZATION_ROLES, POPULATIONS
from luminaria.packs import Pack, load
from luminaria.packs.rules import NotInPack
from tests.packs import invented
from tests.packs.conftest import Spoil

OURS, STATE = "us/taxonomies.toml", "us_nm/taxonomies.toml"
OPEN_ELIGIBILITY = "hsds/open-eligibility-cc-by-sa-3.0/taxonomy.csv"


def codes(pack: Pack, taxonomy: str) -> list[str]:
    return [term.code for term in pack.taxonomy(taxonomy, "en").terms]


def test_the_five_groups_of_help_have_their_parts(new_mexico: Pack) -> None:
    services = new_mexico.taxonomy("services", "en")
    groups = [group.code for group in services.groups]
    assert set(groups) >= {"shelter", "legal", "counselling", "medical", "vocational", "education"}
    under = {group: {term.code for term in services.under(group)} for group in groups}
    assert "legal-t-visa" in under["legal"] and "therapy" in under["counselling"]
    assert under["medical"] >= {"medical-exam", "medical-sti", "medical-reproductive"}
    assert under["vocational"] == {"job-training", "resume-building", "job-placement"}
    assert all(under.values())


def test_every_need_of_a_case_is_answered_by_a_term_and_no_other_is_named(new_mexico: Pack) -> None:
    named = {need for term in new_mexico.taxonomy("services", "en").terms for need in term.needs}
    assert named == set(NEED_DOMAINS)


def test_the_thirteen_kinds_of_help_of_the_law_are_reached_by_terms(new_mexico: Pack) -> None:
    benefits = new_mexico.taxonomy("benefits", "es").terms
    assert len(benefits) == 13
    assert [term.code for term in benefits if not term.terms] == ["other"]
    assert [term.title for term in benefits] == [
        item.title for item in new_mexico.list("benefits", "es").items
    ]


def test_codes_are_those_of_the_profile(new_mexico: Pack) -> None:
    assert sorted(codes(new_mexico, "take-part")) == sorted(OFFERS)
    assert sorted(codes(new_mexico, "roles")) == sorted(ORGANIZATION_ROLES)
    assert len(codes(new_mexico, "serves")) == 4 and set(codes(new_mexico, "serves")) < set(POPULATIONS)
    headings = [item.id for item in new_mexico.list("resources", "en").items]
    assert codes(new_mexico, "headings") == headings and len(headings) == 5


def test_ids_never_change(new_mexico: Pack) -> None:
    services = new_mexico.taxonomy("services", "en")
    term = services.term("legal-t-visa")
    assert term is not None
    assert services.id == UUID("837e5af7-35b5-5641-a26d-1257642040f9")
    assert term.id == UUID("ac694fa8-0ecf-5c45-891d-ceca8399c865")
    every = [term.id for taxonomy in new_mexico.taxonomies("en") for term in taxonomy.terms]
    assert len(every) == len(set(every))


def test_the_slot_for_a_licensed_taxonomy_ships_empty(new_mexico: Pack) -> None:
    slot = new_mexico.taxonomy("licensed", "en")
    assert slot.licensed and slot.terms == ()
    assert [one.code for one in new_mexico.taxonomies("en") if one.licensed] == ["licensed"]


@pytest.mark.parametrize("locale", ["en", "es"])
def test_a_facet_that_nothing_fits_has_a_sentence(new_mexico: Pack, locale: str) -> None:
    for taxonomy in new_mexico.taxonomies(locale):
        assert taxonomy.title and taxonomy.text and all(term.title for term in taxonomy.terms)
        assert not taxonomy.profile or all(term.none for term in taxonomy.terms)


def test_a_term_is_found_with_those_above_it(new_mexico: Pack) -> None:
    services = new_mexico.taxonomy("services", "en")
    assert [term.code for term in services.above(["legal-t-visa", "legal", "no-such-term"])] == [
        "legal-t-visa",
        "legal",
    ]
    with pytest.raises(NotInPack):
        new_mexico.taxonomy("no-such-taxonomy", "en")


def test_names_in_open_eligibility_are_there(new_mexico: Pack) -> None:
    table = Path(__file__).parents[3] / "shared" / "data" / OPEN_ELIGIBILITY
    if not table.exists():
        assert os.environ.get("LUMINARIA_REQUIRE_ALL") != "1", f"{table.name} is not beside this folder"
        pytest.skip("Open Eligibility is not beside this folder: its names were not compared")
    known = {line.split('"')[1] for line in table.read_text(encoding="utf-8").splitlines()[1:] if '"' in line}
    named = {name for term in new_mexico.taxonomy("services", "en").terms for name in term.open_eligibility}
    assert named <= known and len(named) > 30


def test_another_jurisdiction_has_its_own(tmp_path: Path) -> None:
    zaruma = load("zaruma", (invented.build(tmp_path),))
    services, tricks = zaruma.taxonomy("services", "es"), zaruma.taxonomy("tricks-known", "en")
    assert [(term.code, term.parent) for term in services.terms] == [("lamps", ""), ("lamp-oil", "lamps")]
    assert [(term.code, term.title) for term in tricks.terms] == [
        ("job", "A job that is not real"),
        ("debt", "A debt that grows"),
    ]


FAULTS = [
    (OURS, 'parent = "shelter"', 'parent = "nowhere"', "no other term of it"),
    (OURS, 'id = "shelter"\n', 'id = "shelter"\nparent = "shelter-emergency"\n', "below itself"),
    (OURS, 'item = "volunteers"\n', 'item = "events"\n', "no term stands for volunteers"),
    (OURS, "licensed = true", 'licensed = true\nterm = [{ id = "a", title.en = "A" }]', "is licensed"),
    (OURS, 'none.en = "We know of no event', 'nothing.en = "We know of no event', "none"),
    (STATE, '["case-management"]', '["walking"]', "services does not have"),
    (STATE, 'list = "benefits"', 'list = "benefit"', "there is no list benefit"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "told"), FAULTS, ids=[fault[3] for fault in FAULTS])
def test_a_fault_of_a_taxonomy_is_found(spoil: Spoil, file: str, old: str, new: str, told: str) -> None:
    found = [one for one in spoil(file, old, new) if told in one.message]
    assert found, told
    assert any("taxonomies.toml" in one.file for one in found)
