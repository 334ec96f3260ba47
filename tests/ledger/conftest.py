"""What the ledger's tests share."""

import os
import random
from collections.abc import Iterator

import pytest
from hypothesis import settings

from luminaria.ledger import verbs
from luminaria.vault import SigningKey, new_signing_key
from tests.databases import database_role

SEED = int(os.environ.get("LUMINARIA_TEST_SEED", random.SystemRandom().randrange(10**6)))

# A shared machine is slow at times; no test here judges by the clock on the wall.
settings.register_profile("house", deadline=None)
settings.load_profile("house")


def pytest_report_header() -> str:
    return f"ledger samples: seed {SEED} (LUMINARIA_TEST_SEED repeats it)"


@pytest.fixture
def chance() -> random.Random:
    return random.Random(SEED)


@pytest.fixture(autouse=True)
def _test_verbs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Verbs of the tests, gone again before the house asks for a test file of each verb."""
    for code in ("test_deed", "test_other_deed"):
        monkeypatch.setitem(verbs._sentences, code, "did a thing for a test")


@pytest.fixture
def as_owner(db: None) -> Iterator[None]:
    """The role of the process that orders and signs."""
    with database_role("owner"):
        yield


@pytest.fixture
def key() -> SigningKey:
    return new_signing_key()
