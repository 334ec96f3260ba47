"""Long lists come in pages, each as light as any other; nothing is shown twice or left out."""

import re

import pytest

from tests.directory import world
from tests.learn.weight import PACKED, PAGE, wire_bytes
from tests.programs import ProgramClient

MANY = 65


@pytest.fixture
def many(db: None) -> list[str]:
    """Services with much to say of one county, and as many of the whole state; the names of the first."""
    made = []
    for area in ("bernalillo", "all"):
        for number in range(MANY):
            one = world.legal() | {"id": world.uid(f"{area} {number}"), "name": f"Help {area} {number:03}"}
            one["organization"] = world.owner(
                f"Group {area} {number}", offers=["trainings"], roles=["policy"]
            )
            one["service_areas"], one["service_at_locations"] = [world.area(area)], []
            one["translations"] = {}
            made.append(one)
    world.write(made)
    return [one["name"] for one in made]


def _names(public: ProgramClient, path: str) -> list[str]:
    return re.findall(r"Help (?:bernalillo|all) \d{3}(?=</[ab]>)", public.get(path).content.decode())


@pytest.mark.parametrize("path", ["in/bernalillo/", "for/legal/", "all/"])
def test_every_page_of_a_list_is_light_and_whole(public: ProgramClient, many: list[str], path: str) -> None:
    seen: list[str] = []
    address = f"/es/services/{path}"
    while address:
        answer = public.get(address, headers=PACKED)
        assert wire_bytes(answer) <= PAGE, address
        shown = _names(public, address)
        seen += [name for name in shown if path != "in/bernalillo/" or "bernalillo" in name]
        links = re.findall(r'href="([^"]+/\d+/)">Siguiente', public.get(address).content.decode())
        address = links[0] if links else ""
    wanted = [name for name in many if path != "in/bernalillo/" or "bernalillo" in name]
    assert sorted(seen) == sorted(wanted)


def test_ways_to_take_part_are_light(public: ProgramClient, many: list[str]) -> None:
    assert wire_bytes(public.get("/es/services/take-part/", headers=PACKED)) <= PAGE


def test_a_search_gives_the_next_page(public: ProgramClient, many: list[str]) -> None:
    first = public.post("/en/services/", {"need": "legal"})
    second = public.post("/en/services/", {"need": "legal", "page": "2"})
    names = [
        re.findall(r"Help (?:bernalillo|all) \d{3}(?=</a)", one.content.decode()) for one in (first, second)
    ]
    assert len(names[0]) == len(names[1]) == 10
    assert not set(names[0]) & set(names[1])
    assert wire_bytes(public.post("/es/services/", {"need": "legal"}, headers=PACKED)) <= PAGE
