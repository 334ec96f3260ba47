"""An entry that was not to be listed stands on the pages again, as far as its facts allow."""

import pytest

from luminaria.directory.actions.delist_service import delist_service
from luminaria.directory.actions.relist_service import ListedAlready, relist_service
from luminaria.directory.keeping import NotHeeded, WhyMissing
from luminaria.directory.models import Record
from luminaria.kernel.errors import NotPermitted
from luminaria.people.rules import OpenMember, Role
from tests import factories
from tests.directory.entries import advocate, history, is_public, service
from tests.programs import ProgramClient

pytestmark = pytest.mark.django_db


def _relist(actor: OpenMember, row: Record, why: str = "They asked") -> None:
    with factories.inside(actor):
        relist_service(actor=actor, record_id=row.id, why=why)


def _off(row: Record) -> OpenMember:
    sol = advocate(Role.SUPERVISOR, name="Sol")
    with factories.inside(sol):
        delist_service(actor=sol, record_id=row.id, why="They asked")
    return sol


def test_it_is_public_again() -> None:
    row = service()
    sol = _off(row)
    _relist(sol, row)
    assert is_public(row) and history(row) == [("delist", "listing"), ("relist", "listing")]


def test_the_mark_gone_its_facts_still_count() -> None:
    row = service(status="unverified")
    sol = _off(row)
    _relist(sol, row)
    assert not is_public(row)


def test_twice_and_without_a_reason_is_refused() -> None:
    row = service()
    sol = _off(row)
    with pytest.raises(WhyMissing):
        _relist(sol, row, why="")
    _relist(sol, row)
    with pytest.raises(ListedAlready):
        _relist(sol, row)


def test_an_advocate_and_police_list_nothing_again() -> None:
    row = service()
    _off(row)
    with pytest.raises(NotPermitted):
        _relist(advocate(), row)
    with pytest.raises(NotHeeded):
        _relist(advocate(Role.ADMINISTRATOR, kind="EMPLOYER"), row)


def test_the_page_offers_it_where_it_is_marked() -> None:
    row = service()
    desk = factories.signed_in(ProgramClient("desk"), _off(row))
    assert "List it again" in desk.get(f"/directory/{row.id}/").content.decode()
    page = desk.post(f"/directory/{row.id}/list-again/", {"why": "They asked"}, follow=True).content.decode()
    assert "The mark is gone." in page and "As the public reads it" in page
