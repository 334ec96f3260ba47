"""A member chooses a new passphrase."""

from luminaria.people import entering, passphrases, sessions, throttle
from luminaria.people.entering import Entered, WrongSignIn
from luminaria.people.models import SignIn
from luminaria.people.rules import OpenMember
from luminaria.people.verbs import record


def change_passphrase(*, actor: OpenMember, old: str, new: str, device: bytes | None = None) -> Entered:
    """Only the new passphrase opens the member key; every session but the returned one is over.

    Raises WrongSignIn for a wrong old passphrase or within a wait, PoorPassphrase for a poor new one.
    """
    row, key = entering.own_sign_in(actor)
    watch = throttle.watch(row, device)
    right, _ = passphrases.is_right(old, row.passphrase_hash)
    if watch.is_shut or not right:
        watch.failed()  # somebody at a desk that was left open must not guess
        raise WrongSignIn("The passphrase that you have now is not right.")
    passphrases.check_new(new, about=(actor.name, actor.organisation_name))
    passphrases.put_wrap(passphrases.new_wrap(key, actor.private_key, new))
    SignIn.objects.filter(pk=row.pk).update(passphrase_hash=passphrases.hashed(new))
    sessions.end_all(actor.member_id)
    record("change_passphrase", actor=actor, obj=actor.member_id)
    return entering.enter(row, key, actor.private_key, device=device)
