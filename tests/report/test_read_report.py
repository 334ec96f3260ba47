"""Opening and reading a report."""

import pytest

from luminaria.kernel.errors import NotFound, NotPermitted
from luminaria.ledger import actions as ledger
from luminaria.ledger.models import Leaf
from luminaria.people.keyring import NoKeyHere
from luminaria.people.rules import Role
from luminaria.report import actions
from luminaria.report.models import Report, ReportBody, ReportKey, ReportKeyWrap
from tests import factories
from tests.report import setting


def test_intake_reads_every_answer_in_the_words_that_were_asked(home: setting.Intake) -> None:
    sent = setting.sent_to(home)
    with factories.inside(home.ana):
        read = actions.read_report(actor=home.ana, report_id=sent.report_id)
    assert [(answer.id, answer.text) for answer in read.answers] == [
        ("about", "Me"),
        ("danger", "No"),
        ("story", "They kept my pay."),
        ("wants", "Someone to talk to, Help with pay, papers, or the law"),
    ]
    assert read.answers[2].asked == "What would you like to say?"
    assert read.locale == "en"


def test_the_first_opening_makes_the_report_key_and_leaves_the_epoch(home: setting.Intake) -> None:
    sent = setting.sent_to(home)
    with factories.inside(home.ana):
        actions.read_report(actor=home.ana, report_id=sent.report_id)
        body, version = ReportBody.objects.get(), ReportKey.objects.get()
        assert (body.epoch, body.epoch_wrap, body.key_version) == (None, None, version.id)
        assert set(ReportKeyWrap.objects.values_list("holder", flat=True)) == {
            home.ana.member_id,
            home.ben.member_id,
        }
        assert Report.objects.get().state == "READ"
        actions.read_report(actor=home.ben, report_id=sent.report_id)
        assert ReportKey.objects.count() == 1


def test_every_reading_is_in_the_ledger_with_who_read(home: setting.Intake) -> None:
    sent = setting.sent_to(home)
    with factories.inside(home.ana):
        actions.read_report(actor=home.ana, report_id=sent.report_id)
        actions.read_report(actor=home.ben, report_id=sent.report_id)
        read = Leaf.objects.filter(verb="read_report", obj=sent.report_id)
        assert sorted(str(leaf.actor) for leaf in read) == sorted(
            [str(home.ana.member_id), str(home.ben.member_id)]
        )


def test_if_the_ledger_cannot_be_written_nothing_opens(
    home: setting.Intake, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent = setting.sent_to(home)

    def refuse(*args: object, **kwargs: object) -> None:
        raise RuntimeError("no ledger")

    monkeypatch.setattr(ledger, "record", refuse)
    with pytest.raises(RuntimeError), factories.inside(home.ana):
        actions.read_report(actor=home.ana, report_id=sent.report_id)
    assert setting.reports_of(home.id)[0].state == "NEW"
    with factories.inside(home.ana):
        assert not ReportKey.objects.exists()


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.INTAKE])
def test_no_other_role_reads(home: setting.Intake, role: Role) -> None:
    sent = setting.sent_to(home)
    with factories.inside(home.ana), pytest.raises(NotPermitted):
        actions.read_report(actor=factories.with_roles(home.ana, role), report_id=sent.report_id)


def test_intake_that_nobody_admitted_opens_nothing(home: setting.Intake) -> None:
    sent = setting.sent_to(home)
    waiting = factories.member(home.home, {Role.INTAKE}, name="Eve Prueba", admitted=False)
    with factories.inside(waiting), pytest.raises(NoKeyHere):
        actions.read_report(actor=waiting, report_id=sent.report_id)


def test_a_report_of_another_organisation_is_not_found(home: setting.Intake) -> None:
    sent = setting.sent_to(home)
    other = setting.intake("Otra Casa")
    with factories.inside(other.ana), pytest.raises(NotFound):
        actions.read_report(actor=other.ana, report_id=sent.report_id)
