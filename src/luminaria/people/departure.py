"""Taking roles and keys from a member: new keys for those who remain, from public halves only."""

from uuid import UUID

from luminaria.kernel.errors import LuminariaError, NotFound
from luminaria.people import compartment, epochs, hooks, keyring
from luminaria.people.models import IntakeEpoch, IntakeEpochWrap, Member, MemberRole
from luminaria.people.rules import KEY_ROLES, Role


class LastAdministrator(LuminariaError):
    """Nobody would be left to invite and end members."""

    sentence = "This is the only administrator. Make another member administrator first."


class OwnRoles(LuminariaError):
    """An administrator changes the roles of others only."""

    sentence = "Nobody changes their own roles. Ask another administrator."


def member_here(member_id: UUID) -> Member:
    """A member of the open compartment who has not left. Raises NotFound."""
    member = Member.objects.filter(id=member_id).exclude(state=Member.State.LEFT).first()
    if member is None:
        raise NotFound()
    return member


def roles_of(member: Member) -> frozenset[Role]:
    """The roles of a member, admitted or not."""
    return frozenset(Role(role) for role in member.role_rows.values_list("role", flat=True))


def refuse_last_administrator(member: Member) -> None:
    """Raise LastAdministrator when no other active member administers."""
    others = MemberRole.objects.filter(role=Role.ADMINISTRATOR, member__state=Member.State.ACTIVE)
    if Role.ADMINISTRATOR in roles_of(member) and not others.exclude(member=member).exists():
        raise LastAdministrator()


def take_roles(member: Member, roles: frozenset[Role]) -> None:
    """The roles are gone, and with intake the epochs: a new one is made at once."""
    member.role_rows.filter(role__in=roles).delete()
    if Role.INTAKE in roles:
        withdraw_epochs(member.id)
    if roles & (KEY_ROLES | {Role.CASE_WORKER}):
        hooks.roles_taken.call(member.id, roles)


def withdraw_epochs(member_id: UUID) -> None:
    """Delete the member's wraps of all epochs and seal to a new one from now on."""
    held = IntakeEpochWrap.objects.filter(holder=member_id).exists()
    keyring.withdraw(epochs.FAMILY, compartment.current(), member_id=member_id)
    if held and IntakeEpoch.objects.exists():
        epochs.open_epoch()
