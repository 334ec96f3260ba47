"""Another authenticator app."""

import pytest

from luminaria.people import actions, factors
from luminaria.people.actions.accept_invitation import WrongAppCode
from luminaria.people.entering import Proof, WrongSignIn
from tests import factories
from tests.people.signing_in import Person, digits


def test_the_new_app_works_and_the_old_one_does_not(joined: Person) -> None:
    secret = factors.new_app_secret()
    with factories.inside(joined.actor):
        actions.replace_app(actor=joined.actor, app_secret=secret, app_code=digits(secret))

    with pytest.raises(WrongSignIn):
        joined.sign_in()
    assert joined.sign_in(proof=Proof(digits(secret, 1)))


def test_an_app_that_was_not_shown_to_work_changes_nothing(joined: Person) -> None:
    with factories.inside(joined.actor), pytest.raises(WrongAppCode):
        actions.replace_app(actor=joined.actor, app_secret=factors.new_app_secret(), app_code="000000")

    assert joined.sign_in()
