"""Pages of the pack in force."""

from luminaria.learn.paper import CARDS
from luminaria.packs import pack
from tests.authorisation.objects import World, makes


@makes("code")
def a_place_of_signs(world: World) -> str:
    return pack().settings("en")[0].code


@makes("slug")
def a_page(world: World) -> str:
    return next(page.slug for page in pack().pages("en") if page.slug != "help")


@makes("county_id")
def a_county(world: World) -> str:
    return pack().counties("en")[0].id


@makes("rest")
def an_old_address(world: World) -> str:
    return "nothing-here"


@makes("place")
def a_text(world: World) -> str:
    return "pages/phone"


@makes("kind")
def a_card(world: World) -> str:
    return next(iter(CARDS))


@makes("address")
def a_page_that_no_person_has_reviewed(world: World) -> str:
    return "vi/help"
