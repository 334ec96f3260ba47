"""The newest look of today is taken back, and the change made with it; the history keeps both."""

from datetime import date, timedelta

import pytest

from luminaria.directory.actions.change_fact import change_fact
from luminaria.directory.actions.check_fact import check_fact
from luminaria.directory.actions.undo_check import ChangedSince, NothingToUndo, undo_check
from luminaria.directory.keeping import NotHeeded
from luminaria.directory.models import Check, Record
from luminaria.directory.queries.due import checked_today, due
from luminaria.directory.rules.freshness import Finding, Method
from luminaria.kernel import clock
from luminaria.people.rules import OpenMember, Role
from tests import factories
from tests.directory.entries import NOON, UNREAD, advocate, checked, history, is_public, seen, service
from tests.programs import ProgramClient

pytestmark = pytest.mark.django_db


def _press(actor: OpenMember, row: Record, field: str, outcome: Finding = Finding.STILL_TRUE) -> None:
    with clock.fixed(NOON), factories.inside(actor):
        check_fact(
            actor=actor,
            record_id=row.id,
            field=field,
            outcome=outcome,
            method=Method.PHONE,
            seen=seen(row, field),
        )


def _change(actor: OpenMember, row: Record, number: str) -> None:
    with clock.fixed(NOON), factories.inside(actor):
        change_fact(
            actor=actor,
            record_id=row.id,
            field="phone",
            parts={"phones": [{"number": number}]},
            method=Method.PHONE,
            why="They told us",
            seen=seen(row, "phone"),
        )


def _undo(actor: OpenMember, row: Record, field: str = "phone", *, later: timedelta = timedelta(0)) -> None:
    with clock.fixed(NOON + timedelta(minutes=1) + later), factories.inside(actor):
        undo_check(actor=actor, record_id=row.id, field=field)


def _number(row: Record) -> str:
    return str(Record.objects.get(id=row.id).document["phones"][0]["number"])


@pytest.fixture
def ana() -> OpenMember:
    return advocate()


def test_the_fact_is_due_again_and_the_history_keeps_both(ana: OpenMember) -> None:
    row = service(UNREAD)
    checked(row, date(2026, 9, 1), "phone")
    _press(ana, row, "phone")
    _undo(ana, row)
    with clock.fixed(NOON + timedelta(hours=1)), factories.inside(ana):
        assert due().left == 1 and checked_today(ana.member_id) == (0, 0)
    outcomes = Check.objects.filter(record=row).order_by("recorded_at").values_list("outcome", flat=True)
    assert list(outcomes) == ["STILL_TRUE", "STILL_TRUE", "UNDONE"]


def test_a_change_goes_back_to_what_it_said(ana: OpenMember) -> None:
    row = service()
    _change(ana, row, "505-555-0199")
    _undo(ana, row)
    assert _number(row) == "505-555-0117"
    assert history(row) == [("change", "phone"), ("undo", "phone")]


def test_two_changes_go_back_one_by_one(ana: OpenMember) -> None:
    row = service()
    _change(ana, row, "505-555-0198")
    with clock.moved(timedelta(seconds=1)):
        _change(ana, row, "505-555-0199")
    _undo(ana, row)
    assert _number(row) == "505-555-0198"
    _undo(ana, row, later=timedelta(minutes=1))
    assert _number(row) == "505-555-0117"


def test_what_somebody_else_changed_since_stays(ana: OpenMember) -> None:
    row = service()
    _change(ana, row, "505-555-0199")
    Record.objects.filter(id=row.id).update(document=row.document | {"phones": [{"number": "505-555-0100"}]})
    with pytest.raises(ChangedSince):
        _undo(ana, row)


def test_a_service_that_was_gone_by_mistake_is_back(ana: OpenMember) -> None:
    row = service()
    _press(ana, row, "name", Finding.WRONG)
    assert not is_public(row)
    _undo(ana, row, "name")
    assert is_public(row) and Record.objects.get(id=row.id).gone_on is None


def test_what_was_verified_by_a_mistaken_press_is_not(ana: OpenMember) -> None:
    row = service(status="unverified")
    _press(ana, row, "name")
    _press(ana, row, "phone")
    assert is_public(row)
    _undo(ana, row)
    assert not is_public(row) and Record.objects.get(id=row.id).status == "unverified"


def test_twice_and_the_next_day_there_is_nothing_to_take_back(ana: OpenMember) -> None:
    row = service()
    _press(ana, row, "phone")
    with pytest.raises(NothingToUndo):
        _undo(ana, row, later=timedelta(days=1))
    _undo(ana, row)
    with pytest.raises(NothingToUndo):
        _undo(ana, row, later=timedelta(minutes=1))


def test_an_evening_is_the_day_where_the_people_are(ana: OpenMember) -> None:
    row = service()
    _press(ana, row, "phone")  # noon in Albuquerque
    _undo(ana, row, later=timedelta(hours=11))  # 23:01 there, and tomorrow by Greenwich


def test_police_take_nothing_back() -> None:
    with pytest.raises(NotHeeded):
        _undo(advocate(Role.SUPERVISOR, kind="LAW_ENFORCEMENT"), service())


def test_undo_is_one_press_on_the_page(ana: OpenMember) -> None:
    row = service(UNREAD)
    checked(row, date(2026, 9, 1), "phone")
    _press(ana, row, "phone")
    desk = ProgramClient("desk")
    with clock.fixed(NOON + timedelta(minutes=5)):
        factories.signed_in(desk, ana)
        answer = desk.post("/directory/due/", {"how": "PHONE", "press": f"UNDO {row.id} phone "})
        assert answer.status_code == 302
        again = desk.post("/directory/due/", {"how": "PHONE", "press": f"UNDO {row.id} phone "})
    assert again.status_code == 422 and "nothing of today to take back" in again.content.decode()
