"""A passkey that was taken away proves nothing."""

import pytest

from luminaria.people import actions, passkeys
from luminaria.people.entering import Proof, WrongSignIn
from tests import factories
from tests.people.signing_in import Person
from tests.people.soft_key import SoftKey
from tests.people.test_enrol_passkey import enrol


def test_it_proves_nothing_and_the_app_still_does(joined: Person) -> None:
    key = SoftKey()
    enrol(joined, key)
    with factories.inside(joined.actor):
        [passkey] = actions.see_account(actor=joined.actor).passkeys
        actions.remove_passkey(actor=joined.actor, passkey_id=passkey.id)

    with pytest.raises(WrongSignIn):
        joined.sign_in(proof=Proof(passkey=key.get(passkeys.asking_options())))
    assert joined.sign_in()
