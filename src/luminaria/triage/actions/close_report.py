"""close_report: a report is finished without a case."""

from uuid import UUID

from luminaria.people.admission import require_admitted
from luminaria.people.rules import OpenMember
from luminaria.people.verbs import record
from luminaria.report.models import Report
from luminaria.triage import held
from luminaria.triage.errors import ClosedAlready


def close_report(*, actor: OpenMember, report_id: UUID, reason: str, seen_owner: UUID | None) -> None:
    """The report is closed: the person's status says that we have finished, and they can still write.

    The reason is a code of rules.CLOSE_REASONS, in the ledger. Raises NotFound, TakenMeanwhile,
    ClosedAlready.
    """
    require_admitted(actor, "close_report")
    report = held.take(report_id)
    held.same_owner(report, seen_owner, but=actor.member_id)
    if report.state in (Report.State.CLOSED, Report.State.IN_CASE):
        raise ClosedAlready()
    report.assigned = report.assigned or actor.member_id
    report.state = Report.State.CLOSED
    report.save(update_fields=["assigned", "state"])
    record("close_report", actor=actor, obj=report_id, details={"reason": reason})
