"""What somebody with the public program's own database password can and cannot do (PostgreSQL)."""

from collections.abc import Callable

import pytest
from django.db import DatabaseError, transaction

from luminaria.kernel import clock
from luminaria.kernel.ids import new_id
from luminaria.ledger import actions as ledger
from luminaria.people.compartment import compartment
from luminaria.people.models import Organisation
from luminaria.people.rules import OpenMember
from luminaria.report import actions
from luminaria.report.models import Mailbox, Message, Report
from tests import factories
from tests.databases import database_role
from tests.report import setting
from tests.settings import ENGINE

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(ENGINE != "postgresql", reason="SQLite has no roles"),
]


def _refused(program: str, home: setting.Intake, deed: Callable[[], object]) -> None:
    """A thief sets the compartment as he likes."""
    refusal = pytest.raises(DatabaseError, match=r"row-level security|permission denied")
    with database_role(program), compartment(home.id), refusal, transaction.atomic():
        deed()


def _message(sent: setting.Sent, **more: object) -> Callable[[], None]:
    def insert() -> None:
        row = Message(
            id=new_id(), report_id=sent.report_id, arrived_on=clock.now().date(), sealed=b"x", **more
        )
        row.save(force_insert=True)

    return insert


def test_nobody_answers_in_an_advocates_name(home: setting.Intake) -> None:
    sent = setting.sent_to(home)
    _refused("public", home, _message(sent, direction="OUT", reporter_wrap=b"forged"))
    _refused("public", home, _message(sent, direction="OUT"))
    _refused("public", home, _message(sent, direction="IN", reporter_wrap=b"forged"))


def test_an_answer_can_be_put_away_and_not_exchanged(home: setting.Intake) -> None:
    sent = setting.sent_to(home)
    with factories.inside(home.ana):
        actions.read_report(actor=home.ana, report_id=sent.report_id)
        actions.answer_report(actor=home.ana, report_id=sent.report_id, text="On Monday.")
    _refused("public", home, lambda: Message.objects.update(reporter_wrap=b"forged"))


def test_a_shut_mailbox_is_not_opened_again(home: setting.Intake) -> None:
    setting.sent_to(home)
    _refused("public", home, lambda: Mailbox.objects.update(is_kept=True))


def test_a_report_is_not_marked_nor_sent_as_closed(home: setting.Intake) -> None:
    setting.sent_to(home)
    _refused("public", home, lambda: Report.objects.update(state="CLOSED"))
    new = Report(
        kind="SELF", clock="DANGER", state="CLOSED", due_at=clock.now(), arrived_on=clock.now().date()
    )
    _refused("public", home, lambda: new.save(force_insert=True))


def test_the_ledger_is_not_told_that_a_member_did_it(home: setting.Intake) -> None:
    ana: OpenMember = home.ana
    _refused(
        "public",
        home,
        lambda: ledger.record("read_report", organisation=home.id, actor=ana.member_id, obj=new_id()),
    )


def test_the_desk_makes_no_police_of_a_provider(home: setting.Intake) -> None:
    _refused("desk", home, lambda: Organisation.objects.update(kind="PROVIDER"))
