"""A report is finished without a case."""

from uuid import UUID

import pytest

from luminaria.people.rules import OpenMember
from luminaria.report.models import Report
from luminaria.triage import actions
from luminaria.triage.errors import ClosedAlready, TakenMeanwhile
from tests import factories
from tests.triage import setting

pytestmark = pytest.mark.django_db


def _close(actor: OpenMember, report_id: UUID, seen: UUID | None = None) -> None:
    with factories.inside(actor):
        actions.close_report(actor=actor, report_id=report_id, reason="ANSWERED", seen_owner=seen)


def test_it_is_closed_has_an_owner_and_stands_in_the_ledger() -> None:
    desk = setting.intake()
    sent = setting.came(desk)
    _close(desk.ana, sent.report_id)
    assert setting.state(desk.ana, sent.report_id) == Report.State.CLOSED
    assert setting.owner(desk.ana, sent.report_id) == desk.ana.member_id
    assert setting.verbs_on(sent.report_id).count("close_report") == 1
    assert setting.inbox_of(desk.ana).groups == ()


def test_it_is_closed_once() -> None:
    desk = setting.intake()
    sent = setting.came(desk)
    _close(desk.ana, sent.report_id)
    with pytest.raises(ClosedAlready):
        _close(desk.ana, sent.report_id, desk.ana.member_id)


def test_a_colleagues_report_is_not_closed_unseen() -> None:
    desk = setting.intake()
    sent = setting.came(desk)
    setting.answer(desk.ben, sent.report_id)
    with pytest.raises(TakenMeanwhile):
        _close(desk.ana, sent.report_id)
