"""A holder admits a colleague to the keys that the colleague's roles carry."""

from uuid import UUID

from luminaria.kernel.errors import NotFound
from luminaria.people import admission, hooks
from luminaria.people.keyring import NoKeyHere, holders_of
from luminaria.people.rules import OpenMember, Role
from luminaria.people.verbs import record, require


def admit_member(*, actor: OpenMember, member_id: UUID) -> frozenset[Role]:
    """The colleague holds the live epochs (intake) and is wrapped to from now on. Returns the roles.

    Raises NotFound for who does not wait, NoKeyHere when the actor holds nothing to give.
    """
    require(actor, "admit_member")
    waiting = admission.waiting_roles(member_id)
    if not waiting or not holders_of([member_id]):
        raise NotFound()
    roles = admission.roles_that(actor, waiting)
    if not roles or member_id == actor.member_id:
        raise NoKeyHere()
    admission.mark(member_id, roles)
    if Role.INTAKE in roles:
        admission.give_epochs(actor=actor, member_id=member_id)
    hooks.member_admitted.call(actor, member_id)
    record("admit_member", actor=actor, obj=member_id)
    return roles
