"""What stands in addresses of the directory's API: an id that nothing bears, and an object of HSDS."""

from luminaria.kernel.ids import new_id
from tests.authorisation.objects import World, makes


@makes("id")
def an_id(world: World) -> str:
    return str(new_id())


@makes("name")
def an_object(world: World) -> str:
    return "service"
