"""A public line of the pack in force that may be called."""

from luminaria.directory.queries import lines
from tests.authorisation.objects import World, makes


@makes("line_code")
def a_line(world: World) -> str:
    return next(line.id for line in lines() if line.may_be_called)
