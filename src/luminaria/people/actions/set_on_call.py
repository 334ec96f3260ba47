"""Who is on call for intake."""

from uuid import UUID

from luminaria.people import admission, departure
from luminaria.people.keyring import NoKeyHere
from luminaria.people.models import Member
from luminaria.people.rules import INTAKE_HOLDERS, OpenMember, Role
from luminaria.people.verbs import record


def set_on_call(*, actor: OpenMember, member_id: UUID, on_call: bool) -> None:
    """The member is, or is not, on call. Raises NoKeyHere for who could not open a report."""
    admission.require_admitted(actor, "set_on_call")
    departure.member_here(member_id)
    if member_id != actor.member_id and Role.SUPERVISOR not in actor.roles:
        raise departure.OwnRoles("Each advocate says for themselves; a supervisor says for others.")
    if on_call and not admission.is_admitted(member_id, INTAKE_HOLDERS):
        raise NoKeyHere()
    Member.objects.filter(id=member_id).update(on_call=on_call)
    record("set_on_call", actor=actor, obj=member_id, details={"on_call": int(on_call)})
