"""A member's own account."""

from luminaria.people import actions
from tests import factories
from tests.people.signing_in import Person


def test_a_member_sees_codes_browsers_and_passkeys_of_their_own(joined: Person) -> None:
    with factories.inside(joined.actor):
        account = actions.see_account(actor=joined.actor)

    assert account.codes_left == 10
    assert len(account.browsers_seen_on) == 1
    assert account.passkeys == ()
