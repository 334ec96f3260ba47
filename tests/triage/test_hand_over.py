"""Hand over and rest: everything I have is somebody else's, or no one's."""

import pytest

from luminaria.people import hooks
from luminaria.people.rules import Role
from luminaria.triage import actions
from luminaria.triage.errors import NotOnIntake
from tests import factories
from tests.triage import setting

pytestmark = pytest.mark.django_db


def test_a_colleague_has_everything_that_was_mine_and_nothing_else() -> None:
    desk = setting.intake()
    mine = [setting.came(desk).report_id for _ in range(2)]
    nobodys = setting.came(desk).report_id
    for report_id in mine:
        setting.answer(desk.ana, report_id)
    with factories.inside(desk.ana):
        assert actions.hand_over(actor=desk.ana, member_id=desk.ben.member_id) == 2
    assert {setting.owner(desk.ben, report_id) for report_id in mine} == {desk.ben.member_id}
    assert setting.owner(desk.ben, nobodys) is None


def test_it_can_go_back_to_no_one() -> None:
    desk = setting.intake()
    report_id = setting.came(desk).report_id
    setting.answer(desk.ana, report_id)
    with factories.inside(desk.ana):
        actions.hand_over(actor=desk.ana, member_id=None)
    assert setting.owner(desk.ana, report_id) is None


def test_it_goes_to_nobody_who_could_not_read_it() -> None:
    desk = setting.intake()
    lena = factories.member(desk.home, {Role.CASE_WORKER})
    with factories.inside(desk.ana), pytest.raises(NotOnIntake):
        actions.hand_over(actor=desk.ana, member_id=lena.member_id)


def test_when_a_member_goes_their_reports_are_no_ones_again() -> None:
    desk = setting.intake()
    report_id = setting.came(desk).report_id
    setting.answer(desk.ben, report_id)
    with factories.inside(desk.ana):
        hooks.roles_taken.call(desk.ben.member_id, frozenset({Role.TRAINER}))
        assert setting.owner(desk.ana, report_id) == desk.ben.member_id
        hooks.member_left.call(desk.ben.member_id)
    assert setting.owner(desk.ana, report_id) is None
    assert "hand_over" in setting.verbs_on(desk.ben.member_id)
