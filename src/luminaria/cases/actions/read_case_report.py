"""read_case_report: the team reads what the person wrote before there was a case."""

from uuid import UUID

from luminaria.cases import keys, reports
from luminaria.cases.models import CaseReport
from luminaria.cases.queries import visible_case
from luminaria.kernel.errors import NotFound
from luminaria.people.rules import OpenMember
from luminaria.people.verbs import record, require


def read_case_report(*, actor: OpenMember, case_id: UUID) -> reports.Written:
    """What they wrote, opened with the key that the case holds, and a line in the ledger.

    Raises NotFound, NoKeyHere, and ReportKeyTurned when intake has a newer key than the case.
    """
    require(actor, "read_case_report")
    case = visible_case(actor, case_id)
    row = CaseReport.objects.filter(case=case).first()
    if row is None:
        raise NotFound()
    held = keys.keys_of(case, actor=actor)
    record("read_case_report", actor=actor, obj=row.report_id)
    return reports.written(row, actor=actor, keys=held)
