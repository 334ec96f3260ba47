"""What the vault's tests share."""

import os
import random
from uuid import UUID

import pytest
from hypothesis import settings

from luminaria.vault import Context

# A shared machine is slow at times; no test here judges by the clock on the wall.
settings.register_profile("house", deadline=None)
settings.load_profile("house")


def pytest_report_header() -> str:
    return f"vault samples: seed {SEED}"


SEED = int(os.environ.get("LUMINARIA_TEST_SEED", random.SystemRandom().randrange(10**6)))


@pytest.fixture
def chance() -> random.Random:
    """Samples of large sets. LUMINARIA_TEST_SEED repeats a run; the seed is in the header."""
    return random.Random(SEED)


@pytest.fixture
def context() -> Context:
    return Context(UUID(int=1), "report", UUID(int=2), "body", 1, UUID(int=3))
