"""A report is somebody's, or no one's again."""

from uuid import UUID

import pytest

from luminaria.kernel.errors import NotFound
from luminaria.people.rules import OpenMember, Role
from luminaria.triage import actions
from luminaria.triage.errors import NotOnIntake, TakenMeanwhile
from tests import factories
from tests.triage import setting

pytestmark = pytest.mark.django_db


def _assign(actor: OpenMember, report_id: UUID, member: OpenMember | None, seen: OpenMember | None) -> None:
    with factories.inside(actor):
        actions.assign_report(
            actor=actor,
            report_id=report_id,
            member_id=member.member_id if member else None,
            seen_owner=seen.member_id if seen else None,
        )


def test_it_goes_to_a_colleague_and_back() -> None:
    desk = setting.intake()
    sent = setting.came(desk)
    _assign(desk.ana, sent.report_id, desk.ben, None)
    assert setting.owner(desk.ana, sent.report_id) == desk.ben.member_id
    _assign(desk.ben, sent.report_id, None, desk.ben)
    assert setting.owner(desk.ana, sent.report_id) is None


def test_who_took_it_meanwhile_keeps_it() -> None:
    desk = setting.intake()
    sent = setting.came(desk)
    _assign(desk.ben, sent.report_id, desk.ben, None)
    with pytest.raises(TakenMeanwhile):
        _assign(desk.ana, sent.report_id, desk.ana, None)
    assert setting.owner(desk.ana, sent.report_id) == desk.ben.member_id


def test_only_those_who_can_read_it_can_have_it() -> None:
    desk, other = setting.intake(), setting.intake("Other house")
    sent = setting.came(desk)
    lena = factories.member(desk.home, {Role.CASE_WORKER})
    waiting = factories.member(desk.home, {Role.INTAKE}, admitted=False)
    for member in (lena, waiting, other.ana):
        with pytest.raises(NotOnIntake):
            _assign(desk.ana, sent.report_id, member, None)


def test_a_report_of_another_house_is_not_found() -> None:
    desk, other = setting.intake(), setting.intake("Other house")
    sent = setting.came(desk)
    with pytest.raises(NotFound):
        _assign(other.ana, sent.report_id, other.ana, None)
