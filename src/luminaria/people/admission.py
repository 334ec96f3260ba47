"""Who is admitted to the keys that a role carries (trust.md, Keys 7).

An administrator gives roles; a holder admits. Only where nobody has ever held a key is the
first one admitted at once, since there is nothing yet to open and nobody to ask.
"""

from uuid import UUID

from luminaria.kernel import clock
from luminaria.people import epochs, keyring, verbs
from luminaria.people.models import IntakeEpoch, IntakeEpochWrap, MemberRole, RecoveryKey
from luminaria.people.rules import KEY_ROLES, OpenMember, Role


def waiting_roles(member_id: UUID) -> frozenset[Role]:
    """The roles of a member that wait for a holder."""
    rows = MemberRole.objects.filter(member_id=member_id, role__in=KEY_ROLES, admitted_on=None)
    return frozenset(Role(role) for role in rows.values_list("role", flat=True))


def is_admitted(member_id: UUID, roles: frozenset[Role] = KEY_ROLES) -> bool:
    """Whether a holder once admitted the member to one of `roles`."""
    return MemberRole.objects.filter(member_id=member_id, role__in=roles, admitted_on__isnull=False).exists()


def require_admitted(actor: OpenMember, code: str) -> None:
    """Raise NotPermitted, or NoKeyHere for a role that an administrator gave and no holder admitted.

    For what hides or shuts without opening: nobody new closes what they could not read.
    """
    verbs.require(actor, code)
    if not is_admitted(actor.member_id, verbs.registered()[code].roles):
        raise keyring.NoKeyHere()


def mark(member_id: UUID, roles: frozenset[Role]) -> None:
    """From today the member is wrapped to when keys of these roles are made."""
    MemberRole.objects.filter(member_id=member_id, role__in=roles, admitted_on=None).update(
        admitted_on=clock.now().date()
    )


def admit_first(member_id: UUID) -> None:
    """Admit the very first holder of an organisation, and open its first epoch."""
    waiting = waiting_roles(member_id)
    if Role.SUPERVISOR in waiting and not _anyone_holds():
        mark(member_id, frozenset({Role.SUPERVISOR}))
    if Role.INTAKE in waiting and not IntakeEpoch.objects.exists():
        mark(member_id, frozenset({Role.INTAKE}))
        epochs.open_epoch()


def _anyone_holds() -> bool:
    return (
        MemberRole.objects.filter(role__in=KEY_ROLES, admitted_on__isnull=False).exists()
        or RecoveryKey.objects.exists()
    )


def roles_that(actor: OpenMember, waiting: frozenset[Role]) -> frozenset[Role]:
    """Those of `waiting` to which this actor can admit: intake by who holds every live epoch."""
    can = set(waiting) if is_admitted(actor.member_id) else set()
    if not holds_intake(actor):
        can.discard(Role.INTAKE)
    return frozenset(can)


def holds_intake(actor: OpenMember) -> bool:
    """Whether the actor holds every live epoch, and there is one."""
    live = set(IntakeEpoch.objects.filter(retired_on=None).values_list("id", flat=True))
    held = IntakeEpochWrap.objects.filter(version_id__in=live, holder_key=actor.key_id)
    return bool(live) and live == set(held.values_list("version_id", flat=True))


def give_epochs(*, actor: OpenMember, member_id: UUID) -> None:
    """Give a colleague the live epochs. Raises NoKeyHere when the actor does not hold one of them."""
    for epoch in IntakeEpoch.objects.filter(retired_on=None):
        give_epoch(epoch, actor=actor, member_id=member_id)


def give_epoch(epoch: IntakeEpoch, *, actor: OpenMember, member_id: UUID) -> None:
    """Give a colleague one epoch. Raises NoKeyHere."""
    keyring.admit(epochs.FAMILY, epoch, actor=actor, member_id=member_id)
