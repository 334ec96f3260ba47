"""A set phrase for a linked person, and for nobody else."""

import pytest

from luminaria.kernel.errors import NotPermitted
from luminaria.people.rules import Role
from luminaria.report import actions
from luminaria.report.errors import NotLinked, ThirdParty
from luminaria.report.models import Message
from luminaria.report.rules import Phrase
from tests import factories
from tests.programs import ProgramClient
from tests.report import setting


def _tell(home: setting.Intake, sent: setting.Sent) -> None:
    actions.tell_reporter(
        actor=home.ana, report_id=sent.report_id, phrase=Phrase.AGREED_TO_ASK, name="Legal Aid (demo)"
    )


def test_a_linked_person_reads_whom_they_agreed_to_ask(public: ProgramClient, home: setting.Intake) -> None:
    words = setting.write_and_send(public, home.id)
    report = setting.reports_of(home.id)[0]
    with factories.inside(home.ana):
        actions.link_reporter(actor=home.ana, report_id=report.id)
        actions.tell_reporter(
            actor=home.ana, report_id=report.id, phrase=Phrase.AGREED_TO_ASK, name="Legal Aid (demo)"
        )
        assert b"Legal Aid" not in bytes(Message.objects.get().sealed)
    page = public.post("/en/report/status/", {"do": "open", "receipt": " ".join(words)}, follow=True)
    assert "You agreed that we may ask Legal Aid (demo)" in page.content.decode()


def test_before_a_code_is_linked_nothing_is_told(home: setting.Intake) -> None:
    sent = setting.sent_to(home)
    with factories.inside(home.ana), pytest.raises(NotLinked):
        _tell(home, sent)


@pytest.mark.parametrize("about", ["KNOW", "SAW"])
def test_a_third_party_is_told_nothing_ever(home: setting.Intake, about: str) -> None:
    sent = setting.sent_to(home, {"about": about})
    with factories.inside(home.ana), pytest.raises(ThirdParty):
        _tell(home, sent)


def test_a_role_that_works_no_cases_tells_nothing(home: setting.Intake) -> None:
    sent = setting.sent_to(home)
    with factories.inside(home.ana), pytest.raises(NotPermitted):
        actions.tell_reporter(
            actor=factories.with_roles(home.ana, Role.ADMINISTRATOR),
            report_id=sent.report_id,
            phrase=Phrase.AGREED_TO_ASK,
            name="x",
        )
