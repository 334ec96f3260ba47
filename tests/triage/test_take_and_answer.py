"""Take it and send: one press, one owner, one answer."""

import pytest

from luminaria.kernel.errors import NotFound, NotPermitted
from luminaria.people.rules import Role
from luminaria.report.actions import look_inside, read_messages
from luminaria.triage import actions
from luminaria.triage.errors import AnsweredMeanwhile, TakenMeanwhile
from tests import factories
from tests.databases import database_role
from tests.triage import setting

pytestmark = pytest.mark.django_db


def test_the_answer_waits_for_the_code_and_the_report_has_an_owner() -> None:
    desk = setting.intake()
    sent = setting.came(desk, hours=1)
    setting.answer(desk.ana, sent.report_id)
    assert setting.owner(desk.ana, sent.report_id) == desk.ana.member_id
    with database_role("public"):
        assert len(look_inside(box=sent.box).replies) == 1
    with factories.inside(desk.ben):
        messages = read_messages(actor=desk.ben, report_id=sent.report_id)
    assert [message.text for message in messages] == ["We can talk on Monday."]
    assert {"answer_report", "take_and_answer"} <= set(setting.verbs_on(sent.report_id))


def test_pressing_twice_answers_once() -> None:
    desk = setting.intake()
    sent = setting.came(desk, hours=1)
    for _ in range(2):
        setting.answer(desk.ana, sent.report_id)
    with factories.inside(desk.ana):
        assert len(read_messages(actor=desk.ana, report_id=sent.report_id)) == 1


def test_when_somebody_else_took_it_meanwhile_nothing_is_sent() -> None:
    desk = setting.intake()
    sent = setting.came(desk, hours=1)
    with factories.inside(desk.ben):
        actions.assign_report(
            actor=desk.ben, report_id=sent.report_id, member_id=desk.ben.member_id, seen_owner=None
        )
    with pytest.raises(TakenMeanwhile) as fault:
        setting.answer(desk.ana, sent.report_id)
    assert fault.value.sentence.startswith("Ben Prueba has it now")
    with factories.inside(desk.ana):
        assert read_messages(actor=desk.ana, report_id=sent.report_id) == []
    setting.answer(desk.ana, sent.report_id, owner=desk.ben.member_id)  # knowingly
    assert setting.owner(desk.ana, sent.report_id) == desk.ana.member_id


def test_when_an_answer_was_left_meanwhile_the_second_is_not_sent() -> None:
    desk = setting.intake()
    sent = setting.came(desk, hours=1)
    setting.answer(desk.ben, sent.report_id, "First.")
    with pytest.raises(AnsweredMeanwhile):
        setting.answer(desk.ana, sent.report_id, "Second.")


def test_other_roles_and_other_houses_do_not_answer() -> None:
    desk, other = setting.intake(), setting.intake("Other house")
    sent = setting.came(desk, hours=1)
    lena = factories.member(desk.home, {Role.CASE_WORKER})
    with pytest.raises(NotPermitted):
        setting.answer(lena, sent.report_id)
    with pytest.raises(NotFound):
        setting.answer(other.ana, sent.report_id)
