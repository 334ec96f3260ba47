"""An inbox with two advocates, and reports that came at different times."""

from datetime import timedelta
from uuid import UUID

from luminaria.kernel import clock as house_clock
from luminaria.ledger.models import Leaf
from luminaria.people.rules import OpenMember
from luminaria.report import actions as report
from luminaria.report.models import Report
from luminaria.report.rules import Answers
from luminaria.triage import actions, queries
from luminaria.triage.rules import Inbox
from tests import factories
from tests.databases import database_role
from tests.report.setting import ANSWERS, Intake, Sent, intake, sent_to

__all__ = ["ANSWERS", "Intake", "Sent", "answer", "came", "inbox_of", "intake", "owner", "read", "state"]


def came(desk: Intake, answers: Answers = ANSWERS, **ago: float) -> Sent:
    """A report that came some time ago."""
    with house_clock.fixed(house_clock.now() - timedelta(**ago)):
        return sent_to(desk, answers)


def read(actor: OpenMember, report_id: UUID) -> None:
    with factories.inside(actor):
        report.read_report(actor=actor, report_id=report_id)


def answer(
    actor: OpenMember, report_id: UUID, words: str = "We can talk on Monday.", *, owner: UUID | None = None
) -> None:
    """Read it and take it, as from a page that showed `owner` and no answer yet."""
    read(actor, report_id)
    with factories.inside(actor):
        actions.take_and_answer(
            actor=actor,
            report_id=report_id,
            words=words,
            question=False,
            seen_owner=owner,
            seen_answers=0,
        )


def inbox_of(actor: OpenMember, show: str = "open", page: int = 1) -> Inbox:
    with factories.inside(actor):
        return queries.inbox(actor, show=show, page=page)


def owner(actor: OpenMember, report_id: UUID) -> UUID | None:
    with factories.inside(actor):
        return Report.objects.get(id=report_id).assigned


def state(actor: OpenMember, report_id: UUID) -> str:
    with factories.inside(actor):
        return Report.objects.get(id=report_id).state


def verbs_on(obj: UUID) -> list[str]:
    """What the ledger says was done with a report."""
    with database_role("owner"):
        return list(Leaf.objects.filter(obj=obj).values_list("verb", flat=True))


def write_more(sent: Sent, text: str) -> None:
    """The person writes again, from the public program."""
    with database_role("public"):
        report.write_more(box=sent.box, text=text)
