"""Coming in: what a right passphrase and a right second factor open."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from luminaria import vault
from luminaria.kernel import clock
from luminaria.kernel.errors import LuminariaError, NotFound
from luminaria.kernel.ids import new_id
from luminaria.people import factors, passkeys, passphrases, sessions, throttle
from luminaria.people.compartment import compartment
from luminaria.people.models import Member, MemberKey, MemberKeyWrap, SignIn
from luminaria.people.names import sign_in_index
from luminaria.people.rules import OpenMember


class WrongSignIn(LuminariaError):
    """One sentence for a wrong name, passphrase, factor, code, and for a try that came too early."""

    sentence = (
        "This did not open the desk. Check each field and try again."
        " After several tries there is a short wait; in a browser that you used before it is your own."
    )


class ManyAtOnce(WrongSignIn):
    """All places of the slow functions are taken. Who is signed in goes on working meanwhile."""

    sentence = "Many sign in at this moment. Wait a minute and press again."


# Of the four threads of a process: two for strangers, one for known browsers, one stays for work.
_places = {False: threading.BoundedSemaphore(2), True: threading.BoundedSemaphore(1)}
KNOWN_WAITS = 20.0


@contextmanager
def place(watch: throttle.Watch) -> Iterator[None]:
    """Take one of few places at the slow functions, so that a flood of tries stops nobody's work.

    Raises ManyAtOnce: at once for a stranger, for a known browser after it has waited its turn.
    """
    known = watch.device is not None
    if not _places[known].acquire(blocking=known, timeout=KNOWN_WAITS if known else None):
        raise ManyAtOnce()
    try:
        yield
    finally:
        _places[known].release()


@dataclass(frozen=True)
class Proof:
    """The second factor as it came: six digits, or a passkey's answer."""

    code: str = ""
    passkey: str = ""


@dataclass(frozen=True)
class Entered:
    """A member who came in, with what the two cookies carry."""

    actor: OpenMember
    session: bytes = field(repr=False)
    device: bytes = field(repr=False)


@dataclass(frozen=True)
class Candidate:
    """What a typed name leads to. All empty for a name that nobody here has."""

    sign_in: SignIn | None
    key: MemberKey | None
    wrap: MemberKeyWrap | None


def candidate(name: str) -> Candidate:
    """Look a typed name up, with the same steps whether or not it exists."""
    row = SignIn.objects.filter(name_index=sign_in_index(name)).first()
    with compartment(row.organisation_id if row else new_id()):
        member_id = row.member_id if row else new_id()
        key = MemberKey.objects.filter(member_id=member_id, retired_on=None).first()
        return Candidate(row, key, passphrases.wrap_of(key))


def opened(found: Candidate, passphrase: str) -> bytes | None:
    """The private key for a right passphrase. Both slow functions always run."""
    stored = found.sign_in.passphrase_hash if found.sign_in else ""
    right, is_old = passphrases.is_right(passphrase, stored)
    private = passphrases.opened_key(found.key, found.wrap, passphrase)
    if not right or private is None or found.sign_in is None or found.key is None or found.wrap is None:
        return None
    _strengthen(found.sign_in, found.key, found.wrap, private, passphrase, is_old=is_old)
    return private


def _strengthen(
    row: SignIn, key: MemberKey, wrap: MemberKeyWrap, private: bytes, passphrase: str, *, is_old: bool
) -> None:
    """Bring hash and wrap to today's parameters; the member notices nothing."""
    if is_old:
        row.passphrase_hash = passphrases.hashed(passphrase)
        row.save(update_fields=["passphrase_hash"])
    if passphrases.is_of_old_parameters(wrap):
        newer = passphrases.new_wrap(key, private, passphrase)
        with compartment(row.organisation_id):
            passphrases.put_wrap(newer)


def is_proved(row: SignIn, key: MemberKey, private: bytes, proof: Proof) -> bool:
    """Whether the second factor holds. Each works once: a step or a challenge never comes again."""
    try:
        known = factors.opened(row, key, private)
    except vault.DoesNotOpen:
        return False
    if proof.passkey:
        return _passkey_holds(row, key, private, known, proof.passkey)
    step = factors.step_of(known.app_secret, proof.code)
    return step is not None and bool(
        SignIn.objects.filter(pk=row.pk, last_step__lt=step).update(last_step=step)
    )


def _passkey_holds(row: SignIn, key: MemberKey, private: bytes, known: factors.Factors, answer: str) -> bool:
    found = passkeys.accepted(answer, known)
    if found is None:
        return False
    newer, made = found
    factors.seal_into(row, key, private, known.with_passkey(newer))
    return bool(
        SignIn.objects.filter(pk=row.pk, last_challenge__lt=made).update(
            last_challenge=made, sealed_factors=row.sealed_factors
        )
    )


def enter(row: SignIn, key: MemberKey, private: bytes, *, device: bytes | None) -> Entered:
    """Begin the session, inside the compartment. The browser is known from now on."""
    now = clock.now()
    Member.objects.filter(id=row.member_id).update(signed_in_at=now)
    member = Member.objects.get(id=row.member_id)
    secret = sessions.begin(member=member, key_id=key.id, private_key=private)
    actor = sessions.open_member(member, key_id=key.id, private_key=private, proved_at=now)
    return Entered(actor, secret, throttle.know_device(row, device))


def own_sign_in(actor: OpenMember) -> tuple[SignIn, MemberKey]:
    """The actor's own sign-in and key, inside the compartment. Raises NotFound."""
    row = SignIn.objects.filter(member_id=actor.member_id).first()
    key = MemberKey.objects.filter(id=actor.key_id, retired_on=None).first()
    if row is None or key is None or not row.sealed_factors:
        raise NotFound()
    return row, key
