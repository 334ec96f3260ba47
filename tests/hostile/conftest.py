"""A town for the whole of a test, and chance that can be repeated."""

import os
import random

import pytest

from tests import factories
from tests.hostile.town import Town, bare_town, new_town

Dice = random.Random


@pytest.fixture
def town(db: None, monkeypatch: pytest.MonkeyPatch) -> Town:
    factories.quick_passphrases(monkeypatch)
    return new_town()


@pytest.fixture
def bare(db: None, monkeypatch: pytest.MonkeyPatch) -> Town:
    """The same, where a test asks for one address: only what that address needs is made."""
    factories.quick_passphrases(monkeypatch)
    return bare_town()


@pytest.fixture
def dice() -> Dice:
    """Its seed is printed; LUMINARIA_TEST_SEED sets it."""
    seed = int(os.environ.get("LUMINARIA_TEST_SEED", "0")) or random.SystemRandom().randrange(10**6)
    print(f"LUMINARIA_TEST_SEED={seed}")
    return random.Random(seed)
