"""An entry that is not to be listed is on no page, whatever its facts say."""

import pytest

from luminaria.directory.actions.delist_service import NotListedAlready, delist_service
from luminaria.directory.keeping import NotHeeded, WhyMissing
from luminaria.directory.models import Record
from luminaria.kernel.errors import NotFound, NotPermitted
from luminaria.kernel.ids import new_id
from luminaria.people.rules import OpenMember, Role
from tests import factories
from tests.directory.entries import advocate, history, is_public, recorded, service
from tests.programs import ProgramClient

pytestmark = pytest.mark.django_db


def _delist(actor: OpenMember, row: Record, why: str = "They asked") -> None:
    with factories.inside(actor):
        delist_service(actor=actor, record_id=row.id, why=why)


@pytest.fixture
def sol() -> OpenMember:
    return advocate(Role.SUPERVISOR)


def test_it_is_off_every_page_and_its_history_says_why(sol: OpenMember) -> None:
    row = service()
    assert is_public(row)
    _delist(sol, row)
    assert not is_public(row) and history(row) == [("delist", "listing")]
    with factories.inside(sol):
        assert recorded(sol, "delist_service", row.id) == 1


def test_twice_without_a_reason_or_of_nothing_is_refused(sol: OpenMember) -> None:
    row = service()
    with pytest.raises(WhyMissing):
        _delist(sol, row, why=" ")
    _delist(sol, row)
    with pytest.raises(NotListedAlready):
        _delist(sol, row)
    with pytest.raises(NotFound):
        _delist(sol, Record(id=new_id()))


def test_an_advocate_and_police_take_nothing_off() -> None:
    row = service()
    with pytest.raises(NotPermitted):
        _delist(advocate(), row)
    with pytest.raises(NotHeeded):
        _delist(advocate(Role.ADMINISTRATOR, kind="LAW_ENFORCEMENT"), row)
    assert is_public(row)


def test_the_desk_says_why_it_is_not_public_and_what_is_needed(sol: OpenMember) -> None:
    row = service()
    desk = factories.signed_in(ProgramClient("desk"), sol)
    assert "As the public reads it" in desk.get(f"/directory/{row.id}/").content.decode()
    unsaid = desk.post(f"/directory/{row.id}/do-not-list/", {"why": ""})
    assert unsaid.status_code == 422 and "Write in a few words why" in unsaid.content.decode()
    page = desk.post(f"/directory/{row.id}/do-not-list/", {"why": "They asked"}, follow=True).content.decode()
    assert "It is off every page now." in page and "It is marked “do not list”." in page
    assert "A supervisor can list it again, below." in page and "They asked" in page
