"""Two joined entries are two again; what was decided meanwhile stays."""

import pytest

from luminaria.directory.actions.join_records import join_records
from luminaria.directory.actions.part_records import NotJoined, part_records
from luminaria.directory.keeping import NotHeeded, WhyMissing
from luminaria.directory.models import Conflict, Record
from luminaria.kernel.errors import NotFound, NotPermitted
from luminaria.kernel.ids import new_id
from luminaria.people.rules import OpenMember, Role
from tests import factories
from tests.directory.entries import advocate, history, is_public, service
from tests.programs import ProgramClient

pytestmark = pytest.mark.django_db


def _part(actor: OpenMember, other: Record, why: str = "Two houses") -> None:
    with factories.inside(actor):
        part_records(actor=actor, other_id=other.id, why=why)


@pytest.fixture
def sol() -> OpenMember:
    return advocate(Role.SUPERVISOR, name="Sol")


@pytest.fixture
def joined(sol: OpenMember) -> tuple[Record, Record]:
    kept, other = service(), service("pack", name="Night Owl House")
    with factories.inside(sol):
        join_records(actor=sol, kept_id=kept.id, other_id=other.id, why="Same people")
    return kept, other


def test_both_are_public_again_and_nothing_waits(sol: OpenMember, joined: tuple[Record, Record]) -> None:
    kept, other = joined
    _part(sol, other)
    assert is_public(kept) and is_public(other)
    assert not Conflict.objects.filter(decided_on=None).exists()
    assert history(other) == [("join", "same_as"), ("part", "same_as")]


def test_what_is_not_joined_cannot_be_parted(sol: OpenMember, joined: tuple[Record, Record]) -> None:
    kept, other = joined
    with pytest.raises(WhyMissing):
        _part(sol, other, why="")
    with pytest.raises(NotJoined):
        _part(sol, kept)
    with pytest.raises(NotFound):
        _part(sol, Record(id=new_id()))
    _part(sol, other)
    with pytest.raises(NotJoined):
        _part(sol, other)


def test_an_advocate_and_police_part_nothing(joined: tuple[Record, Record]) -> None:
    with pytest.raises(NotPermitted):
        _part(advocate(), joined[1])
    with pytest.raises(NotHeeded):
        _part(advocate(Role.SUPERVISOR, kind="EMPLOYER"), joined[1])


def test_the_page_of_the_one_behind_parts_them(sol: OpenMember, joined: tuple[Record, Record]) -> None:
    desk = factories.signed_in(ProgramClient("desk"), sol)
    address = f"/directory/{joined[1].id}/part/"
    assert desk.post(address, {"why": ""}).status_code == 422
    page = desk.post(address, {"why": "Two houses"}, follow=True).content.decode()
    assert "They are two entries again." in page
