"""An administrator invites a colleague."""

from luminaria.people import invitations
from luminaria.people.rules import OpenMember, Role
from luminaria.people.verbs import record, require


def invite_member(*, actor: OpenMember, name: str, sign_in_name: str, roles: frozenset[Role]) -> str:
    """A member is expected; the returned code is shown once and good for seven days.

    The invitation gives roles and no key: a role that carries keys waits until a holder
    admits the member (trust.md, Keys 7). Raises SignInNameTaken.
    """
    require(actor, "invite_member")
    member, code = invitations.invite(name=name, sign_in_name=sign_in_name, roles=roles)
    record("invite_member", actor=actor, obj=member.id)
    return code
