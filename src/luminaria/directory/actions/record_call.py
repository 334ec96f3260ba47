"""record_call: somebody called a public line and wrote down what was heard."""

from uuid import UUID

from luminaria.directory.actions.line_checks import note_call
from luminaria.directory.actions.list_services import list_services
from luminaria.directory.models import LineCall
from luminaria.directory.queries import line
from luminaria.directory.rules import Heard
from luminaria.kernel import clock
from luminaria.kernel.errors import LuminariaError
from luminaria.people.rules import OpenMember
from luminaria.people.verbs import record, require


class EmergencyLine(LuminariaError):
    """An emergency number is never called as a test."""

    sentence = "This is an emergency number. It is never called as a test."


class FutureCall(LuminariaError):
    """The call is said to be on a day that has not come."""

    sentence = "This day has not come yet. Write the day of the call."


def record_call(*, actor: OpenMember, contact_id: str, heard: Heard) -> UUID:
    """What was heard is kept, and the next build of the pack takes it up.

    It counts as a look at the line's entry in the directory. Raises NotInPack, EmergencyLine, FutureCall.
    """
    require(actor, "record_call")
    if not line(contact_id).may_be_called:
        raise EmergencyLine()
    if heard.called_on > clock.now().date():
        raise FutureCall()
    call = LineCall.objects.create(
        organisation_id=actor.organisation_id,
        contact=contact_id,
        called_on=heard.called_on,
        outcome=heard.outcome,
        who=heard.who or "",
        hours=heard.hours or "",
        languages=list(heard.languages),
        changed=list(heard.changed),
        note=heard.note,
        member_id=actor.member_id,
    )
    record("record_call", actor=actor, obj=call.id, details={"outcome": heard.outcome.value})
    looked = note_call(call)
    if looked:
        list_services([looked])
    return call.id
