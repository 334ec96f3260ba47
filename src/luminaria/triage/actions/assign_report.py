"""assign_report: a report is somebody's, or no one's again."""

from uuid import UUID

from luminaria.people.admission import require_admitted
from luminaria.people.rules import OpenMember
from luminaria.people.verbs import record
from luminaria.triage import held


def assign_report(
    *, actor: OpenMember, report_id: UUID, member_id: UUID | None, seen_owner: UUID | None
) -> None:
    """The member has the report. `seen_owner` is who had it on the page of the actor.

    Raises NotFound, NotOnIntake, TakenMeanwhile.
    """
    require_admitted(actor, "assign_report")
    report = held.take(report_id)
    held.same_owner(report, seen_owner)
    held.give(report, member_id)
    record("assign_report", actor=actor, obj=report_id)
