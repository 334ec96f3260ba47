"""record_card: the name they chose, their language, how to reach them without harm."""

from uuid import UUID

from luminaria.cases import writing
from luminaria.cases.rules import Card, Section, card_body
from luminaria.people.rules import OpenMember
from luminaria.people.verbs import record, require


def record_card(*, actor: OpenMember, case_id: UUID, card: Card) -> None:
    """The card says this from now on; `card.version` is the one the writer saw.

    Raises NotFound, CaseIsClosed, NoKeyHere, ChangedMeanwhile.
    """
    require(actor, "record_card")
    hand = writing.begin(actor, case_id)
    writing.save_section(hand, Section.CARD, card_body(card), seen=card.version)
    record("record_card", actor=actor, obj=case_id)
