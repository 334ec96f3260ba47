"""take_and_answer: one press, so that an answered report always has an owner."""

from uuid import UUID

from luminaria.people.rules import OpenMember
from luminaria.people.verbs import record, require
from luminaria.report.actions import answer_report, read_messages
from luminaria.report.models import Message
from luminaria.triage import held
from luminaria.triage.errors import AnsweredMeanwhile


def take_and_answer(
    *,
    actor: OpenMember,
    report_id: UUID,
    words: str,
    question: bool,
    seen_owner: UUID | None,
    seen_answers: int,
) -> None:
    """The report is the actor's and the answer waits for the person's code.

    Pressing twice answers once. Raises NotFound, TakenMeanwhile, AnsweredMeanwhile, and what
    report.answer_report raises.
    """
    require(actor, "take_and_answer")
    report = held.take(report_id)
    answers = Message.objects.filter(report=report, direction=Message.Direction.OUT).count()
    if answers != seen_answers:
        if _is_the_same(actor, report_id, words):
            return
        raise AnsweredMeanwhile()
    held.same_owner(report, seen_owner, but=actor.member_id)
    held.give(report, actor.member_id)
    answer_report(actor=actor, report_id=report_id, text=words, question=question)
    record("take_and_answer", actor=actor, obj=report_id)


def _is_the_same(actor: OpenMember, report_id: UUID, words: str) -> bool:
    sent = [
        message.text
        for message in read_messages(actor=actor, report_id=report_id)
        if message.direction == Message.Direction.OUT
    ]
    return bool(sent) and sent[-1] == words
