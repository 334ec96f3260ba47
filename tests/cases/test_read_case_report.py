"""The team reads what the person wrote before there was a case, with the key that the case holds."""

from uuid import UUID

import pytest

from luminaria.cases import actions
from luminaria.cases.errors import ReportKeyTurned
from luminaria.kernel.errors import NotFound
from luminaria.people.rules import OpenMember, Role
from luminaria.report.actions import answer_report, read_report, turn_report_key
from tests import factories
from tests.cases import setting
from tests.programs import ProgramClient
from tests.report import setting as intake
from tests.triage import setting as inbox

pytestmark = pytest.mark.django_db


def _from_a_report() -> tuple[intake.Intake, OpenMember, UUID, intake.Sent]:
    """A case that ben, on intake, opened for lena, who is not."""
    desk = intake.intake()
    lena = factories.member(desk.home, {Role.CASE_WORKER}, name="Lena")
    sent = intake.sent_to(desk)
    with factories.inside(desk.ben):
        read_report(actor=desk.ben, report_id=sent.report_id)
        answer_report(actor=desk.ben, report_id=sent.report_id, text="We can talk on Monday.")
    case_id = setting.open_case(desk.ben, leader_id=lena.member_id, report_id=sent.report_id)
    return desk, lena, case_id, sent


def test_a_case_worker_who_is_not_on_intake_reads_it_and_the_ledger_says_so() -> None:
    _, lena, case_id, sent = _from_a_report()
    with factories.inside(lena):
        written = actions.read_case_report(actor=lena, case_id=case_id)
    assert [answer.text for answer in written.answers if answer.id == "story"] == ["They kept my pay."]
    assert [(message.from_them, message.text) for message in written.messages] == [
        (False, "We can talk on Monday.")
    ]
    assert "read_case_report" in setting.verbs_on(sent.report_id)


def test_what_intake_has_not_opened_waits_for_intake() -> None:
    _, lena, case_id, sent = _from_a_report()
    inbox.write_more(sent, "Yes, Monday.")
    with factories.inside(lena):
        assert actions.read_case_report(actor=lena, case_id=case_id).unread == 1


def test_after_the_key_turned_a_member_who_is_also_on_intake_renews_it_for_all() -> None:
    desk, lena, case_id, sent = _from_a_report()
    with factories.inside(desk.ben):
        turn_report_key(actor=desk.ben, report_id=sent.report_id)
    with factories.inside(lena), pytest.raises(ReportKeyTurned):
        actions.read_case_report(actor=lena, case_id=case_id)
    for reader in (desk.ana, lena):  # ana supervises and is on intake
        with factories.inside(reader):
            assert len(actions.read_case_report(actor=reader, case_id=case_id).messages) == 1


def test_nobody_outside_the_team_reads_it_here_and_a_case_without_one_has_none() -> None:
    desk, lena, case_id, _ = _from_a_report()
    tobias = factories.member(desk.home, {Role.CASE_WORKER}, name="Tobias")
    other = setting.open_case(lena)
    for reader, asked in ((tobias, case_id), (lena, other)):
        with factories.inside(reader), pytest.raises(NotFound):
            actions.read_case_report(actor=reader, case_id=asked)


def test_the_page_is_one_step_from_the_case() -> None:
    _, lena, case_id, _ = _from_a_report()
    browser = factories.signed_in(ProgramClient("desk"), lena)
    address = f"/cases/{case_id}/report/"
    assert address in browser.get(f"/cases/{case_id}/").content.decode()
    page = browser.get(address).content.decode()
    assert "They kept my pay." in page
    assert "/inbox/" not in page
