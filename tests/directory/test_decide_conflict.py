"""Two sources say different things; one of them holds, once, with a reason."""

import pytest

from luminaria.directory.actions.decide_conflict import AlreadyDecided, WriteItIn, decide_conflict
from luminaria.directory.keeping import NamesAStreet, NotHeeded, WhyMissing
from luminaria.directory.models import Change, Conflict, Listing, Record, Source
from luminaria.directory.rules.hsds import Visibility
from luminaria.kernel import clock
from luminaria.kernel.errors import NotFound, NotPermitted
from luminaria.kernel.ids import new_id
from luminaria.people.rules import OpenMember, Role
from tests import factories
from tests.databases import database_role
from tests.directory.entries import NOON, STREET, TODAY, advocate, place, recorded, service
from tests.programs import ProgramClient

pytestmark = pytest.mark.django_db
OFFERED = {"phones": [{"number": "505-555-0190"}]}


def _conflict(row: Record, field: str = "phone", offered: object = OFFERED) -> Conflict:
    with database_role("owner"):
        source, _ = Source.objects.get_or_create(code="other", defaults={"name": "The other list"})
        return Conflict.objects.create(
            record=row, field=field, source=source, offered=offered, offered_on=TODAY
        )


def _decide(
    actor: OpenMember, conflict: Conflict, *, offered: bool = True, why: str = "They told us"
) -> None:
    with clock.fixed(NOON), factories.inside(actor):
        decide_conflict(actor=actor, conflict_id=conflict.id, offered_holds=offered, why=why)


@pytest.fixture
def sol() -> OpenMember:
    return advocate(Role.SUPERVISOR, name="Sol")


def test_the_offered_value_holds_and_is_printed(sol: OpenMember) -> None:
    row = service()
    conflict = _conflict(row)
    _decide(sol, conflict)
    assert Listing.objects.get(service_id=row.id).document["phones"][0]["number"] == "505-555-0190"
    kept = Change.objects.get(record=row)
    assert (kept.action, kept.source_id, kept.why) == ("decide", "other", "They told us")
    assert recorded(sol, "decide_conflict", conflict.id) == 1


def test_what_is_held_may_hold(sol: OpenMember) -> None:
    row = service()
    _decide(sol, _conflict(row), offered=False)
    assert Record.objects.get(id=row.id).document["phones"][0]["number"] == "505-555-0117"
    assert Conflict.objects.get().decided_on == TODAY


def test_second_press_no_reason_and_free_words_are_refused(sol: OpenMember) -> None:
    row = service()
    conflict = _conflict(row)
    with pytest.raises(WhyMissing):
        _decide(sol, conflict, why=" ")
    _decide(sol, conflict)
    with pytest.raises(AlreadyDecided):
        _decide(sol, conflict, offered=False)
    with pytest.raises(WriteItIn):
        _decide(sol, _conflict(row, "hours", {"words": "Nine to five"}))
    with pytest.raises(NotFound):
        _decide(sol, Conflict(id=new_id()))


def test_a_street_that_a_source_offers_of_a_hidden_place_never_holds(sol: OpenMember) -> None:
    row = service(kind="shelter")
    place(row, Visibility.HIDDEN)
    with pytest.raises(NamesAStreet):
        _decide(sol, _conflict(row, "what", {"description": f"We are at {STREET}."}))


def test_an_advocate_and_police_decide_nothing() -> None:
    conflict = _conflict(service())
    with pytest.raises(NotPermitted):
        _decide(advocate(), conflict)
    with pytest.raises(NotHeeded):
        _decide(advocate(Role.SUPERVISOR, kind="LAW_ENFORCEMENT"), conflict)


def test_both_values_stand_side_by_side_and_one_press_decides(sol: OpenMember) -> None:
    row = service()
    conflict = _conflict(row)
    desk = factories.signed_in(ProgramClient("desk"), sol)
    page = desk.get(f"/directory/{row.id}/").content.decode()
    assert "505-555-0117" in page and "505-555-0190" in page and "The other list, 21 Nov 2026" in page
    address = f"/directory/{row.id}/decide/{conflict.id}/"
    unsure = desk.post(address, {"why": "Hm"})
    assert unsure.status_code == 422 and "Press beside the value that holds." in unsure.content.decode()
    assert desk.post(address, {"why": "", "holds": "held"}).status_code == 422
    assert desk.post(address, {"why": "They told us", "holds": "offered"}).status_code == 302
    again = desk.post(address, {"why": "They told us", "holds": "offered"})
    assert again.status_code == 422 and "decided this already" in again.content.decode()


def test_an_advocate_sees_the_conflict_in_the_queue() -> None:
    _conflict(service())
    desk = factories.signed_in(ProgramClient("desk"), advocate())
    page = desk.get("/directory/due/").content.decode()
    assert "Sources say different things" in page and "Night Owl Line" in page
