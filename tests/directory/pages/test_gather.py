"""Services on one page, and the plain list that gives nobody away. Nothing of it is kept."""

import pytest

from luminaria.directory.models import Doubt
from tests.directory import world
from tests.directory.pages.reading import main
from tests.programs import ProgramClient

pytestmark = pytest.mark.usefixtures("listed")
KEPT = "/en/services/kept/"
ALL = [str(one) for one in (world.HOTLINE, world.LEGAL, world.SHELTER, world.NAMED, world.CLASSES)]


def test_what_was_ticked_stands_on_one_page_in_that_order(public: ProgramClient) -> None:
    said = main(public.post(KEPT, {"keep": ALL[1:3]}))
    assert said.index("Pay and papers help") < said.index("Casa Farol")
    assert "Llano" not in said


def test_it_is_not_stored_anywhere(public: ProgramClient) -> None:
    answer = public.post(KEPT, {"keep": ALL})
    assert answer["Cache-Control"] == "no-store"
    assert not answer.cookies
    assert "Nothing is ticked yet" in main(public.get(KEPT))
    assert not Doubt.objects.exists()


def test_the_plain_list_says_nothing_of_what_it_is_for(public: ProgramClient) -> None:
    answer = public.post(KEPT, {"keep": ALL, "as": "neutral"})
    html = answer.content.decode()
    paper = html[html.index("<article") : html.index("</article>")]
    assert "Pay and papers help" in paper
    assert "505-555-0110" in paper
    for told in ("Casa Farol", "Mesa", "Luminaria", "traffick", "shelter", "help you", "advocate"):
        assert told.casefold() not in paper.casefold()
    assert "Left out" in main(answer)


def test_names_that_tell_are_data_of_the_pack(public: ProgramClient) -> None:
    world.write(
        [
            world.walk_in()
            | {"id": world.uid("telling"), "name": "Survivor Support", "organization": world.owner("X")}
        ]
    )
    answer = public.post(KEPT, {"keep": [world.uid("telling")], "as": "neutral"})
    assert "<article" not in answer.content.decode()
    assert "None of these can stand on a plain list." in main(answer)


@pytest.mark.parametrize("sent", [[], ["x"], [str(world.FOREIGN)], ["0" * 5000], ["'; drop"] * 150])
def test_what_is_no_service_counts_as_nothing(public: ProgramClient, sent: list[str]) -> None:
    for shape in ("", "neutral", "\x00"):
        answer = public.post(KEPT, {"keep": sent, "as": shape})
        assert answer.status_code == 200
        assert "Nothing is ticked yet" in main(answer)


def test_another_site_gathers_nothing(public: ProgramClient) -> None:
    answer = public.post(KEPT, {"keep": ALL}, headers={"sec-fetch-site": "cross-site"})
    assert "Nothing is ticked yet" in main(answer)
