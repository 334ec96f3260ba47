"""The organisation's recovery key: two of three officers open it (trust.md, Keys 5)."""

from dataclasses import replace

from luminaria import vault
from luminaria.kernel import clock
from luminaria.people import compartment
from luminaria.people.models import Member, Notice, RecoveryKey, RecoveryShare
from luminaria.people.names import server_key
from luminaria.people.rules import OpenMember


def newest() -> RecoveryKey | None:
    """The kit in force."""
    return RecoveryKey.objects.filter(retired_on=None).order_by("-number").first()


def recognised(share: str) -> tuple[int, bytes]:
    """(officer, what the database recognises the share by). Raises MalformedShare."""
    officer, body = vault.read_share(share)
    return officer, vault.keyed_index(server_key(), "recovery share", f"{officer}:{body.hex()}")


def share_row(share: str) -> RecoveryShare | None:
    """The row of a typed share, of this or an older kit. Raises MalformedShare."""
    officer, check = recognised(share)
    return RecoveryShare.objects.filter(officer=officer, check_index=check).first()


def opened(share_a: str, share_b: str) -> tuple[RecoveryKey, vault.KeyPair]:
    """The kit of two typed shares, opened. Raises MalformedShare, DoesNotOpen."""
    row = share_row(share_a)
    if row is None:
        raise vault.DoesNotOpen("These shares are not of your organisation's recovery kit.")
    kit = row.recovery_key
    seeds = (bytes(kit.sealed_seed_ab), bytes(kit.sealed_seed_ac), bytes(kit.sealed_seed_bc))
    pair = vault.open_recovery(seeds, share_a, share_b)
    if pair.public != bytes(kit.public_key):
        raise vault.DoesNotOpen()
    return kit, pair


def as_holder(actor: OpenMember, kit: RecoveryKey, pair: vault.KeyPair) -> OpenMember:
    """The actor with the recovery key in hand instead of their own."""
    return replace(actor, key_id=kit.id, private_key=pair.private)


def erase(kit: RecoveryKey) -> None:
    """Delete the seeds of an old kit: its shares open nothing from now on."""
    RecoveryKey.objects.filter(pk=kit.pk).update(sealed_seed_ab=b"", sealed_seed_ac=b"", sealed_seed_bc=b"")


def tell_everyone(code: str) -> None:
    """Every active member finds a notice when they next sign in."""
    today = clock.now().date()
    for member_id in Member.objects.filter(state=Member.State.ACTIVE).values_list("id", flat=True):
        Notice.objects.create(
            organisation_id=compartment.current(), member_id=member_id, code=code, made_on=today
        )
