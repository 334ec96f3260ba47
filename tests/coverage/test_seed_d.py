"""Elements of the twenty questions on New Mexico (D1-D20): the shares of learn and of packs."""

import re

import pytest

from luminaria.packs import pack
from luminaria.packs.rules import NotInPack
from tests.coverage.seen import LOCALES, html, links, main, never, says, shows_list

pytestmark = pytest.mark.parametrize("locale", LOCALES)
POPULATIONS = ("immigrants", "native-communities", "young-people-alone", "lgbtq")


def test_d1_claims_without_a_source_are_kept_and_not_shown(locale: str) -> None:
    recorded = {item["id"]: item for item in pack().source.document["lists"]["factors"]["item"]}
    assert set(recorded) == {"border", "unmet-need", "low-awareness", "routes"}
    shown = {item.id for item in pack().list("factors", locale).items}
    assert shown == {"unmet-need", "low-awareness"}
    never(r"Interstate 10|I-10|Interestatal 10", locale)


def test_d2_never_a_hotspot_and_never_prevalence(locale: str) -> None:
    never(r"hot ?spot|foco rojo|punto caliente", locale)
    says("/figures/", locale, en="not (the number|how many)", es="no (es|dice|son|el número)")


def test_d3_form_and_age_are_two_things(locale: str) -> None:
    shows_list("/what-it-is/", locale, "forms", items=3)


def test_d4_four_ways_it_starts_the_known_person_before_the_stranger(locale: str) -> None:
    shows_list("/how-it-starts/", locale, "recruitment", items=4)
    codes = [item.id for item in pack().list("recruitment", locale).items]
    assert codes.index("known-person") < codes.index("online")
    assert all(item.text for item in pack().list("recruitment", locale).items)


def test_d5_five_efforts_and_never_the_name_that_no_law_has(locale: str) -> None:
    items = pack().source.document["lists"]["efforts"]["item"]
    assert [item["id"] for item in items] == [
        "legislation",
        "task-forces",
        "training-awareness",
        "services",
        "collaboration",
    ]
    never(r"Human Trafficking Prevention Act", locale)
    assert "30-52-1" in main("/law/", locale)


def test_d6_four_populations_each_with_a_page_and_services(locale: str) -> None:
    shows_list("/what-they-use/", locale, "populations", items=4)
    for slug in POPULATIONS:
        assert f"/{slug}/" in links("/what-they-use/", locale), slug
        assert re.search(r'href="(tel|sms):', html(f"/{slug}/", locale)), slug


def test_d8_haven_house_is_recorded_without_a_street_and_not_published(locale: str) -> None:
    entry = next(one for one in pack().source.document["services"]["service"] if one["id"] == "p-haven")
    assert "Sandoval" in str(entry["area"])
    never(r"Haven House", locale)


def test_d11_the_crisis_is_past_and_pages_work_with_intake_closed(locale: str) -> None:
    never(r"during the pandemic|durante la pandemia", locale)
    assert main("/help/", locale)


def test_d12_an_empty_list_of_cases_says_so(locale: str) -> None:
    shows_list("/figures/", locale, "cases", items=1)


def test_d13_seven_actions_each_with_a_next_step_here(locale: str) -> None:
    shows_list("/how-to-help/", locale, "public-actions", items=7)
    assert all(item.href for item in pack().list("public-actions", locale).items)


def test_d15_fear_of_deportation_is_answered_one_step_from_help(locale: str) -> None:
    assert "/no-papers/" in links("/help/", locale)
    says("/no-papers/", locale, en="immigration", es="migración")
    says("/what-it-is/", locale, en="smuggling", es="por la frontera")
    assert main("/rural/", locale)


def test_d16_each_of_eight_lines_is_carried_by_a_sign(locale: str) -> None:
    signs = pack().source.document["signs"]["sign"]
    carried = {line for sign in signs for line in sign.get("covers", ()) if line.startswith("D16.")}
    assert carried == {f"D16.{number}" for number in range(1, 9)}
    merged = [set(sign.get("covers", ())) for sign in signs]
    for pair in ({"D16.1", "B14.7"}, {"D16.3", "B14.8"}, {"D16.6", "B14.6"}):
        assert any(pair <= lines for lines in merged), pair


def test_d18_penalties_wait_for_counsel(locale: str) -> None:
    with pytest.raises(NotInPack):
        pack().list("penalty-factors", locale)
    never(r"third.degree|second.degree|felony of|tercer grado|segundo grado", locale)
    says("/law/", locale, en="not legal advice", es="no es asesoría legal|no es consejo legal")
    says("/law/", locale, en="may have changed|check", es="puede haber cambiado|pudo cambiar|revise")


def test_d19_six_strategies_for_a_business_and_no_badge(locale: str) -> None:
    shows_list("/business/", locale, "business-strategies", items=6)
    says("/business/", locale, en="not a badge|plan", es="no (es )?un sello|plan")


def test_d20_five_groups_of_resources_under_their_names_of_today(locale: str) -> None:
    shows_list("/resources/", locale, "resources", items=5)
    says(
        "/resources/", locale, en="Department of Justice", es="Departamento de Justicia|Department of Justice"
    )
