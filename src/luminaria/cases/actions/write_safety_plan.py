"""write_safety_plan: the plan that is made together with the person."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from luminaria.cases import writing
from luminaria.cases.rules import PLAN_FIELDS, Section
from luminaria.kernel import clock
from luminaria.people.rules import OpenMember
from luminaria.people.verbs import record, require


def write_safety_plan(
    *,
    actor: OpenMember,
    case_id: UUID,
    fields: Mapping[str, str],
    together: bool,
    review_on: date,
    seen: int,
) -> None:
    """The plan says this from now on, and the case is looked at again by `review_on`.

    Raises NotFound, CaseIsClosed, NoKeyHere, ChangedMeanwhile. Fields: facts/casework.md 4.
    """
    require(actor, "write_safety_plan")
    hand = writing.begin(actor, case_id)
    content = {
        "fields": {code: fields[code] for code in PLAN_FIELDS if fields.get(code)},
        "on": clock.now().date().isoformat(),
        "together": together,
    }
    writing.save_section(hand, Section.SAFETY_PLAN, content, seen=seen)
    hand.case.review_on = review_on
    hand.case.save(update_fields=["review_on"])
    record("write_safety_plan", actor=actor, obj=case_id)
