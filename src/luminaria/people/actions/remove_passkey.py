"""A member takes a passkey away."""

from dataclasses import replace

from luminaria.kernel.errors import NotFound
from luminaria.people import entering, factors
from luminaria.people.rules import OpenMember
from luminaria.people.verbs import record


def remove_passkey(*, actor: OpenMember, passkey_id: str) -> None:
    """That passkey proves nothing any more; the app still does. Raises NotFound."""
    row, key = entering.own_sign_in(actor)
    known = factors.opened(row, key, actor.private_key)
    if known.passkey(passkey_id) is None:
        raise NotFound()
    left = tuple(passkey for passkey in known.passkeys if passkey.id != passkey_id)
    factors.seal_into(row, key, actor.private_key, replace(known, passkeys=left))
    row.save(update_fields=["sealed_factors"])
    record("remove_passkey", actor=actor, obj=actor.member_id)
