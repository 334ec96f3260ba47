"""Plain lists of services: by county, by kind of help, everything, taking part, working together."""

import pytest

from luminaria.packs import pack
from tests.directory import world
from tests.directory.pages.reading import main, row
from tests.programs import ProgramClient

pytestmark = pytest.mark.usefixtures("listed")
NAMES = ("Acequia Job Classes", "Casa Farol", "Llano Night Line", "Mesa Coalition", "Old Well Clinic")


def test_a_county_lists_its_own_then_the_whole_state_and_the_nearest_hospital(public: ProgramClient) -> None:
    said = main(public.get("/en/services/in/bernalillo/"))
    own, state = said.index("In Bernalillo County"), said.index("For all of New Mexico")
    for name in ("Casa Farol", "Old Well Clinic", "Sandia walk-in talks"):
        assert own < said.index(name) < state
    assert said.index("Llano Night Line") > state
    assert "Acequia" not in said
    assert "The nearest hospital" in said


@pytest.mark.parametrize("locale", ["en", "es"])
def test_every_county_has_a_plain_page_with_an_answer_on_the_hospital(
    public: ProgramClient, locale: str
) -> None:
    for county in pack().counties(locale):
        said = main(public.get(f"/{locale}/services/in/{county.id}/"))
        assert county.name in said
        assert pack().words(locale).counties["hospital"] in said
        assert "Llano Night Line" in said


def test_a_hidden_place_is_never_where_somebody_could_go(public: ProgramClient) -> None:
    answer = public.get("/en/services/in/bernalillo/")
    said = row(answer, "Casa Farol")
    assert "Call first. They do not print where they are." in said
    assert "505-555-0130" in said


def test_an_entry_says_its_standing_and_both_dates(public: ProgramClient) -> None:
    answer = public.get("/en/services/in/santa-fe/")
    said = row(answer, "Pay and papers help")
    assert "October 20, 2026" in said
    assert "November 2, 2026" in said
    other = row(answer, "Llano Night Line")
    assert "Printed by State of New Mexico" in other
    assert "Nobody has called yet to check." in other


def test_a_kind_of_help_lists_its_services(public: ProgramClient) -> None:
    said = main(public.get("/en/services/for/counselling/"))
    assert "Llano Night Line" in said
    assert "Sandia walk-in talks" in said
    assert "Casa Farol" not in said
    assert "We list no service" in main(public.get("/es/services/for/legal/")) or "pago y papeles" in main(
        public.get("/es/services/for/legal/")
    )


def test_everything_stands_under_five_headings_with_state_and_date(public: ProgramClient) -> None:
    answer = public.get("/en/services/all/")
    said = main(answer)
    titles = [item.title for item in pack().list("resources", "en").items]
    places = [said.index(title) for title in titles]
    assert places == sorted(places)
    assert len(places) == 5
    for name in NAMES:
        assert name in said
    assert said.index("Mesa Coalition") < places[1]
    assert said.index("Llano Night Line") > places[4]
    assert said.count("Nobody has called yet to check.") + said.count("We asked on") == 7


def test_taking_part_has_four_kinds_goods_and_six_roles(public: ProgramClient) -> None:
    said = main(public.get("/en/services/take-part/"))
    words = pack().words("en").directory
    for code in ("trainings", "events", "services", "volunteering", "donations", "goods"):
        assert words[f"offer.{code}"] in said
    for code in ("direct-services", "awareness", "policy", "professional-training", "rebuilding"):
        assert words[f"role.{code}"] in said
    assert words["role_text.law-enforcement-partner"] in said
    assert "12 Lamp Road" not in said


def test_groups_that_work_together_stand_by_county_with_area_and_date(public: ProgramClient) -> None:
    said = main(public.get("/en/services/together/"))
    assert said.index("In Doña Ana County") < said.index("Mesa Coalition") < said.index("In Otero County")
    assert "Doña Ana and Otero" in said
    assert "Last looked at September 1, 2026" in said
    assert "Coalition" in said
    assert "Llano" not in said


@pytest.mark.parametrize(
    "path",
    [
        "in/nowhere/", "in/taos/2/", f"in/taos/{'9' * 30}/", "in/taos/0/", "for/nothing/", "for/legal/7/",
        "all/99/", f"{world.FOREIGN}/", "yours/not-a-link/",
    ],
)  # fmt: skip
def test_what_is_not_there_says_so(public: ProgramClient, path: str) -> None:
    for locale in ("en", "es"):
        answer = public.get(f"/{locale}/services/{path}")
        assert answer.status_code == 404
        assert "<h1" in answer.content.decode()


def test_a_spanish_page_has_the_words_of_the_service_in_spanish(public: ProgramClient) -> None:
    said = main(public.get("/es/services/in/taos/"))
    assert "Clases de trabajo Acequia" in said
    assert "Acequia Job Classes" not in said
    html = public.get("/es/services/in/bernalillo/").content.decode()
    assert '<h3 lang="en"><a href="/es/services/' in html


LONG = ["/en/services/", "/en/services/in/bernalillo/", "/en/services/for/shelter/", "/en/services/all/"]


@pytest.mark.parametrize(
    "path", [*LONG, "/en/services/take-part/", "/en/services/together/", f"/en/services/{world.LEGAL}/"]
)
def test_few_questions_to_the_database(public: ProgramClient, path: str) -> None:
    from django.db import connection

    asked: list[str] = []

    def counted(execute, sql, params, many, context):  # type: ignore[no-untyped-def]
        asked.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(counted):
        public.get(path)
    assert len([sql for sql in asked if "set_config" not in sql and "current_user" not in sql]) <= 9, asked


@pytest.mark.parametrize(
    "path", ["", "in/taos/", "for/legal/", "all/", "take-part/", "together/", f"{world.LEGAL}/"]
)
def test_the_three_ways_out_of_danger_stand_on_every_page(public: ProgramClient, path: str) -> None:
    html = public.get(f"/es/services/{path}").content.decode()
    ways = html[html.index('class="ways"') :]
    assert ways.count('<li class="way"><b>') == 3
    assert 'href="tel:911"' in ways
    answer = public.post("/es/services/", {"where": "Santa Fe", "need": "SAFETY"}).content.decode()
    assert 'href="tel:911"' in answer[answer.index('class="ways"') :]
