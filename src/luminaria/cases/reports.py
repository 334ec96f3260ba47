"""A report becomes part of a case: its key comes under the case key."""

from uuid import UUID

from luminaria.cases import bodies
from luminaria.cases.errors import AlreadyInCase
from luminaria.cases.keys import CaseKeys
from luminaria.cases.models import Case, CaseReport
from luminaria.kernel.errors import NotFound
from luminaria.people.rules import OpenMember
from luminaria.report.models import Report
from luminaria.report.sealing import report_key


def bring_in(case: Case, report_id: UUID, *, actor: OpenMember, keys: CaseKeys) -> None:
    """The case holds the key of the report, and the report stands as being in a case.

    Only a member who opens the report with the intake's key can do it. Raises NotFound, NotReadYet,
    NoKeyHere, AlreadyInCase.
    """
    report = Report.objects.select_for_update().filter(id=report_id).first()
    if report is None:
        raise NotFound()
    if CaseReport.objects.filter(report_id=report_id).exists():
        raise AlreadyInCase()
    version, secret = report_key(report, actor=actor)
    row = CaseReport(case=case, organisation_id=case.organisation_id, report_id=report_id)
    bodies.seal_into(row, {"version": str(version.id), "secret": secret.hex()}, keys=keys)
    row.save()
    report.state = Report.State.IN_CASE
    report.save(update_fields=["state"])
