"""Kept out: for that member the case does not exist, whatever their role."""

from uuid import UUID

import pytest

from luminaria.cases import actions, queries
from luminaria.cases.errors import NobodyLeft
from luminaria.cases.models import CaseKeyWrap
from luminaria.kernel.errors import NotFound
from luminaria.people.rules import OpenMember, Role
from luminaria.report import holders
from luminaria.report.actions import read_messages, read_report, turn_report_key
from luminaria.report.models import ReportKeyWrap
from tests import factories
from tests.cases import setting
from tests.report import setting as intake
from tests.triage import setting as inbox

pytestmark = pytest.mark.django_db


def _exclude(actor: OpenMember, case_id: UUID, member: OpenMember, ground: str = "CONFLICT") -> None:
    with factories.inside(actor):
        actions.exclude_member(actor=actor, case_id=case_id, member_id=member.member_id, ground=ground)


def test_an_excluded_supervisor_sees_nothing() -> None:
    house = setting.house()
    case_id = setting.open_case(house.lena)
    _exclude(house.lena, case_id, house.dee)
    assert setting.sees(house.dee) == []
    with factories.inside(house.dee):
        assert not CaseKeyWrap.objects.filter(holder=house.dee.member_id).exists()
        for deed in (actions.read_case, actions.reopen_case):
            more = {"note_id": case_id, "words": "x"} if deed is actions.reopen_case else {}
            with pytest.raises(NotFound):
                deed(actor=house.dee, case_id=case_id, **more)  # type: ignore[operator]


def test_what_is_written_later_is_under_a_key_that_they_never_held() -> None:
    house = setting.house()
    case_id = setting.open_case(house.lena)
    _exclude(house.lena, case_id, house.dee)
    assert setting.versions(house.lena, case_id) == 2
    with factories.inside(house.lena):
        actions.add_team_member(actor=house.lena, case_id=case_id, member_id=house.tobias.member_id)
        actions.remove_team_member(actor=house.lena, case_id=case_id, member_id=house.tobias.member_id)
        assert not CaseKeyWrap.objects.filter(holder=house.dee.member_id).exists()


def test_the_team_sees_who_is_kept_out_and_why() -> None:
    house = setting.house()
    case_id = setting.open_case(house.lena)
    _exclude(house.lena, case_id, house.dee, "WISH")
    with factories.inside(house.lena):
        assert [(one.name, one.ground) for one in queries.kept_out(case_id)] == [("Dee", "The person’s wish")]


def test_a_supervisor_keeps_themselves_out() -> None:
    house = setting.house()
    case_id = setting.open_case(house.lena)
    _exclude(house.dee, case_id, house.dee)
    assert setting.sees(house.dee) == []


def test_the_last_who_holds_the_key_cannot_go() -> None:
    house = setting.house()
    case_id = setting.open_case(house.lena)
    with pytest.raises(NobodyLeft):
        _exclude(house.lena, case_id, house.lena)
    assert setting.sees(house.lena) == [case_id]


def test_who_is_kept_out_of_one_case_works_on_the_next() -> None:
    house = setting.house()
    one, two = setting.open_case(house.lena), setting.open_case(house.lena)
    _exclude(house.lena, one, house.dee)
    assert setting.sees(house.dee) == [two]


def test_a_role_taken_up_later_opens_no_door() -> None:
    house = setting.house()
    case_id = setting.open_case(house.lena)
    _exclude(house.lena, case_id, house.tobias)
    risen = factories.with_roles(house.tobias, Role.SUPERVISOR)
    assert setting.sees(risen) == []


def test_a_member_of_another_house_is_not_found() -> None:
    house, other = setting.house(), setting.house("Other house")
    case_id = setting.open_case(house.lena)
    with pytest.raises(NotFound):
        _exclude(house.lena, case_id, other.lena)


def test_an_advocate_who_is_kept_out_cannot_read_the_report_either() -> None:
    desk = intake.intake()
    lena = factories.member(desk.home, {Role.CASE_WORKER}, name="Lena")
    sent = intake.sent_to(desk)
    with factories.inside(desk.ben):
        read_report(actor=desk.ben, report_id=sent.report_id)
        assert ReportKeyWrap.objects.filter(holder=desk.ana.member_id).exists()
    case_id = setting.open_case(desk.ben, leader_id=lena.member_id, report_id=sent.report_id)
    _exclude(lena, case_id, desk.ana, "WISH")
    inbox.write_more(sent, "He knows Ana.")
    with factories.inside(desk.ben):
        turn_report_key(actor=desk.ben, report_id=sent.report_id)
        assert not ReportKeyWrap.objects.filter(holder=desk.ana.member_id).exists()
        holders.admit(desk.ben, desk.ana.member_id)
        assert not ReportKeyWrap.objects.filter(holder=desk.ana.member_id).exists()
    with factories.inside(desk.ana):
        for read in (read_report, read_messages):
            with pytest.raises(NotFound):
                read(actor=desk.ana, report_id=sent.report_id)  # type: ignore[operator]
