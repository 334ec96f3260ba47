"""A look at a fact is kept and moves what the public reads; the same press twice is one look."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from luminaria.directory.actions.check_fact import SayWhatChanged, check_fact
from luminaria.directory.keeping import EntryJoined, FactMoved, NotHeeded
from luminaria.directory.models import Check, Record
from luminaria.directory.queries.due import checked_today, due
from luminaria.directory.rules.freshness import Finding, Method, Stage
from luminaria.directory.rules.marks import NoSuchFact
from luminaria.kernel import clock
from luminaria.kernel.errors import NotFound, NotPermitted
from luminaria.kernel.ids import new_id
from luminaria.people.rules import OpenMember, Role
from tests import factories
from tests.databases import database_role
from tests.directory.entries import (
    NOON,
    TODAY,
    UNREAD,
    advocate,
    checked,
    history,
    is_public,
    recorded,
    seen,
    service,
)
from tests.programs import ProgramClient

pytestmark = pytest.mark.django_db
LONG_AGO = TODAY - timedelta(days=61)


def _check(
    actor: OpenMember,
    row: Record,
    field: str = "phone",
    outcome: Finding = Finding.STILL_TRUE,
    method: Method = Method.PHONE,
    mark: str = "",
) -> UUID:
    with clock.fixed(NOON), factories.inside(actor):
        return check_fact(
            actor=actor,
            record_id=row.id,
            field=field,
            outcome=outcome,
            method=method,
            seen=mark or seen(row, field),
        )


@pytest.fixture
def ana() -> OpenMember:
    return advocate()


def test_the_look_is_kept_with_how_when_and_by_which_role(ana: OpenMember) -> None:
    row = service()
    look = _check(ana, row)
    with factories.inside(ana):
        kept = Check.objects.get(id=look)
        assert (kept.outcome, kept.method, kept.checked_on) == ("STILL_TRUE", "PHONE", TODAY)
        assert (kept.role, kept.member_id) == ("advocate on intake", ana.member_id)
        assert recorded(ana, "check_fact", look) == 1


def test_the_same_press_twice_is_one_look_and_another_members_is_another(ana: OpenMember) -> None:
    row = service()
    assert _check(ana, row) == _check(ana, row)
    _check(advocate(name="Ben"), row)
    assert Check.objects.filter(record=row).count() == 2


def test_a_service_that_nobody_had_verified_is_public_after_two_facts(ana: OpenMember) -> None:
    row = service(status="unverified")
    assert not is_public(row)
    _check(ana, row, "name")
    assert not is_public(row)
    _check(ana, row, "phone")
    assert is_public(row) and ("verify", "status") in history(row)


def test_a_hotline_hidden_for_its_age_comes_back_when_its_facts_are_true(ana: OpenMember) -> None:
    row = service(UNREAD)
    checked(row, LONG_AGO, "name", "what", "phone", "languages")
    with clock.fixed(NOON), factories.inside(ana):
        found = due()
    assert {fact.field for fact in found.hidden} >= {"name", "phone"} and found.left == 4
    for field in ("name", "phone"):
        _check(ana, row, field)
    assert is_public(row)
    with clock.fixed(NOON), factories.inside(ana):
        found = due()
        assert found.left == 2 and len(found.hidden) == 4  # what was pressed keeps its place
        assert checked_today(ana.member_id) == (2, 2)


def test_nobody_at_the_other_end_makes_nothing_fresh(ana: OpenMember) -> None:
    row = service(UNREAD)
    checked(row, LONG_AGO, "phone")
    _check(ana, row, outcome=Finding.NO_ANSWER)
    with clock.fixed(NOON + timedelta(days=1)), factories.inside(ana):
        assert [fact.age.stage for fact in due().hidden] == [Stage.GONE]


def test_a_gone_name_takes_the_whole_service_off_the_pages(ana: OpenMember) -> None:
    row = service()
    assert is_public(row)
    _check(ana, row, "name", Finding.WRONG)
    assert not is_public(row) and Record.objects.get(id=row.id).gone_on == TODAY


def test_what_is_pressed_must_be_what_is_held(ana: OpenMember) -> None:
    row = service()
    with pytest.raises(FactMoved):
        _check(ana, row, mark="0" * 16)
    with pytest.raises(NoSuchFact):
        _check(ana, row, "colour", mark="0" * 16)
    with pytest.raises(SayWhatChanged):
        _check(ana, row, outcome=Finding.CHANGED)


def test_a_record_that_is_gone_or_joined_is_said(ana: OpenMember) -> None:
    row, kept = service(), service("pack")
    with database_role("owner"):
        Record.objects.filter(id=row.id).update(same_as=kept.id)
    with pytest.raises(EntryJoined):
        _check(ana, row)
    with pytest.raises(NotFound):
        _check(ana, Record(id=new_id()), mark="0" * 16)


@pytest.mark.parametrize("kind", ["LAW_ENFORCEMENT", "EMPLOYER"])
def test_police_and_employers_check_nothing(kind: str) -> None:
    row = service()
    with pytest.raises(NotHeeded):
        _check(advocate(Role.ADMINISTRATOR, kind=kind), row)
    assert not Check.objects.exists()


def test_a_case_worker_checks_nothing() -> None:
    with pytest.raises(NotPermitted):
        _check(advocate(Role.CASE_WORKER), service())


def test_the_page_keeps_the_place_and_the_way_of_checking(ana: OpenMember) -> None:
    row = service(UNREAD)
    checked(row, date(2026, 9, 1), "phone")
    desk = ProgramClient("desk")
    with clock.fixed(NOON):
        factories.signed_in(desk, ana)
        page = desk.get("/directory/due/").content.decode()
        press = f"STILL_TRUE {row.id} phone {seen(row, 'phone')}"
        assert press in page and "Night Owl Line" in page and "0 checked today, 0 by you" in page
        answer = desk.post("/directory/due/", {"how": "WEB", "press": press})
        assert answer.status_code == 302
        assert answer.headers["Location"] == f"/directory/due/?how=WEB#f-{row.id}-phone"
        page = desk.get("/directory/due/?how=WEB").content.decode()
    assert "1 checked today, 1 by you" in page and f"UNDO {row.id} phone" in page
    assert 'value="WEB"' in page and "on their own site, you, today" in page


@pytest.mark.parametrize(
    "press", ["", "x", "STILL_TRUE", "CHANGED {id} phone {mark}", "STILL_TRUE {id} colour {mark}"]
)
def test_a_broken_press_is_told(ana: OpenMember, press: str) -> None:
    row = service()
    desk = factories.signed_in(ProgramClient("desk"), ana)
    sent = {"how": "PHONE", "press": press.format(id=row.id, mark="0" * 16)}
    page = desk.post("/directory/due/", sent)
    assert page.status_code == 422 and "Not kept" in page.content.decode()


def test_a_press_on_an_old_page_is_told(ana: OpenMember) -> None:
    row = service()
    desk = factories.signed_in(ProgramClient("desk"), ana)
    sent = {"how": "PHONE", "press": f"STILL_TRUE {row.id} phone {'0' * 16}"}
    for address in ("/directory/due/", f"/directory/{row.id}/", f"/directory/{row.id}/call/"):
        page = desk.post(address, sent)
        assert page.status_code == 422 and "Someone else changed this fact" in page.content.decode()


def test_an_empty_queue_says_when_the_next_check_is(ana: OpenMember) -> None:
    row = service(UNREAD)
    checked(row, TODAY, "phone")
    desk = ProgramClient("desk")
    with clock.fixed(NOON):
        factories.signed_in(desk, ana)
        page = desk.get("/directory/due/").content.decode()
    assert "Nothing is due. The next check is on 21 Dec 2026." in page


def test_what_to_ask_stands_beside_each_fact(ana: OpenMember) -> None:
    row = service(status="unverified")
    desk = factories.signed_in(ProgramClient("desk"), ana)
    assert "wait for their first call" in desk.get("/directory/due/").content.decode()
    page = desk.get(f"/directory/{row.id}/call/").content.decode()
    assert "I am not calling for help myself" in page and "How many places are free now?" in page
