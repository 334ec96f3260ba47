"""A recovery code restores the member's key, not only the sign-in."""

from typing import Any

import pytest

from luminaria.people import actions, factors
from luminaria.people.actions.use_recovery_code import Replacement
from luminaria.people.entering import Entered, WrongSignIn
from luminaria.people.models import DeskSession, KnownDevice
from tests.people.signing_in import WRONG, Person, digits

NEW = "four geese over the acequia"


def recover(person: Person, **changed: Any) -> tuple[Entered, str]:
    secret = factors.new_app_secret()
    given = {
        "name": person.name,
        "code": person.codes[0],
        "second": person.codes[1],
        "new": Replacement(NEW, secret, digits(secret)),
    } | changed
    return actions.use_recovery_code(**given), secret


@pytest.mark.parametrize("second", ["passphrase", "digits", "code"])
def test_with_any_second_proof_the_same_key_comes_back(joined: Person, second: str) -> None:
    proof = {"passphrase": joined.passphrase, "digits": joined.digits(1), "code": joined.codes[1]}[second]

    entered, secret = recover(joined, second=proof)

    assert entered.actor.private_key == joined.actor.private_key
    joined.passphrase, joined.app_secret = NEW, secret
    assert joined.sign_in().actor.private_key == joined.actor.private_key


@pytest.mark.parametrize("second", ["", WRONG, "000000", "same code"])
def test_a_code_that_was_found_on_paper_is_not_enough(joined: Person, second: str) -> None:
    with pytest.raises(WrongSignIn):
        recover(joined, second=joined.codes[0] if second == "same code" else second)


def test_a_code_works_once(joined: Person) -> None:
    recover(joined)

    with pytest.raises(WrongSignIn):
        recover(joined)
    with pytest.raises(WrongSignIn):
        recover(joined, code=joined.codes[1], second=joined.codes[2])
    assert recover(joined, code=joined.codes[2], second=joined.codes[3])


def test_a_code_of_somebody_else_opens_nothing(joined: Person) -> None:
    with pytest.raises(WrongSignIn):
        recover(joined, name="nobody")


def test_old_sessions_and_known_browsers_are_gone(joined: Person) -> None:
    recover(joined)

    assert DeskSession.objects.count() == 1
    assert KnownDevice.objects.count() == 1


def test_wrong_codes_make_nobody_wait(joined: Person) -> None:
    for _ in range(20):
        with pytest.raises(WrongSignIn):
            recover(joined, code="0000-0000-0000-0000-0000-0000")

    assert joined.row().failures == 0


def test_guessing_digits_with_a_found_code_must_wait(joined: Person) -> None:
    for _ in range(6):
        with pytest.raises(WrongSignIn):
            recover(joined, second="000000")

    with pytest.raises(WrongSignIn):
        recover(joined, second=joined.digits(1))


def test_a_locked_sign_in_still_opens_for_whoever_has_codes_after_the_wait(joined: Person) -> None:
    for _ in range(30):
        with pytest.raises(WrongSignIn):
            joined.sign_in(passphrase=WRONG)

    assert recover(joined, device=joined.device)
