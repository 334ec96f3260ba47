"""A new recovery key, whose three shares go to three officers on paper."""

from luminaria import vault
from luminaria.kernel import clock
from luminaria.people import admission, epochs, hooks, keyring, recovery
from luminaria.people.keyring import NoKeyHere
from luminaria.people.models import IntakeEpoch, IntakeEpochWrap, RecoveryKey, RecoveryShare
from luminaria.people.rules import OpenMember
from luminaria.people.verbs import record, require


def make_recovery_kit(*, actor: OpenMember) -> tuple[str, str, str]:
    """Any two of the returned shares open the organisation's keys; they are shown once.

    The old kit is withdrawn as soon as nothing opens with it alone. Done by a holder, who can
    open these keys anyway, and never by an administrator. Raises NoKeyHere.
    """
    require(actor, "make_recovery_kit")
    has_intake = IntakeEpoch.objects.exists()
    if not admission.is_admitted(actor.member_id) or (has_intake and not admission.holds_intake(actor)):
        raise NoKeyHere()
    kit = vault.new_recovery()
    old, new = recovery.newest(), _saved(kit, actor)
    for epoch in IntakeEpoch.objects.filter(retired_on=None):
        secret = keyring.secret_of(epochs.FAMILY, epoch, actor=actor)
        for holder in keyring.recovery_holder():
            keyring.give(epochs.FAMILY, epoch, secret, holder)
    if old:
        _withdraw(old, actor)
    recovery.tell_everyone("make_recovery_kit")
    record("make_recovery_kit", actor=actor, obj=new.id)
    return kit.shares


def _saved(kit: vault.RecoveryKit, actor: OpenMember) -> RecoveryKey:
    one, two, three = kit.sealed_seeds
    new = RecoveryKey.objects.create(
        organisation_id=actor.organisation_id,
        number=RecoveryKey.objects.count() + 1,
        public_key=kit.key_pair.public,
        sealed_seed_ab=one,
        sealed_seed_ac=two,
        sealed_seed_bc=three,
        made_on=clock.now().date(),
    )
    RecoveryKey.objects.exclude(pk=new.pk).filter(retired_on=None).update(retired_on=clock.now().date())
    for share in kit.shares:
        officer, check = recovery.recognised(share)
        RecoveryShare.objects.create(
            organisation_id=actor.organisation_id, recovery_key=new, officer=officer, check_index=check
        )
    return new


def _withdraw(old: RecoveryKey, actor: OpenMember) -> None:
    left_behind = sum(hooks.recovery_made.call(actor, old.id))
    IntakeEpochWrap.objects.filter(holder_key=old.id).delete()
    if not left_behind:
        recovery.erase(old)
