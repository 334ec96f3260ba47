"""A supervisor closes the intake: the form gives way to the phone numbers at once."""

from luminaria.kernel.errors import NotFound
from luminaria.people import admission, verbs
from luminaria.people.rules import OpenMember
from luminaria.report.models import IntakeDesk


def close_intake(*, actor: OpenMember) -> None:
    """No report can be sent to the organisation any more. Raises NotPermitted, NotFound."""
    admission.require_admitted(actor, "close_intake")
    desk = IntakeDesk.objects.first()
    if desk is None:
        raise NotFound()
    desk.is_open, desk.closed_because = False, IntakeDesk.Closed.SUPERVISOR
    desk.save(update_fields=["is_open", "closed_because"])
    verbs.record("close_intake", actor=actor, obj=desk.id)
