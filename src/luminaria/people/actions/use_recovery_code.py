"""A member who lost the passphrase, the phone or both comes back with the same key."""

from dataclasses import dataclass

from luminaria.kernel.ids import new_id
from luminaria.people import entering, factors, passphrases, recovery_codes, sessions, throttle
from luminaria.people.actions.accept_invitation import confirmed_step
from luminaria.people.compartment import compartment
from luminaria.people.entering import Candidate, Entered, WrongSignIn
from luminaria.people.models import KnownDevice, MemberKey, MemberKeyWrap, SignIn
from luminaria.people.verbs import record


@dataclass(frozen=True)
class Replacement:
    """What takes the place of passphrase and app."""

    passphrase: str
    app_secret: str
    app_code: str


def use_recovery_code(
    *, name: str, code: str, second: str, new: Replacement, device: bytes | None = None
) -> Entered:
    """The member key opens with the new passphrase; sessions, passkeys and known browsers are gone.

    A code alone is one thing that was found on paper, so `second` must be another: the
    passphrase, six digits of the app, or a second recovery code. Raises PoorPassphrase,
    WrongAppCode, and WrongSignIn at the same cost for everything else.
    """
    passphrases.check_new(new.passphrase, about=(name,))
    step = confirmed_step(new.app_secret, new.app_code)
    found = entering.candidate(name)
    watch = throttle.watch(found.sign_in, device)
    stored = found.sign_in.passphrase_hash if found.sign_in else ""
    with entering.place(watch):
        knows_passphrase, _ = passphrases.is_right(second, stored)
    wraps, private = _opened(found, code, second, knows_passphrase)
    row, key = found.sign_in, found.key
    if private is None or row is None or key is None or watch.is_shut:
        if wraps:  # a wrong code never counts: it cannot be guessed, and must not make anyone wait
            watch.failed()
        raise WrongSignIn()
    row.last_step, row.passphrase_hash = step, passphrases.hashed(new.passphrase)
    wrap = passphrases.new_wrap(key, private, new.passphrase)
    factors.seal_into(row, key, private, factors.Factors(new.app_secret))
    with compartment(row.organisation_id):
        return _replaced(row, key, wrap, wraps, private, device)


def _opened(
    found: Candidate, code: str, second: str, knows_passphrase: bool
) -> tuple[list[MemberKeyWrap], bytes | None]:
    """(the codes that were right, the private key if the second thing is right too)."""
    row, key = found.sign_in, found.key
    with compartment(row.organisation_id if row else new_id()):
        first, other = recovery_codes.wrap_of(key, code), recovery_codes.wrap_of(key, second)
        if first is None or row is None or key is None:
            return [], None
        private = recovery_codes.opened_key(key, first, code)
        if other is not None and other.pk != first.pk:
            return [first, other], private
        step = factors.step_of(factors.opened(row, key, private).app_secret, second)
        is_new_step = step is not None and step > row.last_step
        return [first], private if knows_passphrase or is_new_step else None


def _replaced(
    row: SignIn,
    key: MemberKey,
    wrap: MemberKeyWrap,
    used: list[MemberKeyWrap],
    private: bytes,
    device: bytes | None,
) -> Entered:
    recovery_codes.use_up(used)
    passphrases.put_wrap(wrap)
    row.failures, row.wait_until = 0, None
    row.save()
    sessions.end_all(row.member_id)
    KnownDevice.objects.filter(sign_in=row).delete()
    entered = entering.enter(row, key, private, device=device)
    record("use_recovery_code", actor=entered.actor, obj=row.member_id)
    return entered
