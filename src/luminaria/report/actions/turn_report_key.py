"""Turn a report's key, as when somebody who held it leaves."""

from uuid import UUID

from luminaria.people import verbs
from luminaria.people.rules import OpenMember
from luminaria.report import sealing
from luminaria.report.actions.read_report import found_report
from luminaria.report.models import Report, ReportKey, ReportKeyWrap, SealedRow


def turn_report_key(*, actor: OpenMember, report_id: UUID) -> None:
    """The report opens with a new key, held by those on intake now; the old one's wraps are gone.

    Raises NotPermitted, NotFound, NotReadYet, NoKeyHere.
    """
    verbs.require(actor, "turn_report_key")
    report = found_report(report_id)
    sealing.report_key(report, actor=actor)
    older = list(ReportKey.objects.filter(object_id=report.id).values_list("id", flat=True))
    version, secret = sealing.new_report_key(report)
    for row in sealed_rows(report):
        data_key = sealing.data_key_of(row, actor=actor)
        sealing.move_under(row, data_key, version, secret)
    ReportKeyWrap.objects.filter(version_id__in=older).delete()
    verbs.record("turn_report_key", actor=actor, obj=report.id)


def sealed_rows(report: Report) -> list[SealedRow]:
    """The body and the messages of a report."""
    return [report.body, *report.messages.all()]
