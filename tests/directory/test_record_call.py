"""A call to a public line is kept, and the next build of the pack can take it up."""

from datetime import UTC, date, datetime, timedelta

import pytest

from luminaria.directory import actions, queries
from luminaria.directory.models import LineCall
from luminaria.directory.rules import Due, Heard, Hours, Outcome, Terms, Who, due
from luminaria.kernel import clock
from luminaria.kernel.errors import NotPermitted
from luminaria.ledger.models import Leaf
from luminaria.packs.rules import NotInPack
from luminaria.people.compartment import every_compartment
from luminaria.people.rules import OpenMember, Role
from tests import factories
from tests.databases import database_role
from tests.programs import ProgramClient

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 21, 19, tzinfo=UTC)
LINE, GONE_LINE = "c-nhth", "c-strongh"
TRUE = Heard(date(2026, 11, 20), Outcome.STILL_TRUE, Who.ADVOCATE, Hours.ALWAYS, ("en", "es"))
GONE = Heard(date(2026, 11, 20), Outcome.GONE)


def _call(actor: OpenMember, heard: Heard = TRUE, contact_id: str = LINE) -> None:
    with clock.fixed(NOON), factories.inside(actor):
        actions.record_call(actor=actor, contact_id=contact_id, heard=heard)


def _for_pack() -> dict[str, Heard]:
    with clock.fixed(NOON), database_role("owner"), every_compartment():
        return queries.calls_for_pack()


@pytest.fixture
def ana() -> OpenMember:
    return factories.member(factories.organisation(), {Role.INTAKE})


def test_the_call_is_kept_is_in_the_ledger_and_goes_into_the_pack(ana: OpenMember) -> None:
    _call(ana)
    with factories.inside(ana):
        row = LineCall.objects.get()
        assert Leaf.objects.filter(verb="record_call", obj=row.id, actor=ana.member_id).count() == 1
    assert _for_pack() == {LINE: TRUE}


def test_a_number_for_emergencies_is_never_called_as_a_test(ana: OpenMember) -> None:
    with pytest.raises(actions.EmergencyLine):
        _call(ana, contact_id="c-911")


def test_a_call_of_tomorrow_is_refused(ana: OpenMember) -> None:
    with pytest.raises(actions.FutureCall):
        _call(ana, Heard(date(2026, 11, 22), Outcome.NO_ANSWER))


def test_a_line_that_the_pack_does_not_know_is_refused(ana: OpenMember) -> None:
    with pytest.raises(NotInPack):
        _call(ana, contact_id="c-nobody")


def test_a_case_worker_does_not_keep_the_numbers() -> None:
    with pytest.raises(NotPermitted):
        _call(factories.member(factories.organisation(), {Role.CASE_WORKER}))


def test_nobody_at_the_other_end_makes_no_line_fresh(ana: OpenMember) -> None:
    _call(ana, Heard(date(2026, 11, 20), Outcome.NO_ANSWER))
    with clock.fixed(NOON), factories.inside(ana):
        assert queries.line(LINE).due == Due.NEVER
    assert _for_pack() == {}


def test_a_line_is_gone_when_two_people_found_it_so() -> None:
    home = factories.organisation()
    ana, ben = (factories.member(home, {Role.INTAKE}, name=name) for name in ("Ana", "Ben"))
    _call(ana, GONE, GONE_LINE)
    _call(ana, GONE, GONE_LINE)
    assert _for_pack() == {}
    _call(ben, GONE, GONE_LINE)
    assert _for_pack() == {GONE_LINE: GONE}


def test_a_line_that_was_reached_after_it_seemed_gone_is_there() -> None:
    home = factories.organisation()
    ana, ben = (factories.member(home, {Role.INTAKE}, name=name) for name in ("Ana", "Ben"))
    earlier = Heard(date(2026, 11, 18), Outcome.GONE)
    _call(ana, earlier, GONE_LINE)
    _call(ben, earlier, GONE_LINE)
    _call(ana, TRUE, GONE_LINE)
    assert _for_pack() == {GONE_LINE: TRUE}


@pytest.mark.parametrize("kind", ["LAW_ENFORCEMENT", "EMPLOYER"])
def test_what_police_or_employers_heard_changes_no_page(kind: str) -> None:
    home = factories.organisation("Ciudad", kind=kind)
    for name in ("Ana", "Ben"):
        _call(factories.member(home, {Role.ADMINISTRATOR}, name=name), GONE, GONE_LINE)
    assert _for_pack() == {}


def test_another_organisations_calls_are_not_seen_at_this_desk(ana: OpenMember) -> None:
    _call(factories.member(factories.organisation("Other"), {Role.INTAKE}))
    with clock.fixed(NOON), factories.inside(ana):
        assert queries.line(LINE).calls == ()


@pytest.mark.parametrize(
    ("days", "state"), [(0, Due.FRESH), (30, Due.FRESH), (31, Due.DUE), (91, Due.LATE), (181, Due.OLD)]
)
def test_how_a_call_ages(days: int, state: Due) -> None:
    today = date(2026, 11, 21)
    assert due(today - timedelta(days=days), today=today, terms=Terms()) == state
    assert due(None, today=today, terms=Terms()) == Due.NEVER


FORM = {"called_on": "2026-11-20", "outcome": "STILL_TRUE", "who": "ADVOCATE", "hours": "ALWAYS"}


def test_the_desk_lists_hidden_numbers_too_and_keeps_a_call(ana: OpenMember) -> None:
    desk = ProgramClient("desk")
    factories.signed_in(desk, ana)
    page = desk.get("/numbers/").content.decode()
    with factories.inside(ana):
        known = queries.lines()
    assert all(f"/numbers/{line.id}/" in page for line in known) and "Hidden" in page
    kept = desk.post(f"/numbers/{LINE}/", FORM | {"languages": ["en", "es"]}, follow=True).content.decode()
    assert "The call is kept." in kept and "Called lately" in kept


def test_a_call_that_tells_half_is_asked_for_the_rest_and_keeps_what_was_typed(ana: OpenMember) -> None:
    desk = ProgramClient("desk")
    factories.signed_in(desk, ana)
    page = desk.post(f"/numbers/{LINE}/", FORM | {"who": "", "note": "Kept words"})
    text = page.content.decode()
    assert page.status_code == 422 and "Choose who answered." in text and "Kept words" in text


@pytest.mark.parametrize(
    "spoilt",
    [{"called_on": "soon"}, {"called_on": "2030-01-01"}, {"outcome": "FINE"}, {"languages": ["xx"]},
     {"note": "x" * 400}, {"outcome": "CHANGED"}],
)  # fmt: skip
def test_bad_input_is_told(ana: OpenMember, spoilt: dict[str, object]) -> None:
    desk = ProgramClient("desk")
    factories.signed_in(desk, ana)
    page = desk.post(f"/numbers/{LINE}/", FORM | {"languages": ["en"]} | spoilt)
    assert page.status_code == 422 and "Not kept" in page.content.decode()
    assert desk.get("/numbers/no-such-line/").status_code == 404
