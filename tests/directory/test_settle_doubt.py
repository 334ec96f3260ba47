"""What readers said was wrong has been looked into; the entry says what it said."""

import pytest

from luminaria.directory.actions.settle_doubt import SettledAlready, settle_doubt
from luminaria.directory.keeping import NotHeeded
from luminaria.directory.models import Doubt, Record
from luminaria.kernel import clock
from luminaria.kernel.errors import NotFound, NotPermitted
from luminaria.kernel.ids import new_id
from luminaria.people.rules import OpenMember, Role
from tests import factories
from tests.databases import database_role
from tests.directory.entries import NOON, TODAY, advocate, history, recorded, service
from tests.programs import ProgramClient

pytestmark = pytest.mark.django_db


def _doubt(row: Record, *codes: str) -> None:
    with database_role("owner"):
        for code in codes:
            Doubt.objects.create(service_id=row.id, code=code, doubted_on=TODAY)


def _settle(actor: OpenMember, row: Record, code: str = "PHONE") -> int:
    with clock.fixed(NOON), factories.inside(actor):
        return settle_doubt(actor=actor, record_id=row.id, code=code)


@pytest.fixture
def ana() -> OpenMember:
    return advocate()


def test_all_of_one_kind_are_settled_and_no_other(ana: OpenMember) -> None:
    row = service()
    _doubt(row, "PHONE", "PHONE", "HOURS")
    assert _settle(ana, row) == 2
    assert list(Doubt.objects.filter(settled_on=None).values_list("code", flat=True)) == ["HOURS"]
    assert history(row) == [("settle", "doubt")]
    assert recorded(ana, "settle_doubt", row.id) == 1


def test_twice_by_others_and_of_nothing_is_refused(ana: OpenMember) -> None:
    row = service()
    _doubt(row, "PHONE")
    with pytest.raises(NotHeeded):
        _settle(advocate(Role.INTAKE, kind="LAW_ENFORCEMENT"), row)
    with pytest.raises(NotPermitted):
        _settle(advocate(Role.CASE_WORKER), row)
    _settle(ana, row)
    with pytest.raises(SettledAlready):
        _settle(ana, row)
    with pytest.raises(NotFound):
        _settle(ana, Record(id=new_id()))


def test_what_does_not_feel_safe_stands_first_in_the_queue(ana: OpenMember) -> None:
    row = service()
    _doubt(row, "HOURS", "UNSAFE")
    desk = factories.signed_in(ProgramClient("desk"), ana)
    page = desk.get("/directory/due/").content.decode()
    assert page.index("it did not feel safe") < page.index("the hours were wrong")
    assert "Nobody knows who pressed it." in page


def test_one_press_settles(ana: OpenMember) -> None:
    row = service()
    _doubt(row, "PHONE")
    desk = factories.signed_in(ProgramClient("desk"), ana)
    address = f"/directory/{row.id}/settle/phone/"
    assert "It is settled." in desk.post(address, follow=True).content.decode()
    again = desk.post(address)
    assert again.status_code == 422 and "settled this already" in again.content.decode()
