"""hand_over: everything I have goes to a colleague, or back to no one, and I rest."""

from uuid import UUID

from luminaria.people.rules import OpenMember
from luminaria.people.verbs import record, require
from luminaria.report.models import Report
from luminaria.triage.errors import NotOnIntake
from luminaria.triage.queries import on_intake


def hand_over(*, actor: OpenMember, member_id: UUID | None) -> int:
    """All reports of the actor are the colleague's (or no one's). How many. Raises NotOnIntake."""
    require(actor, "hand_over")
    if member_id is not None and member_id not in {one.id for one in on_intake()}:
        raise NotOnIntake()
    mine = Report.objects.filter(assigned=actor.member_id).exclude(state=Report.State.CLOSED)
    count = mine.update(assigned=member_id)
    record("hand_over", actor=actor, obj=None, details={"reports": count})
    return count
