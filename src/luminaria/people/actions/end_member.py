"""A member leaves the organisation."""

from uuid import UUID

from luminaria.kernel import clock
from luminaria.people import departure, hooks, sessions
from luminaria.people.models import Member, MemberKey, MemberKeyWrap, SignIn
from luminaria.people.rules import OpenMember
from luminaria.people.verbs import record, require


def end_member(*, actor: OpenMember, member_id: UUID) -> None:
    """The member opens nothing new: roles, sessions, sign-in and wraps are gone, and their keys are turned.

    What was read before stays read. Needs public halves only, so that an administrator, who
    holds no key, can do it at any hour. Raises NotFound, LastAdministrator.
    """
    require(actor, "end_member")
    member = departure.member_here(member_id)
    departure.refuse_last_administrator(member)
    roles, today = departure.roles_of(member), clock.now().date()
    Member.objects.filter(id=member_id).update(state=Member.State.LEFT, left_on=today, on_call=False)
    MemberKeyWrap.objects.filter(member_key__member_id=member_id).delete()
    MemberKey.objects.filter(member_id=member_id).update(retired_on=today)
    sessions.end_all(member_id)
    SignIn.objects.filter(member_id=member_id).delete()
    departure.take_roles(member, roles)
    hooks.member_left.call(member_id)
    record("end_member", actor=actor, obj=member_id)
