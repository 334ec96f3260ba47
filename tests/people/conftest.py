"""Sign-in in this room's tests: real functions with the smallest parameters, so that the suite is quick."""

import pytest

from luminaria.people.models import Organisation
from luminaria.people.rules import OpenMember, Role
from tests import factories
from tests.conftest import MovableClock
from tests.people.signing_in import Person, person


@pytest.fixture(autouse=True)
def _quick_passphrases(monkeypatch: pytest.MonkeyPatch) -> None:
    factories.quick_passphrases(monkeypatch)


@pytest.fixture
def home(db: None) -> Organisation:
    return factories.organisation("Casa Segura")


@pytest.fixture
def ana(home: Organisation) -> OpenMember:
    """An advocate who holds the intake key."""
    return factories.member(home, {Role.INTAKE}, name="Ana")


@pytest.fixture
def sol(home: Organisation) -> OpenMember:
    """An administrator, who holds nothing."""
    return factories.member(home, {Role.ADMINISTRATOR}, name="Sol")


@pytest.fixture
def joined(home: Organisation, clock: MovableClock) -> Person:
    """Somebody who really joined, with passphrase, app and recovery codes.

    The clock is held: digits of one half-minute must not become those of the next on a slow machine.
    """
    clock.forward(seconds=0)
    return person(home, "tobias", {Role.INTAKE})
