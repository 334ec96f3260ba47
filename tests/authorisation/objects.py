"""What stands behind the `<...>` of an address: one maker for each name, run once in `home`.

A room adds its own with one function in `made_by_<room>.py`, which is found by its name:

    @makes("case_id")
    def a_case(world: World) -> str: ...

Makers run in the compartment of `world.home`. `world.holder` is admitted to every key.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path

from luminaria.people.models import Organisation
from luminaria.people.rules import OpenMember, Role
from tests import factories


@dataclass
class World:
    """Two organisations with one member of each role."""

    home: Organisation
    elsewhere: Organisation
    members: dict[tuple[Role, bool], OpenMember] = field(default_factory=dict)

    def member(self, role: Role, *, own: bool = True) -> OpenMember:
        """The member with only that role, of `home` or of `elsewhere`."""
        return self.members[role, own]

    @property
    def holder(self) -> OpenMember:
        """Somebody of `home` who holds the intake key."""
        return self.member(Role.INTAKE)


Maker = Callable[[World], str]
_makers: dict[str, Maker] = {}


def makes(name: str) -> Callable[[Maker], Maker]:
    """Register what makes the value of `<name>` in addresses."""

    def put(maker: Maker) -> Maker:
        _makers[name] = maker
        return maker

    return put


def value_of(name: str, world: World) -> str:
    """A value for `<name>`. Fails with the name of the maker that is missing."""
    for file in sorted(Path(__file__).parent.glob("made_by_*.py")):
        import_module(f"tests.authorisation.{file.stem}")
    assert name in _makers, f"no maker for <{name}> in tests/authorisation/made_by_<room>.py"
    return _makers[name](world)


def new_world() -> World:
    """Two organisations, each with a member of every role, admitted to the keys."""
    world = World(factories.organisation("Home"), factories.organisation("Elsewhere"))
    for place, own in ((world.home, True), (world.elsewhere, False)):
        for role in Role:
            world.members[role, own] = factories.member(place, {role}, name=f"{role} {place.name}")
    return world


@makes("locale")
def a_language(world: World) -> str:
    return "en"


@makes("member_id")
def a_member(world: World) -> str:
    return str(factories.member(world.home, {Role.TRAINER}, name="Somebody").member_id)
