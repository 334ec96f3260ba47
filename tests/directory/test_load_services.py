"""The directory holds what the pack and the organisations of this instance say, and shows what it may."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from luminaria.directory import actions, queries
from luminaria.directory.models import (
    Change,
    Check,
    Conflict,
    ListedTaxonomy,
    ListedTerm,
    Listing,
    Record,
)
from luminaria.directory.rules import Heard, Hours, Outcome, Who, names_a_street
from luminaria.directory.wording import Facts, entry, sources
from luminaria.kernel import clock
from luminaria.packs import pack
from luminaria.people.models import Organisation
from luminaria.people.rules import OpenMember, Role
from tests import factories
from tests.databases import database_role
from tests.packs import invented

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 22, 19, tzinfo=UTC)
TRUE = Heard(date(2026, 11, 22), Outcome.STILL_TRUE, Who.ADVOCATE, Hours.ALWAYS, ("en", "es"))


def load(at: datetime = NOON) -> int:
    with clock.fixed(at), database_role("owner"):
        return actions.load_services()


def held(code: str) -> Record:
    return Record.objects.get(kind="service", external_id=code)


def listed() -> dict[str, str]:
    codes = dict(Record.objects.filter(kind="service").values_list("id", "external_id"))
    return {codes[id]: standing for id, standing in Listing.objects.values_list("service_id", "standing")}


def everything() -> list[Any]:
    models = (Record, Change, Check, Conflict, Listing, ListedTaxonomy, ListedTerm)
    return [list(model.objects.order_by("pk").values()) for model in models]


@pytest.fixture
def caller() -> OpenMember:
    return factories.member(factories.organisation(), {Role.INTAKE})


def test_what_may_be_seen_stands_there_and_all_else_waits() -> None:
    load()
    shown = listed()
    assert shown["p-nmilc"] == shown["c-nhth"] == shown["c-nm-getfree"] == "PRINTED"
    assert shown["p-lifelink"] == shown["p-shnm"] == "NAMED"
    assert set(shown) == {one.id for one in pack().services("en")}
    waiting = {"p-haven", "p-nmla", "c-nmcal", "p-nmdws", "p-safehouse-youth", "c-nm-768free", "p-asur"}
    assert not waiting & set(shown)
    assert {held(code).status for code in waiting} == {"unverified", "second_hand", "conflict"}


def test_a_named_service_says_no_way_to_reach_it() -> None:
    load()
    for row in Listing.objects.filter(standing="NAMED"):
        assert not {"phones", "url", "email", "front_gate", "schedules"} & row.document.keys(), row.name
        assert "phones" not in (row.organization.document if row.organization else {})
        assert row.document["sources"][0]["name"]
        assert row.document["translations"]["es"]["description"]


def test_a_printed_line_bears_its_number_hours_and_languages() -> None:
    load()
    line = Listing.objects.get(service_id=held("c-nhth").id).document
    number = pack().contact("c-nhth", "en").main.display
    assert [phone["number"] for phone in line["phones"] if phone["type"] == "voice"] == [number]
    assert line["schedules"][0]["opens_at"] == "00:00" and line["schedules"][0]["closes_at"] == "24:00"
    assert [one["code"] for one in line["languages"]] == ["en", "es"]
    assert line["kind"] == "hotline" and line["interpretation_services"]


def test_needs_groups_and_benefits_become_tags() -> None:
    load()
    tags = set(Listing.objects.get(service_id=held("p-nmilc").id).tags.values_list("kind", "code"))
    assert {("need", "IMMIGRATION"), ("term", "legal-t-visa"), ("term", "legal")} <= tags
    assert ("heading", "nonprofits") in tags and ("role", "direct-services") in tags
    assert ("need", "HOUSING") not in tags
    home = set(Listing.objects.get(service_id=held("p-lifelink").id).tags.values_list("kind", "code"))
    assert {("need", "HOUSING"), ("term", "benefits/case_management"), ("term", "shelter")} <= home


def test_the_licensed_slot_is_never_listed() -> None:
    load()
    assert set(ListedTaxonomy.objects.values_list("name", flat=True)) == {
        one.title for one in pack().taxonomies("en") if not one.licensed
    }
    assert ListedTerm.objects.get(code="legal-t-visa").parent_id == ListedTerm.objects.get(code="legal").id


def test_two_sources_that_disagree_stand_side_by_side_once() -> None:
    load()
    conflict = Conflict.objects.get(record=held("p-haven"))
    assert conflict.field == "area"
    assert conflict.held["service_areas"][0]["name"] == "Sandoval County"
    assert conflict.offered == {"words": "Albuquerque"}
    with database_role("owner"):
        Conflict.objects.update(decided_on=date(2026, 11, 22))
    load()
    assert Conflict.objects.filter(record=held("p-haven")).count() == 1


def test_an_organisation_that_has_opened_an_intake_can_receive_here_and_stands_on_no_page() -> None:
    legal = factories.organisation("Juniper Legal", kind="LEGAL", phone="505-555-0142")
    factories.member(legal, {Role.INTAKE})
    load()
    here = queries.services_near(need="CIVIL_WAGE").here
    assert [(option.organisation_id, option.phone) for option in here] == [(legal.id, "505-555-0142")]
    assert queries.services_near(need="HOUSING").here == ()
    assert queries.receivers() == {here[0].id: legal.id}
    assert not Listing.objects.filter(service_id=here[0].id).exists()


@pytest.mark.parametrize("kind", ["LAW_ENFORCEMENT", "EMPLOYER", "COORDINATION"])
def test_police_employers_and_coordinators_never_receive_a_person(kind: str) -> None:
    other = factories.organisation("Ciudad", kind=kind)
    factories.member(other, {Role.INTAKE})
    load()
    assert queries.services_near().here == ()


def test_an_organisation_without_an_intake_cannot_receive_yet() -> None:
    factories.organisation("Mesa Door")
    load()
    assert queries.services_near().here == ()


def test_loading_again_writes_nothing() -> None:
    factories.member(factories.organisation("Mesa Door"), {Role.INTAKE})
    assert load() == load() > 50
    before = everything()
    load(NOON + timedelta(hours=2))
    assert everything() == before


def test_what_is_gone_is_kept_for_those_who_named_it_and_offered_no_more() -> None:
    mesa = factories.organisation("Mesa Door")
    factories.member(mesa, {Role.INTAKE})
    load()
    service_id = queries.services_near().here[0].id
    for kind, offered in (("EMPLOYER", 0), ("PROVIDER", 1)):
        with database_role("owner"):
            Organisation.objects.filter(id=mesa.id).update(kind=kind)
        load()
        assert len(queries.services_near().here) == offered
        option = queries.service(service_id)
        assert option is not None and option.name == "Mesa Door"


def test_an_organisation_is_not_offered_to_itself() -> None:
    mesa = factories.organisation("Mesa Door")
    factories.member(mesa, {Role.INTAKE})
    load()
    assert queries.services_near(without=mesa.id).here == ()


def test_an_advocate_sees_what_waits_too_without_a_number_that_nobody_vouches_for() -> None:
    load()
    known = {option.name: option for option in queries.services_near().by_phone}
    assert known["Haven House"].phone == "" and known["Haven House"].area == "Sandoval County"
    assert known["New Mexico Crisis and Access Line"].phone == ""
    assert known["New Mexico Immigrant Law Center"].phone == "505-247-1023"
    assert "Albuquerque report line 505-768-FREE" not in known
    near = queries.services_near(need="HOUSING", area="Sandoval").by_phone
    assert {"Haven House", "The Life Link"} <= {option.name for option in near}
    assert "La Casa Inc" not in {option.name for option in near}


def test_what_the_desk_decided_stands_when_the_pack_is_read_again() -> None:
    load()
    row = held("p-lifelink")
    with database_role("owner"):
        Record.objects.filter(id=row.id).update(
            document=row.document | {"description": "Said at the desk."}, do_not_list=True, status="verified"
        )
        Change.objects.create(record=row, action="verify", field="status")
    load()
    row = held("p-lifelink")
    assert row.document["description"] == "Said at the desk."
    assert row.do_not_list and row.status == "verified"
    assert row.said["description"] != row.document["description"]


def test_a_new_word_of_the_pack_is_taken_up_and_beside_a_decision_waits(
    tmp_path: Path, settings: Any
) -> None:
    settings.LUMINARIA_PACK, settings.LUMINARIA_PACK_OVERLAY = "zaruma", None
    settings.LUMINARIA_PACK_ROOTS = (invented.build(tmp_path / "before"),)
    load()
    row = held("p-harbour")
    with database_role("owner"):
        document = row.document | {"service_areas": [{"name": "Said at the desk"}]}
        Record.objects.filter(id=row.id).update(document=document)
    settings.LUMINARIA_PACK_ROOTS = (invented.build(tmp_path / "after"),)
    file = tmp_path / "after/zaruma/services.toml"
    invented.change(file, 'services.en = "A place to stay."', 'services.en = "Beds and soup."')
    invented.change(file, 'counties = ["high"]', 'counties = ["low"]')
    invented.change(file, '[[service]]\nid = "p-rumour"', '[[rumour]]\nid = "p-rumour"')
    load(NOON + timedelta(days=1))
    row = held("p-harbour")
    assert row.document["description"] == "Beds and soup."
    assert row.document["service_areas"] == [{"name": "Said at the desk"}]
    waiting = Conflict.objects.get(record=row, source_id="pack")
    assert waiting.field == "area" and waiting.offered["service_areas"][0]["extent"] == "low"
    assert held("p-rumour").gone_on == date(2026, 11, 23)
    assert Change.objects.filter(record=row, action="updated", field="what").count() == 1


def test_a_shelter_is_by_its_intake_only_and_no_street_is_in_any_record() -> None:
    load()
    assert {held(code).visibility for code in ("p-shnm", "p-lacasa", "p-haven")} == {"intake-only"}
    assert not Record.objects.filter(kind="location").exists()
    for row in Record.objects.filter(kind="service"):
        assert not names_a_street(f"{row.document}"), row.external_id


def test_a_call_to_a_line_is_a_look_at_its_entry(caller: OpenMember) -> None:
    load()
    with clock.fixed(NOON), factories.inside(caller):
        actions.record_call(actor=caller, contact_id="c-strongh", heard=TRUE)
    assert listed()["c-strongh"] == "CONFIRMED"
    assert Check.objects.filter(record=held("c-strongh"), outcome="STILL_TRUE").count() == 4
    before = everything()
    load()
    assert everything() == before
    assert {one.name: one.called_on for one in queries.services_near().by_phone}[
        "StrongHearts Native Helpline"
    ] == date(2026, 11, 22)


def test_calls_from_before_the_directory_count_when_it_is_loaded(caller: OpenMember) -> None:
    with clock.fixed(NOON), factories.inside(caller):
        actions.record_call(actor=caller, contact_id="c-nrs", heard=TRUE)
    load()
    assert listed()["c-nrs"] == "CONFIRMED"


def test_a_number_that_changed_is_shown_no_more_unless_it_must_not_vanish(caller: OpenMember) -> None:
    load()
    changed = Heard(date(2026, 11, 22), Outcome.CHANGED, Who.OFFICE, Hours.OTHER, ("en",), ("NUMBER",))
    with clock.fixed(NOON), factories.inside(caller):
        for code in ("c-strongh", "c-988"):
            actions.record_call(actor=caller, contact_id=code, heard=changed)
    assert "c-strongh" not in listed() and "c-988" in listed()


def test_two_people_must_find_a_line_gone() -> None:
    load()
    home = factories.organisation()
    for name in ("Ana", "Ben"):
        member = factories.member(home, {Role.INTAKE}, name=name)
        with clock.fixed(NOON), factories.inside(member):
            actions.record_call(
                actor=member, contact_id="c-strongh", heard=Heard(date(2026, 11, 22), Outcome.GONE)
            )
        load()
        assert ("c-strongh" in listed()) is (name == "Ana")


def test_what_police_heard_is_no_look() -> None:
    load()
    police = factories.member(factories.organisation("Ciudad", kind="LAW_ENFORCEMENT"), {Role.INTAKE})
    with clock.fixed(NOON), factories.inside(police):
        actions.record_call(actor=police, contact_id="c-strongh", heard=TRUE)
    load()
    assert not Check.objects.exists() and listed()["c-strongh"] == "PRINTED"


def test_another_jurisdiction_is_held_in_its_own_words(tmp_path: Path, settings: Any) -> None:
    settings.LUMINARIA_PACK, settings.LUMINARIA_PACK_OVERLAY = "zaruma", None
    settings.LUMINARIA_PACK_ROOTS = (invented.build(tmp_path),)
    load()
    assert listed() == {"c-lantern": "PRINTED", "p-harbour": "NAMED"}
    assert held("p-harbour").document["maximum_age"] == 24
    assert ListedTerm.objects.get(code="lamp-oil").document["name"] == "Oil for it"


def test_what_a_reader_of_spanish_sees_of_sources_and_areas_is_spanish() -> None:
    load()
    row = Listing.objects.get(service_id=held("p-rcc").id)
    facts = Facts(service=row.document, standing=row.standing, statewide=row.statewide)
    said = entry(facts, "es")
    assert "su propia página" in said.dated[0] and said.area.startswith("Centro de Nuevo México")
    assert "Central New Mexico" in entry(facts, "en").area
    assert said.what.startswith("Ayuda en crisis") and said.what.endswith(".")
    assert sources(row.document, "es") == [{"publisher": "", "name": "su propia página"}]
