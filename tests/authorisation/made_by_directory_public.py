"""What stands in the public addresses of the directory: an entry, a kind of help, a file, a link."""

from luminaria.directory.forms.public import GROUPS
from luminaria.directory.paper.booklets import EDITIONS
from luminaria.kernel.ids import new_id
from luminaria.packs import pack
from tests.authorisation.objects import World, makes
from tests.directory import world as invented


@makes("service_id")
def a_listed_service(world: World) -> str:
    invented.write([invented.legal()])
    return str(invented.LEGAL)


@makes("group")
def a_group(world: World) -> str:
    return GROUPS[0]


@makes("page")
def a_page(world: World) -> str:
    return "1"


@makes("edition")
def an_edition(world: World) -> str:
    """A booklet that has something in it: a county without a service has none."""
    area = invented.area(pack().counties("en")[0].id)
    alone = {"id": str(new_id()), "service_areas": [area], "service_at_locations": []}
    invented.write([invented.legal() | alone])
    return next(iter(EDITIONS))


@makes("link")
def a_link_of_nobody(world: World) -> str:
    return f"{new_id().hex}-{new_id().hex}"
