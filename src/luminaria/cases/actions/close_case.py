"""close_case: work with a person ends, or rests. They can come back to this same case."""

from uuid import UUID

from luminaria.cases import hooks, writing
from luminaria.cases.models import Case
from luminaria.kernel import clock
from luminaria.people.rules import OpenMember
from luminaria.people.verbs import record, require


def close_case(*, actor: OpenMember, case_id: UUID, note_id: UUID, reason: str, words: str) -> None:
    """The case is closed, the reason stands in a sealed note, and what hangs on it has ended.

    Raises NotFound, CaseIsClosed, NoKeyHere.
    """
    require(actor, "close_case")
    hand = writing.begin(actor, case_id)
    writing.add_note(hand, words, note_id=note_id, kind="CLOSED", reason=reason)
    hand.case.state = Case.State.CLOSED
    hand.case.closed_on = clock.now().date()
    hand.case.review_on = None  # a closed case makes no tasks
    hand.case.save(update_fields=["state", "closed_on", "review_on"])
    hooks.case_closed.call(actor, hand.case.id)
    record("close_case", actor=actor, obj=case_id)
