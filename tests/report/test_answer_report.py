"""Answering: sealed to the person, and the report has an owner."""

import pytest

from luminaria.kernel.errors import NotPermitted
from luminaria.people.rules import Role
from luminaria.report import actions
from luminaria.report.errors import NoReceiptKept, NotReadYet
from tests import factories
from tests.report import setting


def _read(home: setting.Intake, sent: setting.Sent) -> None:
    actions.read_report(actor=home.ana, report_id=sent.report_id)


def test_the_receipt_opens_the_answer_and_the_report_is_taken(home: setting.Intake) -> None:
    sent = setting.sent_to(home)
    with factories.inside(home.ana):
        _read(home, sent)
        actions.answer_report(actor=home.ana, report_id=sent.report_id, text="We can talk.")
    opened = setting.person.look_inside(box=sent.box)
    assert opened is not None
    assert [reply.text for reply in opened.replies] == ["We can talk."]
    assert setting.reports_of(home.id)[0].assigned == home.ana.member_id


def test_a_second_answer_leaves_the_owner(home: setting.Intake) -> None:
    sent = setting.sent_to(home)
    with factories.inside(home.ana):
        _read(home, sent)
        actions.answer_report(actor=home.ana, report_id=sent.report_id, text="One.")
        actions.answer_report(actor=home.ben, report_id=sent.report_id, text="Two.")
    assert setting.reports_of(home.id)[0].assigned == home.ana.member_id


def test_a_question_shows_as_one_until_something_else_is_said(home: setting.Intake) -> None:
    sent = setting.sent_to(home, {"about": "SAW"})
    with factories.inside(home.ana):
        _read(home, sent)
        actions.answer_report(actor=home.ana, report_id=sent.report_id, text="Which street?", question=True)
    assert setting.reports_of(home.id)[0].state == "ASKED"


def test_it_is_read_before_it_is_answered(home: setting.Intake) -> None:
    sent = setting.sent_to(home)
    with factories.inside(home.ana), pytest.raises(NotReadYet):
        actions.answer_report(actor=home.ana, report_id=sent.report_id, text="Blind.")


def test_nothing_is_left_for_who_kept_nothing(home: setting.Intake) -> None:
    sent = setting.sent_to(home)
    resumed = setting.person.resume_form(sent.form.secret)
    assert resumed is not None
    setting.person.keep_nothing(form=resumed)
    with factories.inside(home.ana):
        _read(home, sent)
        with pytest.raises(NoReceiptKept):
            actions.answer_report(actor=home.ana, report_id=sent.report_id, text="Lost.")


def test_only_intake_answers(home: setting.Intake) -> None:
    sent = setting.sent_to(home)
    with factories.inside(home.ana), pytest.raises(NotPermitted):
        actions.answer_report(
            actor=factories.with_roles(home.ana, Role.COORDINATOR), report_id=sent.report_id, text="No."
        )
