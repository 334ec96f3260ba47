"""An advocate says that this code is this person's, by a contact that is safe."""

from uuid import UUID

from luminaria.kernel import clock
from luminaria.people import admission, verbs
from luminaria.people.rules import OpenMember
from luminaria.report.actions.read_report import found_report
from luminaria.report.errors import ThirdParty
from luminaria.report.rules import Kind


def link_reporter(*, actor: OpenMember, report_id: UUID) -> None:
    """The richer status may be told from now on. Raises NotPermitted, NotFound, ThirdParty."""
    admission.require_admitted(actor, "link_reporter")
    report = found_report(report_id)
    if report.kind != Kind.SELF:
        raise ThirdParty()
    if report.linked_on is None:
        report.linked_on = clock.now().date()
        report.save(update_fields=["linked_on"])
    verbs.record("link_reporter", actor=actor, obj=report.id)
