"""Fixtures of the directory's tests."""

from collections.abc import Iterator

import pytest

from tests.databases import database_role


@pytest.fixture
def as_owner(db: None) -> Iterator[None]:
    """What an operator does from the command line, the owner of the tables does."""
    with database_role("owner"):
        yield
