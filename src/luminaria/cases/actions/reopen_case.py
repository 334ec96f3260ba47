"""reopen_case: the person came back. It is the same case, and a note says why it is open again."""

from uuid import UUID

from luminaria.cases import writing
from luminaria.cases.errors import CaseIsOpen
from luminaria.cases.models import Case
from luminaria.cases.rules import FIRST_REVIEW
from luminaria.kernel import clock
from luminaria.people.rules import OpenMember
from luminaria.people.verbs import record, require


def reopen_case(*, actor: OpenMember, case_id: UUID, note_id: UUID, words: str) -> None:
    """The case is open, with a note. Raises NotFound, CaseIsOpen, NoKeyHere."""
    require(actor, "reopen_case")
    hand = writing.begin(actor, case_id, closed_too=True)
    if hand.case.state == Case.State.OPEN:
        raise CaseIsOpen()
    writing.add_note(hand, words, note_id=note_id, kind="REOPENED")
    hand.case.state = Case.State.OPEN
    hand.case.closed_on = None
    hand.case.review_on = clock.now().date() + FIRST_REVIEW
    hand.case.save(update_fields=["state", "closed_on", "review_on"])
    record("reopen_case", actor=actor, obj=case_id)
