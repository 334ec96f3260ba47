"""Scheduled work: small chores without arguments that touch clear columns only (trust.md).

A chore that fails leaves an error code, never a traceback with content, and does not stop the others.
"""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Done:
    """What one chore did: how many rows it touched, or the class name of its fault."""

    name: str
    count: int
    fault: str = ""


_chores: dict[str, Callable[[], int]] = {}


def register(name: str, chore: Callable[[], int]) -> None:
    """Add a chore under `room.verb`. Called in AppConfig.ready."""
    _chores[name] = chore


def names() -> list[str]:
    """The registered chores in order."""
    return list(_chores)


def run_all() -> list[Done]:
    """Run every chore once."""
    return [_run(name, chore) for name, chore in _chores.items()]


def _run(name: str, chore: Callable[[], int]) -> Done:
    try:
        return Done(name, chore())
    except Exception as fault:  # one broken chore must not keep clocks of others from running
        return Done(name, 0, type(fault).__name__)
