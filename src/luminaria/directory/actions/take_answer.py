"""take_answer: what a provider said through its link goes into its entry."""

from contextlib import suppress
from typing import Final
from uuid import UUID

from django.db import transaction

from luminaria.directory.actions.list_services import list_services
from luminaria.directory.keeping import (
    PROVIDER,
    NamesAStreet,
    check,
    held_record,
    keeper,
    keeps_streets_out,
    note,
    source,
)
from luminaria.directory.models import Answer, Conflict, Record
from luminaria.directory.queries.asked import still_as_asked
from luminaria.directory.rules.freshness import Finding, Method
from luminaria.directory.rules.listing import FACTS, Document
from luminaria.directory.rules.marks import parts_of
from luminaria.directory.verifying import follow_looks
from luminaria.kernel import clock
from luminaria.kernel.errors import LuminariaError, NotFound
from luminaria.people.rules import OpenMember
from luminaria.people.verbs import record

# Facts of which a provider's own words are the value; the others have fields of their own.
IN_WORDS: Final = {
    "what": "description",
    "who": "eligibility_description",
    "cost": "fees_description",
    "asks": "application_process",
    "languages": "interpretation_services",
}
GONE: Final = "GONE"


class TakenAlready(LuminariaError):
    """Somebody was faster."""

    sentence = "Somebody has taken this answer already. What it changed stands at the entry."


class CorrectedSince(LuminariaError):
    """The provider has sent another answer through the same link."""

    sentence = "They have corrected this answer since. Read the new one, and take that."


@transaction.atomic
def take_answer(*, actor: OpenMember, answer_id: UUID) -> int:
    """What the provider says is still true was checked that day; what changed waits as a conflict.

    Returns how many conflicts there are to decide. Nothing that was offered is printed before. What they say
    is wrong without new words is not shown until somebody writes it down. Of a fact that was changed here
    after they were asked, only their new words count. Words that name a street of a place that is not
    public, or what a hidden place was called, are dropped. Raises NotFound, EntryJoined, TakenAlready,
    CorrectedSince.
    """
    keeper(actor, "take_answer")
    answer = Answer.objects.select_for_update().select_related("invitation").filter(id=answer_id).first()
    if answer is None:
        raise NotFound()
    if answer.taken_on is not None:
        raise TakenAlready()
    if Answer.objects.filter(invitation=answer.invitation_id, number__gt=answer.number).exists():
        raise CorrectedSince()
    row = held_record(answer.invitation.record_id)
    answer.words = without_streets(row.id, answer.words)
    asked = still_as_asked(row, answer.invitation.asked)
    offered = [
        _take(row, actor, answer, field, field in asked) for field in FACTS if field in answer.outcomes
    ]
    answer.taken_on = clock.now().date()
    answer.save(update_fields=["taken_on", "words"])
    note(row, actor, "take_answer", action="answer", field="provider", said_by=source(PROVIDER))
    record("take_answer", actor=actor, obj=answer.id)
    follow_looks(row, actor, "take_answer")
    list_services([row.id])
    return sum(offered)


def without_streets(service_id: UUID, words: dict[str, str]) -> dict[str, str]:
    """The words of an answer that may be kept at this service."""
    kept = {}
    for field, said in words.items():
        with suppress(NamesAStreet):
            keeps_streets_out(service_id, [said])
            kept[field] = said
    return kept


def _take(row: Record, actor: OpenMember, answer: Answer, field: str, as_asked: bool) -> bool:
    """One fact. Returns whether it waits for a decision."""
    outcome, words = answer.outcomes[field], str(answer.words.get(field, "")).strip()
    if outcome == Finding.CHANGED and words and field != "place":
        _offer(row, answer, field, words)
        return True
    found = {Finding.STILL_TRUE: Finding.STILL_TRUE, GONE: Finding.WRONG, Finding.CHANGED: Finding.WRONG}
    if as_asked and outcome in found:
        check(
            row,
            actor,
            "take_answer",
            field=field,
            outcome=found[outcome],
            method=Method.LINK,
            role="provider",
        )
    return False


def _offer(row: Record, answer: Answer, field: str, words: str) -> None:
    held = parts_of(row.document, field)
    offered: Document = {"words": words}
    if field in IN_WORDS:
        offered = held | {IN_WORDS[field]: words}
    Conflict.objects.update_or_create(
        record=row,
        field=field,
        source=source(PROVIDER),
        decided_on=None,
        defaults={"held": held, "offered": offered, "offered_on": answer.answered_on},
    )
