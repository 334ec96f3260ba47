"""write_note: what happened, on the day it was written down."""

from datetime import date
from uuid import UUID

from luminaria.cases import writing
from luminaria.people.rules import OpenMember
from luminaria.people.verbs import record, require


def write_note(
    *, actor: OpenMember, case_id: UUID, note_id: UUID, words: str, review_on: date | None = None
) -> None:
    """The note is in the case, under the writer's name; with `review_on`, that is the day to look again.

    The same `note_id` again (a second press) changes nothing. Raises NotFound, CaseIsClosed, NoKeyHere.
    """
    require(actor, "write_note")
    hand = writing.begin(actor, case_id)
    writing.add_note(hand, words, note_id=note_id)
    if review_on is not None:
        hand.case.review_on = review_on
        hand.case.save(update_fields=["review_on"])
    record("write_note", actor=actor, obj=note_id)
