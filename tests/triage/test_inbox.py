"""The list: danger first, then a child, then the longest wait; no story; as cheap long as short."""

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from luminaria.kernel.ids import new_id
from luminaria.report.models import Mailbox, Report
from luminaria.triage import actions, queries
from luminaria.triage.rules import BACK, CHILD, DANGER, FIRST, QUIET, Inbox
from tests import factories
from tests.conftest import MovableClock
from tests.triage import setting

pytestmark = pytest.mark.django_db


def _order(inbox: Inbox) -> list[tuple[int, object]]:
    return [(group.code, row.id) for group in inbox.groups for row in group.rows]


def test_danger_then_a_child_then_the_longest_wait() -> None:
    desk = setting.intake()
    young = setting.came(desk, {"about": "ME", "young": "YES"}, minutes=5)
    short = setting.came(desk, hours=1)
    long = setting.came(desk, hours=9)
    danger = setting.came(desk, {"about": "ME", "danger": "YES"}, minutes=1)
    assert _order(setting.inbox_of(desk.ana)) == [
        (DANGER, danger.report_id),
        (CHILD, young.report_id),
        (FIRST, long.report_id),
        (FIRST, short.report_id),
    ]


def test_what_is_answered_rests_until_they_write_again() -> None:
    desk = setting.intake()
    sent = setting.came(desk, minutes=9)
    setting.answer(desk.ana, sent.report_id)
    assert [group.code for group in setting.inbox_of(desk.ana).groups] == [QUIET]
    setting.write_more(sent, "Yes, Monday.")
    assert [group.code for group in setting.inbox_of(desk.ana).groups] == [BACK]


def test_what_is_closed_comes_back_when_they_write_again() -> None:
    desk = setting.intake()
    sent = setting.came(desk, minutes=9)
    setting.answer(desk.ana, sent.report_id)
    with factories.inside(desk.ana):
        actions.close_report(
            actor=desk.ana, report_id=sent.report_id, reason="ANSWERED", seen_owner=desk.ana.member_id
        )
    assert setting.inbox_of(desk.ana).groups == ()
    setting.write_more(sent, "One more thing.")
    assert len(setting.inbox_of(desk.ana).groups) == 1


def test_how_long_they_wait_is_said_in_words_and_what_is_late_shows(clock: MovableClock) -> None:
    clock.hold(datetime(2026, 1, 5, 12, 7, tzinfo=UTC))  # arrival is known by the quarter hour only
    desk = setting.intake()
    setting.came(desk, minutes=1)
    setting.came(desk, {"about": "ME", "danger": "YES"}, hours=2)
    late, fresh = (row for group in setting.inbox_of(desk.ana).groups for row in group.rows)
    assert (late.waits, late.due[:4], late.due[-3:]) == ("waiting 2 h", "due ", "ago")
    assert (fresh.waits, fresh.due) == ("waiting under 15 min", "")


def test_the_tabs_count_what_nobody_has_and_what_is_mine() -> None:
    desk = setting.intake()
    for _ in range(3):
        sent = setting.came(desk, hours=1)
    setting.answer(desk.ana, sent.report_id)
    assert [count for _, _, count in setting.inbox_of(desk.ana).tabs] == [3, 2, 1]
    assert [count for _, _, count in setting.inbox_of(desk.ben).tabs] == [3, 2, 0]
    mine = setting.inbox_of(desk.ana, "mine")
    assert [(row.id, row.is_mine) for group in mine.groups for row in group.rows] == [(sent.report_id, True)]


def test_another_organisation_sees_nothing_of_it() -> None:
    desk, other = setting.intake(), setting.intake("Other house")
    setting.came(desk, hours=1)
    assert setting.inbox_of(other.ana).groups == ()


def _many(desk: setting.Intake, count: int) -> None:
    """Rows of the list, without their bodies."""
    model = Report.objects.get
    with factories.inside(desk.ana):
        first = model()
        rows = [
            Report(
                organisation_id=desk.id,
                kind=first.kind,
                clock=first.clock,
                due_at=first.due_at,
                arrived_on=first.arrived_on,
                assigned=desk.ben.member_id,
            )
            for _ in range(count)
        ]
        Report.objects.bulk_create(rows)
        Mailbox.objects.bulk_create(
            Mailbox(organisation_id=desk.id, locator=new_id(), reporter_key=b"", report=row) for row in rows
        )


def test_a_long_list_has_pages_and_costs_as_many_queries_as_a_short_one() -> None:
    desk = setting.intake()
    setting.came(desk, hours=1)
    with factories.inside(desk.ana), CaptureQueriesContext(connection) as short:
        queries.inbox(desk.ana, show="open", page=1)
    _many(desk, 120)
    with factories.inside(desk.ana), CaptureQueriesContext(connection) as long:
        inbox = queries.inbox(desk.ana, show="open", page=1)
    assert (inbox.pages, sum(len(group.rows) for group in inbox.groups)) == (3, 50)
    assert len(setting.inbox_of(desk.ana, page=3).groups[0].rows) == 21
    assert len(long) <= len(short) + 1  # the names of owners, once there are any


def test_who_wrote_back_does_not_count_as_waiting_since_the_beginning() -> None:
    desk = setting.intake()
    sent = setting.came(desk, minutes=20)
    setting.answer(desk.ana, sent.report_id)
    setting.write_more(sent, "Yes, Monday.")
    inbox = setting.inbox_of(desk.ana)
    assert [row.waits for row in inbox.groups[0].rows] == ["wrote today"]
    assert inbox.longest == ""
