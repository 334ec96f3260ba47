"""A report is finished without a case."""

from uuid import UUID

import pytest

from luminaria.people.keyring import NoKeyHere
from luminaria.people.rules import OpenMember, Role
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


def test_nobody_closes_what_no_holder_let_them_read() -> None:
    """An administrator who invites an accomplice must not make a cry for help disappear unread."""
    desk = setting.intake()
    sent = setting.came(desk)
    accomplice = factories.member(desk.home, {Role.INTAKE}, admitted=False)
    with pytest.raises(NoKeyHere):
        _close(accomplice, sent.report_id)
    assert setting.state(desk.ana, sent.report_id) == Report.State.NEW
