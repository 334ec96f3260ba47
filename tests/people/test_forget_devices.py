"""After a stolen laptop: every browser is a stranger again."""

from luminaria.people import actions
from luminaria.people.models import KnownDevice
from tests import factories
from tests.people.signing_in import Person


def test_no_browser_is_known_until_the_next_sign_in(joined: Person) -> None:
    with factories.inside(joined.actor):
        actions.forget_devices(actor=joined.actor)
    assert not KnownDevice.objects.exists()

    joined.sign_in(device=joined.device)
    assert KnownDevice.objects.count() == 1
