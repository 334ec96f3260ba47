"""A member adds a passkey as a second factor."""

from luminaria.kernel.errors import LuminariaError
from luminaria.people import entering, factors, passkeys
from luminaria.people.rules import OpenMember
from luminaria.people.verbs import record


class PasskeyDidNotHold(LuminariaError):
    """The browser's answer is not what was asked for."""

    sentence = "The passkey could not be added. Try once more, or keep using the app."


def enrol_passkey(*, actor: OpenMember, answer: str, name: str) -> None:
    """The passkey can be used instead of the six digits. Raises PasskeyDidNotHold."""
    passkey = passkeys.enrolled(answer, name=name)
    if passkey is None:
        raise PasskeyDidNotHold()
    row, key = entering.own_sign_in(actor)
    known = factors.opened(row, key, actor.private_key)
    factors.seal_into(row, key, actor.private_key, known.with_passkey(passkey))
    row.save(update_fields=["sealed_factors"])
    record("enrol_passkey", actor=actor, obj=actor.member_id)
