"""An administrator says what a member does."""

from uuid import UUID

from luminaria.people import admission, departure, invitations
from luminaria.people.models import Member
from luminaria.people.rules import OpenMember, Role
from luminaria.people.verbs import record, require


def set_roles(*, actor: OpenMember, member_id: UUID, roles: frozenset[Role]) -> None:
    """The member has exactly these roles. What carries keys waits for a holder; what is lost is turned.

    Raises NotFound, OwnRoles (nobody gives themselves a role), LastAdministrator.
    """
    require(actor, "set_roles")
    member = departure.member_here(member_id)
    if member_id == actor.member_id:
        raise departure.OwnRoles()
    before = departure.roles_of(member)
    if Role.ADMINISTRATOR not in roles:
        departure.refuse_last_administrator(member)
    invitations.give_roles(member, roles - before)
    departure.take_roles(member, before - roles)
    if member.state == Member.State.ACTIVE:
        admission.admit_first(member_id)
    if Role.INTAKE not in roles:
        Member.objects.filter(id=member_id).update(on_call=False)
    record("set_roles", actor=actor, obj=member_id)
