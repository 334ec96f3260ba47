"""Entries of two sources are one service: one speaks for both, and what differs waits for a decision."""

import pytest

from luminaria.directory.actions.join_records import HasTwins, SameEntry, SameSource, join_records
from luminaria.directory.keeping import EntryJoined, NotHeeded, WhyMissing
from luminaria.directory.models import Conflict, Record
from luminaria.kernel.errors import NotFound, NotPermitted
from luminaria.kernel.ids import new_id
from luminaria.people.rules import OpenMember, Role
from tests import factories
from tests.directory.entries import advocate, history, is_public, place, recorded, service
from tests.programs import ProgramClient

pytestmark = pytest.mark.django_db
OTHER = {"name": "The Night Owl Line", "phones": [{"id": "x", "number": "505-555-0190"}]}


def _join(actor: OpenMember, kept: Record, other: Record, why: str = "Same people") -> int:
    with factories.inside(actor):
        return join_records(actor=actor, kept_id=kept.id, other_id=other.id, why=why)


@pytest.fixture
def sol() -> OpenMember:
    return advocate(Role.SUPERVISOR, name="Sol")


def test_only_one_is_public_and_what_differs_waits(sol: OpenMember) -> None:
    kept, other = service(), service("pack", name="The Night Owl Line", description="They answer by night.")
    assert _join(sol, kept, other) == 1
    assert is_public(kept) and not is_public(other)
    assert set(Conflict.objects.values_list("record_id", "field")) == {(kept.id, "what")}
    assert history(kept) == history(other) == [("join", "same_as")]
    assert recorded(sol, "join_records", kept.id) == 1


def test_places_are_left_as_they_are(sol: OpenMember) -> None:
    kept, other = service(), service("pack")
    place(other)
    assert _join(sol, kept, other) == 0


def test_what_cannot_be_joined_is_said(sol: OpenMember) -> None:
    one, two, same = service(), service("pack"), service()
    with pytest.raises(SameEntry):
        _join(sol, one, one)
    with pytest.raises(SameSource):
        _join(sol, one, same)
    with pytest.raises(WhyMissing):
        _join(sol, one, two, why="")
    with pytest.raises(NotFound):
        _join(sol, one, Record(id=new_id()))
    _join(sol, one, two)
    with pytest.raises(EntryJoined):
        _join(sol, one, two)
    with pytest.raises(HasTwins):
        _join(sol, service("third"), one)


def test_an_advocate_and_police_join_nothing() -> None:
    one, two = service(), service("pack")
    with pytest.raises(NotPermitted):
        _join(advocate(), one, two)
    with pytest.raises(NotHeeded):
        _join(advocate(Role.SUPERVISOR, kind="LAW_ENFORCEMENT"), one, two)


def test_both_stand_side_by_side_before_one_press(sol: OpenMember) -> None:
    kept, other = service(), service("pack", **OTHER)
    desk = factories.signed_in(ProgramClient("desk"), sol)
    address = f"/directory/{kept.id}/join/"
    assert "The Night Owl Line" in desk.get(address).content.decode()
    beside = desk.post(address, {"other": str(other.id)})
    text = beside.content.decode()
    assert beside.status_code == 200 and "505-555-0117" in text and "505-555-0190" in text
    unsaid = desk.post(address, {"other": str(other.id), "join": "1", "why": ""})
    assert unsaid.status_code == 422 and "505-555-0190" in unsaid.content.decode()
    done = desk.post(address, {"other": str(other.id), "join": "1", "why": "Same people"}, follow=True)
    assert "The two are joined." in done.content.decode()
    assert "which speaks for both" in desk.get(f"/directory/{other.id}/").content.decode()
    assert desk.post(address, {"other": "not-an-id", "join": "1", "why": "x"}).status_code == 422
