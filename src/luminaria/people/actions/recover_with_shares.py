"""Two officers come with their shares: the organisation's keys go to a member again."""

from luminaria.people import admission, hooks, recovery
from luminaria.people.models import IntakeEpoch, IntakeEpochWrap
from luminaria.people.rules import KEY_ROLES, OpenMember, Role
from luminaria.people.verbs import record, require


def recover_with_shares(*, actor: OpenMember, share_a: str, share_b: str) -> None:
    """The actor holds what the recovery key holds and the actor's roles carry; all members are told.

    Raises MalformedShare, DoesNotOpen.
    """
    require(actor, "recover_with_shares")
    kit, pair = recovery.opened(share_a, share_b)
    holder = recovery.as_holder(actor, kit, pair)
    admission.mark(actor.member_id, KEY_ROLES & actor.roles)
    if Role.INTAKE in actor.roles:
        _give_epochs(holder)
    hooks.keys_recovered.call(holder, actor.member_id)
    recovery.tell_everyone("recover_with_shares")
    record("recover_with_shares", actor=actor, obj=kit.id)


def _give_epochs(holder: OpenMember) -> None:
    wrapped = IntakeEpochWrap.objects.filter(holder_key=holder.key_id).values_list("version_id", flat=True)
    for epoch in IntakeEpoch.objects.filter(id__in=list(wrapped), retired_on=None):
        admission.give_epoch(epoch, actor=holder, member_id=holder.member_id)
