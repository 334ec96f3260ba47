"""What the vault's tests share."""

import os
import random
from uuid import UUID

import pytest

from luminaria.vault import Context


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
