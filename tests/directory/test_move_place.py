"""A public place has another address: printed and found at once, kept in the history, never a secret one."""

from typing import Any

import pytest

from luminaria.directory.actions.change_fact import NothingChanged
from luminaria.directory.actions.hide_place import hide_place
from luminaria.directory.actions.list_services import list_services
from luminaria.directory.actions.move_place import (
    AddressMissing,
    NotForEverybody,
    WhyNamesAStreet,
    move_place,
)
from luminaria.directory.actions.undo_check import NotByAPress, undo_check
from luminaria.directory.keeping import FactMoved, NotHeeded, WhyMissing
from luminaria.directory.models import Change, Check, Conflict, ListingPlace, Record
from luminaria.directory.queries.search import search
from luminaria.directory.rules.addresses import mark_of, moved
from luminaria.directory.rules.differences import compared
from luminaria.directory.rules.freshness import Method
from luminaria.directory.rules.hsds import Visibility
from luminaria.directory.rules.wishes import Wish
from luminaria.kernel import clock
from luminaria.kernel.errors import NotFound, NotPermitted
from luminaria.kernel.ids import new_id
from luminaria.people.rules import OpenMember, Role
from tests import factories
from tests.databases import database_role
from tests.directory.entries import (
    ADDRESS,
    NOON,
    STREET,
    TODAY,
    advocate,
    is_public,
    kept_anywhere,
    place,
    recorded,
    service,
)
from tests.programs import ProgramClient

pytestmark = pytest.mark.django_db
NEW = {
    "address_1": "902 Paseo Claro",
    "address_2": "Floor 2",
    "city": "Farmington",
    "state_province": "NM",
    "postal_code": "87498",
}
TYPED = (NEW["address_1"], NEW["postal_code"])


def _move(actor: OpenMember, location: Record, **given: Any) -> None:
    usual: dict[str, Any] = {"address": NEW, "method": Method.PHONE, "why": "They told us"}
    usual["seen"] = mark_of(Record.objects.get(id=location.id).document)
    with clock.fixed(NOON), factories.inside(actor):
        move_place(actor=actor, location_id=location.id, **(usual | given))


def _also_there(row: Record, location: Record) -> None:
    """Another service is at the same place."""
    with database_role("owner"):
        Record.objects.create(
            id=(row_id := new_id()),
            source=row.source,
            kind="service_at_location",
            external_id=str(row_id),
            service_id=row.id,
            location_id=location.id,
        )


@pytest.fixture
def ana() -> OpenMember:
    return advocate()


def test_the_new_address_is_held_and_what_was_of_the_old_ground_is_not(ana: OpenMember) -> None:
    row = service()
    location = place(row)
    with database_role("owner"):
        old = location.document | {"county": "mckinley", "transportation": "Bus 3"}
        Record.objects.filter(id=location.id).update(document=old)
    _move(ana, location)
    held = Record.objects.get(id=location.id).document
    assert {name: held["addresses"][0][name] for name in NEW} == NEW
    assert held["addresses"][0]["country"] == "US" and held["addresses"][0]["id"] == ADDRESS["id"]
    assert held["county"] == "san-juan"
    assert not {"latitude", "longitude", "transportation"} & set(held)
    looked = Check.objects.get(record=row, field="place")
    assert (looked.outcome, looked.method, looked.checked_on) == ("CHANGED", "PHONE", TODAY)
    assert recorded(ana, "move_place", location.id) == 1


def test_listing_page_api_and_search_follow_at_once(ana: OpenMember, public: ProgramClient) -> None:
    row = service()
    location = place(row)
    assert not search(Wish(words="Farmington")).hits
    _move(ana, location)
    listed = ListingPlace.objects.get()
    assert (listed.city, listed.county, listed.postal_code) == ("Farmington", "san-juan", "87498")
    assert (listed.latitude, listed.longitude) == (None, None)
    assert [hit.service_id for hit in search(Wish(words="Farmington")).hits] == [row.id]
    assert not search(Wish(words="Gallup")).hits
    for path in (f"/hsds/services/{row.id}", f"/en/services/{row.id}/", "/en/services/in/san-juan/"):
        said = public.get(path).content.decode()
        assert "Farmington" in said and STREET not in said and "Gallup" not in said


def test_every_service_at_the_place_was_looked_at_and_is_listed_there(ana: OpenMember) -> None:
    row, other = service(), service("other")
    location = place(row)
    _also_there(other, location)
    _move(ana, location)
    assert set(Check.objects.filter(field="place").values_list("record_id", flat=True)) == {row.id, other.id}
    assert set(ListingPlace.objects.values_list("city", flat=True)) == {"Farmington"}
    assert ListingPlace.objects.count() == 2


def test_the_history_holds_both_until_the_place_is_taken_out_of_sight(ana: OpenMember) -> None:
    row = service()
    location = place(row)
    _move(ana, location)
    line = Change.objects.get(record=location)
    assert (line.action, line.why, line.role) == ("move", "They told us", "advocate on intake")
    assert line.before["addresses"][0]["address_1"] == STREET and line.before["latitude"] == 35.5
    assert line.after["addresses"][0]["address_1"] == NEW["address_1"]
    with database_role("owner"):
        told = {"description": f"We listen. We were at {STREET}."}
        other = service(description="We listen.")
        Record.objects.filter(id=other.id).update(
            organization_id=row.organization_id, document=other.document | told
        )
    sol = advocate(Role.SUPERVISOR)
    with factories.inside(sol):
        hide_place(actor=sol, location_id=location.id, visibility=Visibility.HIDDEN, why="They asked")
    assert kept_anywhere([*TYPED, STREET, ADDRESS["postal_code"], "-108.7"]) == []
    line.refresh_from_db()
    assert (line.before, line.after, line.why) == (None, None, "They told us")


@pytest.mark.parametrize("visibility", [Visibility.INTAKE_ONLY, Visibility.HIDDEN])
def test_a_place_out_of_sight_gets_no_address(ana: OpenMember, visibility: Visibility) -> None:
    location = place(service(), visibility)
    with pytest.raises(NotForEverybody):
        _move(ana, location)
    assert kept_anywhere(TYPED) == []


def _secret_service(location: Record) -> None:
    _also_there(service("other", description="A shelter. The address is confidential."), location)


def _hidden_service(location: Record) -> None:
    other = service("other")
    Record.objects.filter(id=other.id).update(visibility=Visibility.HIDDEN)
    _also_there(other, location)


def _shelter(location: Record) -> None:
    shelter = service("other", kind="shelter", description="A shelter from domestic violence.")
    _also_there(shelter, location)


def _gone_and_hidden(location: Record) -> None:
    _also_there(service("other"), location)
    there = Record.objects.filter(kind="service_at_location").exclude(source=location.source)
    there.update(visibility=Visibility.HIDDEN, gone_on=TODAY)


def _hidden_house(location: Record) -> None:
    there = Record.objects.get(kind="service_at_location", location_id=location.id)
    home = Record.objects.get(id=there.service_id).organization_id
    Record.objects.filter(id=home).update(visibility=Visibility.HIDDEN)


def _not_listed(location: Record) -> None:
    Record.objects.filter(id=location.id).update(do_not_list=True)


@pytest.mark.parametrize(
    "secret", [_secret_service, _hidden_service, _shelter, _gone_and_hidden, _hidden_house, _not_listed]
)
def test_nor_does_a_place_of_which_anything_that_happens_there_is_secret(
    ana: OpenMember, secret: Any
) -> None:
    location = place(service())
    with database_role("owner"):
        secret(location)
    with pytest.raises(NotForEverybody):
        _move(ana, location)
    assert kept_anywhere(TYPED) == [] and not Change.objects.exists()


def test_an_address_that_says_it_is_secret_is_not_kept(ana: OpenMember) -> None:
    location = place(service())
    with pytest.raises(NotForEverybody):
        _move(ana, location, address=NEW | {"address_2": "Confidential"})
    assert kept_anywhere(TYPED) == []


def test_what_is_wrong_with_it_is_said_and_nothing_is_kept(ana: OpenMember) -> None:
    location = place(service())
    for given, fault in (
        ({"why": " "}, WhyMissing),
        ({"why": "They moved to 902 Paseo Claro Road"}, WhyNamesAStreet),
        ({"seen": "0" * 16}, FactMoved),
        ({"address": NEW | {"city": " "}}, AddressMissing),
        ({"address": ADDRESS}, NothingChanged),
    ):
        with pytest.raises(fault):
            _move(ana, location, **given)
    with pytest.raises(NotFound), clock.fixed(NOON), factories.inside(ana):
        move_place(actor=ana, location_id=new_id(), address=NEW, method=Method.WEB, why="So", seen="")
    assert kept_anywhere(TYPED) == [] and not Check.objects.exists()


def test_somebody_else_s_change_in_between_is_told(ana: OpenMember) -> None:
    location = place(service())
    before = mark_of(location.document)
    _move(ana, location)
    with pytest.raises(FactMoved):
        _move(ana, location, address=NEW | {"city": "Aztec"}, seen=before)
    assert ListingPlace.objects.get().city == "Farmington"


def test_what_was_open_about_the_place_is_decided_and_it_is_shown(ana: OpenMember) -> None:
    row = service()
    location = place(row)
    with database_role("owner"):
        for about, field in ((location, "addresses"), (row, "place"), (row, "phone")):
            Conflict.objects.create(record=about, field=field, source=row.source, offered_on=TODAY)
        list_services([row.id])
    assert not ListingPlace.objects.exists()
    _move(ana, location)
    assert Conflict.objects.get(decided_on=None).field == "phone"
    assert ListingPlace.objects.get().city == "Farmington"


def test_the_same_word_of_its_source_brings_the_old_address_not_back(ana: OpenMember) -> None:
    location = place(service())
    _move(ana, location)
    held = Record.objects.get(id=location.id)
    again = compared("location", held.said, held.document, held.said)
    assert (again.document, again.changes, again.conflicts) == (held.document, (), ())
    news = held.said | {"addresses": [ADDRESS | {"city": "Grants"}]}
    asked = compared("location", held.said, held.document, news)
    assert [one.field for one in asked.conflicts] == ["addresses"] and asked.document == held.document


def test_no_press_takes_it_back(ana: OpenMember) -> None:
    row = service()
    _move(ana, place(row))
    with pytest.raises(NotByAPress), clock.fixed(NOON), factories.inside(ana):
        undo_check(actor=ana, record_id=row.id, field="place")
    assert ListingPlace.objects.get().city == "Farmington"


def test_who_may_change_a_fact_may_and_others_not(ana: OpenMember) -> None:
    location = place(service())
    with pytest.raises(NotPermitted):
        _move(advocate(Role.CASE_WORKER), location)
    with pytest.raises(NotHeeded):
        _move(advocate(Role.SUPERVISOR, kind="LAW_ENFORCEMENT"), location)
    assert kept_anywhere(TYPED) == []


def test_the_page_asks_keeps_what_was_typed_and_says_what_was_done(ana: OpenMember) -> None:
    row = service()
    location = place(row)
    desk = ProgramClient("desk")
    with clock.fixed(NOON):
        factories.signed_in(desk, ana)
        page = desk.get(f"/directory/{row.id}/").content.decode()
        assert "Correct its address…" in page and f'value="{STREET}"' in page
        path, seen = f"/directory/{row.id}/move/{location.id}/", mark_of(location.document)
        sent = NEW | {"method": "PHONE", "why": "They told us", "seen": seen}
        unsaid = desk.post(path, sent | {"city": ""})
        text = unsaid.content.decode()
        assert unsaid.status_code == 422 and "Town: write something." in text and NEW["address_1"] in text
        page = desk.post(path, sent, follow=True).content.decode()
        assert "The address is changed" in page and "wrote a new address of the place" in page
        assert f"<del>{STREET}" in page and f"<ins>{NEW['address_1']}" in page
        assert f"UNDO {row.id} place" not in page and "Correct again…" in page


def test_what_was_typed_is_taken_out_where_the_place_turns_out_secret(ana: OpenMember) -> None:
    row = service()
    location = place(row)
    desk = ProgramClient("desk")
    with clock.fixed(NOON):
        factories.signed_in(desk, ana)
        with database_role("owner"):
            _secret_service(location)
        path, seen = f"/directory/{row.id}/move/{location.id}/", mark_of(location.document)
        sent = NEW | {"method": "PHONE", "why": "Moved to Paseo Claro", "seen": seen}
        for typed in (sent, sent | {"city": ""}, sent | {"why": ""}):
            answer = desk.post(path, typed)
            text = answer.content.decode()
            assert answer.status_code == 422 and "is taken out again" in text
            assert not any(word in text for word in (*TYPED, "Paseo"))
        assert "Correct its address" not in desk.get(f"/directory/{row.id}/").content.decode()
    assert kept_anywhere([*TYPED, "Paseo"]) == [] and is_public(row)


def test_a_name_goes_with_the_street_that_it_holds_and_letters_to_a_box_stay() -> None:
    box = {"address_type": "postal", "address_1": "Box 12", "city": "Gallup"}
    old = {"name": f"Office at {STREET}", "url": "https://owl.example.org/", "addresses": [box, ADDRESS]}
    new = moved(old, NEW, "MX")
    assert "name" not in new and new["url"] == "https://owl.example.org/"
    assert [one["address_1"] for one in new["addresses"]] == [NEW["address_1"], "Box 12"]
    assert moved({"addresses": []}, NEW, "MX")["addresses"][0]["country"] == "MX"
    assert moved(old | {"name": "Front office"}, NEW, "MX")["name"] == "Front office"
