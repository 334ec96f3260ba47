"""A member takes a passkey away."""

from dataclasses import replace

from luminaria.people import factors
from luminaria.people.models import MemberKey, SignIn
from luminaria.people.rules import OpenMember
from luminaria.people.verbs import record


def remove_passkey(*, actor: OpenMember, passkey_id: str) -> None:
    """That passkey proves nothing any more; the app still does."""
    row, key = SignIn.objects.get(member_id=actor.member_id), MemberKey.objects.get(id=actor.key_id)
    known = factors.opened(row, key, actor.private_key)
    left = tuple(passkey for passkey in known.passkeys if passkey.id != passkey_id)
    factors.seal_into(row, key, actor.private_key, replace(known, passkeys=left))
    row.save(update_fields=["sealed_factors"])
    record("remove_passkey", actor=actor, obj=actor.member_id)
