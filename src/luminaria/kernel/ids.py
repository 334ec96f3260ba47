"""Identifiers. Random, so that they say nothing about order or number."""

from uuid import UUID, uuid4


def new_id() -> UUID:
    """A random UUID (version 4)."""
    return uuid4()
