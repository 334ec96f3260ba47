"""A passkey in place of the six digits."""

import pytest

from luminaria.people import actions, passkeys
from luminaria.people.actions.enrol_passkey import PasskeyDidNotHold
from luminaria.people.entering import Proof, WrongSignIn
from luminaria.people.models import Organisation
from luminaria.people.rules import Role
from tests import factories
from tests.conftest import MovableClock
from tests.people.signing_in import WRONG, Person, person
from tests.people.soft_key import SoftKey


def enrol(who: Person, key: SoftKey, name: str = "Blue key") -> None:
    with factories.inside(who.actor):
        answer = key.create(passkeys.enrolling_options(who.actor))
        actions.enrol_passkey(actor=who.actor, answer=answer, name=name)


def test_passphrase_and_passkey_open_the_desk(joined: Person) -> None:
    key = SoftKey()
    enrol(joined, key)

    entered = joined.sign_in(proof=Proof(passkey=key.get(passkeys.asking_options())))

    assert entered.actor.private_key == joined.actor.private_key


def test_a_passkey_never_opens_the_desk_without_the_passphrase(joined: Person) -> None:
    key = SoftKey()
    enrol(joined, key)

    with pytest.raises(WrongSignIn):
        joined.sign_in(passphrase=WRONG, proof=Proof(passkey=key.get(passkeys.asking_options())))


def test_an_answer_works_once(joined: Person) -> None:
    key = SoftKey()
    enrol(joined, key)
    answer = key.get(passkeys.asking_options())
    joined.sign_in(proof=Proof(passkey=answer))

    with pytest.raises(WrongSignIn):
        joined.sign_in(proof=Proof(passkey=answer))


def test_an_old_question_is_not_answered(joined: Person, clock: MovableClock) -> None:
    key = SoftKey()
    enrol(joined, key)
    answer = key.get(passkeys.asking_options())
    clock.forward(minutes=16)

    with pytest.raises(WrongSignIn):
        joined.sign_in(proof=Proof(passkey=answer))


def test_the_passkey_of_a_colleague_or_of_another_site_proves_nothing(
    home: Organisation, joined: Person
) -> None:
    colleague, theirs, fishing = person(home, "dee", {Role.TRAINER}), SoftKey(), SoftKey()
    enrol(colleague, theirs)
    enrol(joined, fishing)
    fishing.origin = "http://localhost.example"

    for key in (theirs, fishing, SoftKey()):
        with pytest.raises(WrongSignIn):
            joined.sign_in(proof=Proof(passkey=key.get(passkeys.asking_options())))


def test_a_question_to_sign_in_does_not_enrol(joined: Person) -> None:
    asked = passkeys.asking_options()
    answer = SoftKey().create(asked.replace('"rpId": "localhost"', '"rp": {"id": "localhost"}'))

    with factories.inside(joined.actor), pytest.raises(PasskeyDidNotHold):
        actions.enrol_passkey(actor=joined.actor, answer=answer, name="x")


@pytest.mark.parametrize("answer", ["", "{}", "[]", "null", '{"response": {"clientDataJSON": "AA"}}', "\x00"])
def test_nonsense_is_refused_quietly(joined: Person, answer: str) -> None:
    with factories.inside(joined.actor), pytest.raises(PasskeyDidNotHold):
        actions.enrol_passkey(actor=joined.actor, answer=answer, name="x")
    with pytest.raises(WrongSignIn):
        joined.sign_in(proof=Proof(passkey=answer or "x"))


def test_neither_key_nor_name_of_a_passkey_stands_in_the_row(joined: Person) -> None:
    key = SoftKey()
    enrol(joined, key)

    sealed = bytes(joined.row().sealed_factors or b"")
    assert b"Blue key" not in sealed
    assert key.id not in sealed
