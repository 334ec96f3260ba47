"""Elements of the City of Albuquerque page (A1-A24): the shares of learn and of packs."""

import re
from datetime import timedelta

import pytest

from luminaria.kernel import clock
from luminaria.packs import pack
from luminaria.packs.check import public_launch_findings
from tests.coverage.seen import LOCALES, html, in_order, links, main, pages, says, shows_list, text
from tests.house.source import ROOT
from tests.learn.conftest import Reader

pytestmark = pytest.mark.parametrize("locale", LOCALES)
FORBIDDEN_AT_HELP = {"en": "trafficking", "es": r"trata\b|tráfico"}


def test_a1_three_doors_and_a_help_page_that_does_not_name_it(locale: str) -> None:
    doors = re.findall(r'<li><a class="bag" href="([^"]+)"', html("/", locale))
    assert len(doors) == 3
    assert doors[0] == f"/{locale}/help/"
    assert [item.id for item in pack().list("verbs", locale).items] == ["be-aware", "report", "empower"]
    page = html("/help/", locale)
    title = re.search(r"<title>(.*?)</title>", page)
    first = page[page.index("<main") : page.index("<h2", page.index("<main"))]
    assert title and not re.search(FORBIDDEN_AT_HELP[locale], title[1] + first, re.IGNORECASE)


def test_a2_a_page_for_a_public_employee_leads_to_telling_it(locale: str) -> None:
    there = links("/city-employee/", locale)
    assert any(href.startswith(("/report/", "/guide/")) for href in there)
    assert any(href.startswith("/signs/") for href in there)


def test_a3_learn_and_share_has_four_parts_a_text_to_share_and_resources(locale: str) -> None:
    assert len(pack().list("learn-and-share", locale).items) == 4
    assert text("/resources/", locale) and text("/share/", locale)
    assert not re.search(r"facebook\.com/share|twitter\.com/intent|whatsapp://", html("/share/", locale))


def test_a4_local_figures_carry_year_publisher_and_what_they_are_not(locale: str) -> None:
    seen = main("/figures/", locale)
    shown = [figure for figure in pack().figures(locale) if figure.claim in seen]
    assert shown
    for figure in shown:
        assert figure.year in seen and figure.publisher in seen and figure.caveat in seen
        assert figure.fact.public


def test_a7_being_unsure_is_fine_and_the_advocate_stands_first(locale: str) -> None:
    says("/help/", locale, en="You do not have to be sure", es="tener dudas|estar segur")
    first = pack().dock(locale).call
    assert html("/help/", locale).index(first.href) < html("/help/", locale).index('href="tel:911"')


def test_a8_safety_is_the_first_thing_on_a_page_of_signs(locale: str) -> None:
    for place in pack().settings(locale):
        in_order(f"/signs/{place.code}/", locale, place.lead, place.signs[0].title)
        assert re.search({"en": "safety", "es": "segur"}[locale], place.lead)


def test_a9_do_not_confront_stands_on_every_page_of_signs(locale: str) -> None:
    for place in pack().settings(locale):
        says(f"/signs/{place.code}/", locale, en="do not confront", es="no enfrente")
    says("/what-to-do/", locale, en="do not confront", es="no enfrente")


def test_a10_safe_questions_have_a_condition_and_a_stop_rule(locale: str) -> None:
    listed = pack().list("safe-questions", locale)
    in_order("/safe-questions/", locale, *(item.title for item in listed.items[:2]))
    says("/safe-questions/", locale, en="alone", es="a solas")
    says("/safe-questions/", locale, en=r"\bstop\b", es=r"\bpare\b|\bdeje\b|deténgase")
    asked = " ".join(item.title for item in listed.items)
    assert not re.search(r"visa|papers|papeles|migra|legal|status|promise|prometo", asked, re.IGNORECASE)


def test_a11_cards_warn_before_and_one_gives_nobody_away(locale: str) -> None:
    page = html("/cards/", locale)
    warned = re.search({"en": "find", "es": "encuentr|encontr|hall"}[locale], main("/cards/", locale))
    assert warned
    assert page.index("bag") < page.index("/cards/plain")
    assert not re.search(FORBIDDEN_AT_HELP[locale], main("/cards/plain/", locale), re.IGNORECASE)


def test_a12_the_hotline_is_one_record_and_ages_without_vanishing(locale: str) -> None:
    line = pack().contact("c-nhth", locale)
    assert {channel.kind for channel in line.channels} >= {"call", "text", "tty"}
    assert line.hours and line.who_answers and line.who_sees
    document = pack().source.document
    assert "c-nhth" in document["pack"]["clocks"]["never_hidden"]
    later = clock.now() + timedelta(days=4000)
    with clock.fixed(later):
        assert any("c-nhth" in found.message for found in public_launch_findings())
        assert line.main.display in Reader().get(f"/{locale}/help/").content.decode()
    for template in (ROOT / "src").rglob("*.html"):
        assert not re.search(r"\d{3}-\d{3}-\d{4}|tel:\d", template.read_text()), template


def test_a14_unfinished_houses_with_another_explanation(locale: str) -> None:
    place = pack().setting("building", locale)
    found = [
        sign for sign in place.signs if re.search(r"unfinished|sin terminar|obra", sign.title + sign.text)
    ]
    assert found and all(sign.otherwise for sign in found)


def test_a15_a_busy_room_is_never_enough(locale: str) -> None:
    place = pack().setting("hotel", locale)
    busy = next(sign for sign in place.signs if sign.id == "busy-room")
    assert len(busy.otherwise) >= 2
    not_signs = " ".join(place.not_signs)
    assert re.search({"en": "Do not disturb", "es": "No molestar"}[locale], not_signs)


def test_a16_five_kinds_of_work_and_the_list_is_not_complete(locale: str) -> None:
    places = {place.code for place in pack().settings(locale)}
    assert places >= {"building", "hotel", "clinic", "restaurant", "responders"}
    says(
        "/signs/", locale, en="not complete|not the whole|not here", es="no está complet|otro (lugar|trabajo)"
    )


def test_a18_fair_trade_is_a_link_record_and_says_what_the_mark_is_not(locale: str) -> None:
    assert {"l-fair-trade-usa", "l-fair-trade-mark"} <= {
        entry["id"] for entry in pack().source.document["links"]["link"]
    }
    says("/buying/", locale, en="Fair Trade", es="Fair Trade|comercio justo")
    says("/buying/", locale, en="does not|not prove", es="no (prueba|demuestra|dice|garantiza)")
    shows_list("/buying/", locale, "consumer-questions", items=3)
    assert "<img" not in html("/buying/", locale)


def test_a22_the_department_of_justice_keeps_its_old_name_as_alias(locale: str) -> None:
    entry = next(one for one in pack().source.document["links"]["link"] if one["id"] == "l-nmdoj")
    assert "Office of the Attorney General" in entry["aliases"]
    assert "checked_on" in entry


def test_a24_resources_and_training_stand_on_one_page_that_role_pages_name(locale: str) -> None:
    assert main("/resources/", locale)
    roles = [page.slug for page in pages(locale) if page.group == "work" and page.slug != "resources"]
    assert roles
    for slug in roles:
        assert "/resources/" in links(f"/{slug}/", locale), slug
