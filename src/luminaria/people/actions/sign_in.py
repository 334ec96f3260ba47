"""A member comes in."""

from luminaria.people import entering, throttle
from luminaria.people.compartment import compartment
from luminaria.people.entering import Candidate, Entered, Proof, WrongSignIn
from luminaria.people.verbs import record


def sign_in(*, name: str, passphrase: str, proof: Proof, device: bytes | None = None) -> Entered:
    """A session holds the member's key, open for this browser only.

    A wrong name, passphrase or factor, and a try within a wait, all raise WrongSignIn at the
    same cost; ManyAtOnce when too many try. The slow functions run outside of any transaction.
    """
    found = entering.candidate(name)
    watch = throttle.watch(found.sign_in, device)
    with entering.place(watch):
        private = entering.opened(found, passphrase)
    entered = None if private is None or watch.is_shut else _entered(found, private, proof, device)
    if entered is None:
        watch.failed()
        raise WrongSignIn()
    watch.passed()
    return entered


def _entered(found: Candidate, private: bytes, proof: Proof, device: bytes | None) -> Entered | None:
    row, key = found.sign_in, found.key
    if row is None or key is None:
        return None
    with compartment(row.organisation_id):
        if not entering.is_proved(row, key, private, proof):
            return None
        entered = entering.enter(row, key, private, device=device)
        record("sign_in", actor=entered.actor, obj=row.member_id)
    return entered
