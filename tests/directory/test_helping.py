"""A training or a campaign stands among the ways to take part, and not among help, unless somebody asks."""

from uuid import UUID

import pytest

from luminaria.directory.models import Listing
from luminaria.directory.queries.booklet import chapters, size_of
from luminaria.directory.queries.search import search
from luminaria.directory.queries.shown import beside_county, in_county
from luminaria.directory.rules.wishes import Wish
from tests.databases import database_role
from tests.directory import listed, world
from tests.directory.world import uid

pytestmark = pytest.mark.django_db
TRAINING, CAMPAIGN, UNSORTED = (UUID(uid(name)) for name in ("a training", "a campaign", "a feed's own"))
NAMES = {TRAINING: "Truckers Class", CAMPAIGN: "Poster Week", UNSORTED: "Valley Pantry"}
PART = {TRAINING: {"offers": ["trainings"]}, CAMPAIGN: {"roles": ["awareness"]}, UNSORTED: {}}


def _entry(id: UUID, county: str) -> world.Document:
    return {
        "id": str(id),
        "name": NAMES[id],
        "status": "active",
        "standing": "PRINTED",
        "kind": "other",
        "organization": world.owner(f"{NAMES[id]} House", **PART[id]),
        "description": f"{NAMES[id]} for everybody.",
        "phones": [{"id": uid(f"phone {id}"), "number": "505-555-0190"}],
        "service_areas": [world.area(county)],
    }


@pytest.fixture(autouse=True)
def entries() -> None:
    with database_role("owner"):
        listed.write([_entry(id, "san-juan") for id in NAMES])


def _found(wish: Wish) -> set[UUID]:
    return {hit.service_id for hit in search(wish).hits}


def test_anything_in_a_county_is_help_and_a_feed_without_needs_still_helps() -> None:
    assert _found(Wish(county="san-juan")) == {UNSORTED}
    assert _found(Wish()) == {UNSORTED}
    assert _found(Wish(county="san-juan", words="¿?")) == {UNSORTED}


def test_whoever_asks_for_them_finds_them() -> None:
    assert _found(Wish(words="truckers")) == {TRAINING}
    assert _found(Wish(offers=("trainings",))) == {TRAINING}
    assert _found(Wish(roles=("awareness",), county="san-juan")) == {CAMPAIGN}


def test_county_page_and_booklet_say_the_same() -> None:
    shelf = in_county("san-juan", 1)
    assert shelf is not None and [UUID(one.service["id"]) for one in shelf.facts] == [UNSORTED]
    printed = [one.service["id"] for chapter in chapters(["san-juan"]) for one in chapter.facts]
    assert printed == [str(UNSORTED)] and size_of("san-juan") == size_of() == 1
    with database_role("owner"):
        Listing.objects.update(statewide=True)
    assert [UUID(one.service["id"]) for one in beside_county("taos")[0]] == [UNSORTED]


def test_what_answers_a_need_helps_whatever_else_it_does() -> None:
    term = {"id": uid("classes"), "code": "CLASSES", "name": "Classes", "needs": ["WORK_SCHOOL"]}
    with database_role("owner"):
        Listing.objects.filter(service_id=TRAINING).delete()
        listed.write([_entry(TRAINING, "san-juan") | {"attributes": [{"taxonomy_term": term}]}])
    assert _found(Wish(county="san-juan")) == {UNSORTED, TRAINING}
