"""record_wants: what the person wants, in their words."""

from uuid import UUID

from luminaria.cases import writing
from luminaria.cases.rules import Section
from luminaria.kernel import clock
from luminaria.people.rules import OpenMember
from luminaria.people.verbs import record, require


def record_wants(*, actor: OpenMember, case_id: UUID, words: str, read_back: bool, seen: int) -> None:
    """The person's own words stand above the case, today's date beside them; earlier words are kept.

    `seen` is the version that the writer saw. Raises NotFound, CaseIsClosed, NoKeyHere, ChangedMeanwhile.
    """
    require(actor, "record_wants")
    hand = writing.begin(actor, case_id)
    before = writing.section_before(hand, Section.WANTS)
    earlier = [{"words": before["words"], "on": before["on"]}, *before["earlier"]] if before else []
    content = {
        "words": words,
        "on": clock.now().date().isoformat(),
        "read_back": read_back,
        "earlier": earlier,
    }
    writing.save_section(hand, Section.WANTS, content, seen=seen)
    record("record_wants", actor=actor, obj=case_id)
