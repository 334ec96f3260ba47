"""Sending: sealed to one organisation, once, or not at all."""

from datetime import UTC, datetime
from uuid import UUID

import pytest
from django.db import DatabaseError, connection

from luminaria.kernel import clock
from luminaria.ledger.models import Leaf
from luminaria.people.compartment import compartment
from luminaria.people.models import Organisation
from luminaria.report import actions, rules
from luminaria.report.errors import FormEnded, IntakeClosed, NeverReceives
from luminaria.report.models import IntakeDesk, Mailbox, Report, ReportBody
from tests import factories
from tests.report import setting

NOON = datetime(2026, 5, 4, 12, 3, tzinfo=UTC)


def test_a_report_arrives_with_its_mailbox_and_its_leaf(home: setting.Intake) -> None:
    sent = setting.sent_to(home)
    with compartment(home.id):
        report = Report.objects.get()
        assert report.id == sent.report_id
        assert (report.kind, report.state, report.clock) == ("SELF", "NEW", "ORDINARY")
        assert Mailbox.objects.get().report_id == report.id
        leaf = Leaf.objects.get(verb="submit_report")
        assert (leaf.organisation, leaf.actor, leaf.obj) == (home.id, None, report.id)


@pytest.mark.parametrize(
    ("answers", "clock_class", "due"),
    [
        ({"about": "ME", "danger": "YES"}, "DANGER", datetime(2026, 5, 4, 13, 15, tzinfo=UTC)),
        ({"about": "ME", "danger": "NO", "young": "YES"}, "CHILD", datetime(2026, 5, 5, 12, 15, tzinfo=UTC)),
        ({"about": "SAW", "danger": "NO"}, "ORDINARY", datetime(2026, 5, 7, 12, 15, tzinfo=UTC)),
    ],
)
def test_the_clock_class_and_its_due_time_come_from_the_answers(
    home: setting.Intake, answers: rules.Answers, clock_class: str, due: datetime
) -> None:
    with clock.fixed(NOON):
        with compartment(home.id):
            IntakeDesk.objects.update(on_call_seen_at=NOON)
        setting.sent_to(home, answers)
    report = setting.reports_of(home.id)[0]
    assert (report.clock, report.due_at, report.arrived_on) == (clock_class, due, NOON.date())


def test_the_same_form_sent_twice_is_one_report_with_one_receipt(home: setting.Intake) -> None:
    form = setting.form_with()
    setting.send(form, home.id)
    first = setting.person.receipt_of(form)
    setting.send(form, home.id)
    assert setting.person.receipt_of(form) == first
    assert len(setting.reports_of(home.id)) == 1


def test_the_second_of_two_presses_cannot_choose_another_organisation(home: setting.Intake) -> None:
    other = setting.intake("Otra Casa")
    form = setting.form_with()
    setting.send(form, home.id)
    setting.send(form, other.id)
    assert setting.reports_of(other.id) == []


def test_there_is_no_receipt_before_the_report_is_found(home: setting.Intake) -> None:
    form = setting.form_with()
    assert setting.person.receipt_of(form) is None


def test_a_police_organisation_never_receives(home: setting.Intake) -> None:
    police = setting.intake("Police", kind=Organisation.Kind.LAW_ENFORCEMENT)
    with factories.inside(police.ana):
        IntakeDesk.objects.create(is_open=True, on_call=2, on_call_seen_at=clock.now(), facts=setting.FACTS)
    form = setting.form_with()
    with pytest.raises(NeverReceives):
        setting.send(form, police.id)
    assert setting.person.receipt_of(form) is None


def test_a_closed_intake_receives_nothing_and_the_form_stays_open(home: setting.Intake) -> None:
    with factories.inside(home.ana):
        actions.close_intake(actor=home.ana)
    form = setting.form_with()
    with pytest.raises(IntakeClosed):
        setting.send(form, home.id)
    resumed = setting.person.resume_form(form.secret)
    assert resumed is not None
    assert resumed.state.answers == setting.ANSWERS


def test_a_form_that_left_is_not_sent(home: setting.Intake) -> None:
    form = setting.form_with()
    setting.person.close_form(secret=form.secret)
    with pytest.raises(FormEnded):
        setting.send(form, home.id)
    assert setting.reports_of(home.id) == []
    assert setting.person.receipt_of(form) is None


@pytest.mark.parametrize(
    "table", ["report_report", "report_reportbody", "report_mailbox", "ledger_leaf", "report_openform"]
)
def test_a_fault_at_any_statement_leaves_nothing_and_no_receipt(home: setting.Intake, table: str) -> None:
    form = setting.form_with()

    def fail(execute, sql, params, many, context):  # type: ignore[no-untyped-def]
        if sql.startswith(("INSERT", "UPDATE")) and f'"{table}"' in sql:
            raise DatabaseError("disk full")
        return execute(sql, params, many, context)

    with connection.execute_wrapper(fail), pytest.raises(DatabaseError):
        setting.send(form, home.id)
    assert setting.person.receipt_of(form) is None
    assert setting.reports_of(home.id) == []
    setting.send(form, home.id)
    assert setting.person.receipt_of(form) is not None


def test_after_sending_the_open_form_has_forgotten_the_answers(home: setting.Intake) -> None:
    form = setting.form_with()
    setting.send(form, home.id)
    resumed = setting.person.resume_form(form.secret)
    assert resumed is not None
    assert resumed.state.is_sent
    assert resumed.state.answers == {}


def test_answers_to_questions_no_longer_asked_are_not_sent(home: setting.Intake) -> None:
    sent = setting.sent_to(home, {"about": "ME", "seen": "left from before", "story": "mine"})
    with factories.inside(home.ana):
        read = actions.read_report(actor=home.ana, report_id=sent.report_id)
    assert read.answer("seen") is None
    assert read.answer("story") is not None


def test_every_body_has_a_data_key_of_its_own(home: setting.Intake) -> None:
    setting.sent_to(home)
    setting.sent_to(home)
    with compartment(home.id):
        wraps = {bytes(body.epoch_wrap or b"") for body in ReportBody.objects.all()}
        sealed = {bytes(body.sealed) for body in ReportBody.objects.all()}
    assert len(wraps) == len(sealed) == 2


def test_the_body_of_another_report_does_not_open(home: setting.Intake) -> None:
    from luminaria.vault import DoesNotOpen

    first, second = setting.sent_to(home), setting.sent_to(home)
    with factories.inside(home.ana):
        body = ReportBody.objects.get(report_id=first.report_id)
        ReportBody.objects.filter(report_id=second.report_id).update(
            sealed=body.sealed, epoch=body.epoch, epoch_wrap=body.epoch_wrap
        )
        with pytest.raises(DoesNotOpen):
            actions.read_report(actor=home.ana, report_id=second.report_id)


def test_no_other_organisation_finds_it(home: setting.Intake) -> None:
    sent = setting.sent_to(home)
    other = setting.intake("Otra Casa")
    from luminaria.kernel.errors import NotFound

    with factories.inside(other.ana), pytest.raises(NotFound):
        actions.read_report(actor=other.ana, report_id=UUID(str(sent.report_id)))
