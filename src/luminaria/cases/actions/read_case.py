"""read_case: opening what is sealed in a case. It is in the ledger, or nothing opens."""

from collections.abc import Collection
from uuid import UUID

from luminaria.cases import keys, opening
from luminaria.cases.models import Case
from luminaria.cases.queries import visible_case
from luminaria.cases.rules import OpenedCase, Part, Section, card_of, plan_of, wants_of
from luminaria.people.rules import OpenMember
from luminaria.people.verbs import record, require

EVERYTHING = frozenset(Part)
SECTIONS = frozenset({Part.WANTS, Part.SAFETY_PLAN})


def read_case(*, actor: OpenMember, case_id: UUID, parts: Collection[Part] = EVERYTHING) -> OpenedCase:
    """The card and the parts asked for, opened, and a line in the ledger that this member opened them.

    Raises NotFound for whoever is not on the team, NoKeyHere for a supervisor who waits for the key.
    """
    require(actor, "read_case")
    case = visible_case(actor, case_id)
    held = keys.keys_of(case, actor=actor)
    record("read_case", actor=actor, obj=case_id)
    bodies = opening.sections(
        case, held, {Section.CARD, *(Section(part.value) for part in SECTIONS.intersection(parts))}
    )
    return OpenedCase(
        id=case.id,
        number=case.number,
        is_open=case.state == Case.State.OPEN,
        opened_on=case.opened_on,
        review_on=case.review_on,
        closed_on=case.closed_on,
        card=card_of(*bodies[Section.CARD]),
        wants=wants_of(*bodies.get(Section.WANTS, ())),
        plan=plan_of(*bodies.get(Section.SAFETY_PLAN, ())),
        needs=opening.needs(case, held) if Part.NEEDS in parts else (),
        notes=opening.newest_notes(case, held) if Part.NOTES in parts else (),
    )
