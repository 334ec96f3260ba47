"""New codes take the place of the old ones."""

from luminaria.people import actions, recovery_codes
from luminaria.people.models import MemberKey
from tests import factories
from tests.people.signing_in import Person


def test_the_new_codes_open_the_key_and_the_old_ones_nothing(joined: Person) -> None:
    with factories.inside(joined.actor):
        codes = actions.renew_recovery_codes(actor=joined.actor)
        key = MemberKey.objects.get(id=joined.actor.key_id)

        assert recovery_codes.wrap_of(key, joined.codes[0]) is None
        wrap = recovery_codes.wrap_of(key, codes[9])
        assert wrap is not None
        assert recovery_codes.opened_key(key, wrap, codes[9]) == joined.actor.private_key


def test_a_code_carries_at_least_112_bits(joined: Person) -> None:
    assert all(len(recovery_codes.read_code(code)) * 5 >= 112 for code in joined.codes)
