"""Two organisations with something behind every address, and browsers of every standing."""

import re
from contextlib import AbstractContextManager, nullcontext
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from luminaria.people.compartment import compartment
from luminaria.people.rules import OpenMember, Role
from tests import factories
from tests.authorisation import objects
from tests.hostile.malice import Shot
from tests.house.addresses import addresses
from tests.programs import ProgramClient, settings_of

COOKIE = {"public": "FORM_COOKIE_NAME", "desk": "DESK_COOKIE_NAME"}


@dataclass
class Town:
    """A world with one member of all roles here and one elsewhere."""

    world: objects.World
    here: OpenMember
    there: OpenMember
    values: dict[str, str] = field(default_factory=dict)

    def filled(self, path: str) -> str:
        """The address with objects of `home` in it, each made once."""
        return re.sub(r"<(\w+)>", lambda found: self._value(found[1]), path)

    def _value(self, name: str) -> str:
        if name not in self.values:
            with compartment(self.world.home.id):
                self.values[name] = objects.value_of(name, self.world)
        return self.values[name]

    def browsers(self, program: str) -> dict[str, ProgramClient]:
        """Nobody, and at the desk those who may everything: here, elsewhere, and without our token."""
        made = {"nobody": _client(program), "no token": _client(program, enforce_csrf_checks=True)}
        if program == "desk":
            made |= {"here": _client(program), "there": _client(program)}
            for name, member in (("here", self.here), ("there", self.there), ("no token", self.here)):
                factories.signed_in(made[name], member)
        return made


def _client(program: str, **more: bool) -> ProgramClient:
    return ProgramClient(program, raise_request_exception=False, **more)


def new_town() -> Town:
    """A town with something behind every address of both programs."""
    town = bare_town()
    for program in COOKIE:
        for path in addresses(program):
            town.filled(path)
    return town


def bare_town() -> Town:
    """A town in which each object is made when an address first asks for it.

    The member of all roles comes first, so that each key that is made later is hers too.
    """
    world = objects.new_world()
    here = factories.member(world.home, set(Role), name="Alma de Aquí")
    there = factories.member(world.elsewhere, set(Role), name="Alma de Allá")
    return Town(world, here, there)


def cookie_of(program: str) -> str:
    return str(settings_of(program)[COOKIE[program]])


def send(client: ProgramClient, shot: Shot, *, under: AbstractContextManager[object] | None = None) -> Any:
    """Send it, under what the test wants, and undo what it did, also to the browser's cookies."""
    cookies = deepcopy(client.cookies)
    more: dict[str, Any] = dict(shot.headers)
    with transaction.atomic():
        with under or nullcontext():
            answer: Any = client.generic(shot.method, shot.path, shot.body, shot.content_type, **more)
        transaction.set_rollback(True)
    client.cookies = cookies
    return answer
