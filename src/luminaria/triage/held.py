"""A report taken for one write, as long as it is still where the writer saw it."""

from uuid import UUID

from luminaria.kernel.errors import NotFound
from luminaria.report.models import Report
from luminaria.triage.errors import NotOnIntake, TakenMeanwhile
from luminaria.triage.queries import names_of, on_intake


def take(report_id: UUID) -> Report:
    """The report, locked until the end of the transaction. Raises NotFound."""
    report = Report.objects.select_for_update().filter(id=report_id).first()
    if report is None:
        raise NotFound()
    return report


def same_owner(report: Report, seen_owner: UUID | None, *, but: UUID | None = None) -> None:
    """Raise TakenMeanwhile when somebody else than the writer saw has it; `but` is the writer."""
    if report.assigned in (seen_owner, but):
        return
    name = names_of([report.assigned]).get(report.assigned, "") if report.assigned else ""
    raise TakenMeanwhile(name)


def give(report: Report, member_id: UUID | None) -> None:
    """The report is this member's, or no one's. Raises NotOnIntake."""
    if member_id is not None and member_id not in {one.id for one in on_intake()}:
        raise NotOnIntake()
    report.assigned = member_id
    report.save(update_fields=["assigned"])
