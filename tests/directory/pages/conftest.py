"""The invented directory, listed, and a reader in front of it."""

import pytest

from tests.directory import world


@pytest.fixture
def beside_a_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    """A browser keeps a loop in this thread; the database is asked between its steps, never in one."""
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")


@pytest.fixture
def listed(beside_a_browser: None, db: None) -> None:
    """Every kind of entry stands once in the listed tables."""
    world.new_world()
