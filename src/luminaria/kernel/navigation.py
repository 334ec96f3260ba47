"""Rooms put their doors on the rail here; a template never names a later room."""

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Door:
    """One entry of a program's navigation: `roles` empty means everybody."""

    order: int
    label: str
    url_name: str
    program: str
    roles: frozenset[str] = frozenset()


_doors: set[Door] = set()


def register(
    program: str, label: str, url_name: str, *, order: int, roles: frozenset[str] = frozenset()
) -> None:
    """Put a door on the rail of `program` ("public" or "desk")."""
    _doors.add(Door(order=order, label=label, url_name=url_name, program=program, roles=roles))


def doors(program: str, roles: frozenset[str] = frozenset()) -> list[Door]:
    """The doors of `program` that a person with `roles` may use, in order."""
    return sorted(
        door for door in _doors if door.program == program and (not door.roles or door.roles & roles)
    )
