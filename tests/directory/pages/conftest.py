"""The invented directory, listed, and a reader in front of it."""

import pytest

from tests.directory import world


@pytest.fixture
def listed(db: None) -> None:
    """Every kind of entry stands once in the listed tables."""
    world.new_world()
