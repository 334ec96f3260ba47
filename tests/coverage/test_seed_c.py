"""Elements of the New York network's page (C1-C18): the shares of learn and of packs."""

import re

import pytest

from luminaria.packs import pack
from tests.coverage.seen import (
    LOCALES,
    html,
    in_order,
    links,
    main,
    never,
    pages,
    plain,
    says,
    shows_list,
    text,
)

pytestmark = pytest.mark.parametrize("locale", LOCALES)
SCORES = r"\b(risk score|likelihood|probability|probabilidad|puntaje|puntuación|nivel de riesgo)\b"


def test_c1_what_to_do_is_one_step_from_home(locale: str) -> None:
    assert "/guide/" in links("/", locale)
    assert main("/guide/", locale)


def test_c2_the_first_line_is_that_caring_is_good(locale: str) -> None:
    guide = pack().guide(locale)
    lead = guide.questions[guide.start].lead
    assert re.search({"en": "calm", "es": "calma"}[locale], lead)
    in_order("/guide/", locale, lead)
    says("/what-to-do/", locale, en="stay calm", es="calma")


def test_c3_there_is_no_formula_and_no_score(locale: str) -> None:
    caveats = " ".join(pack().settings(locale)[0].caveats)
    assert re.search(
        {"en": "one sign|proves nothing|no formula", "es": "una señal|no prueba|fórmula"}[locale], caveats
    )
    never(SCORES, locale)


def test_c4_acting_fast_can_harm_stands_before_any_call(locale: str) -> None:
    says("/what-to-do/", locale, en="do not rush", es="no actúe de prisa|sin prisa")
    until = pack().guide(locale).until_you_know
    in_order("/guide/", locale, until[0])
    assert re.search({"en": "near", "es": "cerca"}[locale], " ".join(until))


def test_c5_and_c6_police_without_their_say_can_mean_arrest_or_deportation(locale: str) -> None:
    arrest = {"en": "arrest", "es": "arrest"}[locale]
    sent = {"en": "sent (out of|away)|deport", "es": "sac(ar|ad)|deport|echar"}[locale]
    for path in ("/what-to-do/", "/guide/", "/how-911-works/", "/no-papers/"):
        assert re.search(arrest, main(path, locale)) and re.search(sent, main(path, locale)), path


def test_c7_danger_is_on_every_page_without_a_form(locale: str) -> None:
    for page in pages(locale):
        assert 'id="danger"' in html(f"/{page.slug}/", locale), page.slug
        assert 'href="#danger"' in html(f"/{page.slug}/", locale), page.slug


def test_c8_five_steps_with_somebody_seen_often(locale: str) -> None:
    shows_list("/seeing-often/", locale, "relationship-steps", items=5)
    assert "often" in pack().guide(locale).questions


def test_c9_nobody_is_rescued(locale: str) -> None:
    never(r"\b(rescues?|rescued|rescuing|rescatar|rescate|salvar)\b", locale)


def test_c12_four_helps_under_their_condition(locale: str) -> None:
    shows_list("/four-helps/", locale, "concrete-helps", items=4)
    first = pack().list("concrete-helps", locale).items[0]
    condition = {"en": "trust", "es": "confía|confianza"}[locale]
    before = main("/four-helps/", locale).split(first.title)[0]
    assert re.search(condition, before)
    says("/four-helps/", locale, en="found|find|checks", es="encuentr|hall|revis")


def test_c13_both_kinds_of_numbers_and_no_address_of_a_shelter(locale: str) -> None:
    kinds = {contact.kind for contact in pack().contacts(locale)}
    assert {"hotline", "crisis-line"} <= kinds
    assert "c-nm-getfree" in {contact.id for contact in pack().contacts(locale)}


def test_c14_how_an_emergency_call_works_and_what_is_not_known(locale: str) -> None:
    page = main("/how-911-works/", locale)
    assert pack().contact("c-911", locale).main.display in page
    says("/how-911-works/", locale, en="text", es="texto")
    says("/how-911-works/", locale, en="interpreter|language", es="intérprete|idioma")
    for county in pack().counties(locale):
        assert county.text911 in ("unknown", "yes", "no")
    one = pack().counties(locale)[0]
    says(f"/counties/{one.id}/", locale, en="do not know|not known", es="no sabemos|no se sabe")


def test_c15_each_county_answers_where_the_nearest_hospital_is(locale: str) -> None:
    counties = pack().counties(locale)
    assert len(counties) == 33
    mark = plain(pack().words(locale)["counties.hospital_mark"])
    elsewhere = set()
    for county in counties:
        assert county.hospital is not None, county.id
        page = main(f"/counties/{county.id}/", locale)
        assert plain(county.hospital.name) in page and plain(county.hospital.place) in page, county.id
        assert county.hospital_called or mark in page
        if county.hospital_elsewhere:
            elsewhere.add(county.id)
            assert plain(pack().county(county.hospital.county, locale).full) in page
    assert {"catron", "harding", "hidalgo", "mora"} < elsewhere


def test_c16_how_you_can_help_is_reached_from_the_ways_in(locale: str) -> None:
    assert main("/how-to-help/", locale)
    assert "/how-to-help/" in links("/learn/", locale) | links("/pages/", locale)
    assert all(leaf.help_anyway for leaf in pack().guide(locale).leaves.values())


def test_c17_the_networks_names_are_a_record_and_no_link_until_checked(locale: str) -> None:
    entry = next(one for one in pack().source.document["links"]["link"] if one["id"] == "l-nyatn")
    assert "@NYATN" in str(entry) and "#TalkTraffic" in str(entry)
    for page in pages(locale):
        assert not re.search(r"href=[^>]*(nyatn|talktraffic)", html(f"/{page.slug}/", locale), re.IGNORECASE)


def test_every_page_has_a_way_to_leave(locale: str) -> None:
    for page in pages(locale):
        assert 'id="leave"' in html(f"/{page.slug}/", locale), page.slug
        assert text(f"/{page.slug}/", locale)
