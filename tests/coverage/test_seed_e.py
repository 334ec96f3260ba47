"""Elements of the ten ways (E1-E13): the shares of learn and of packs."""

import re

import pytest

from luminaria.packs import pack
from tests.coverage.seen import LOCALES, in_order, links, main, never, says, shows_list

pytestmark = pytest.mark.parametrize("locale", LOCALES)


def test_e1_parents_hear_of_people_they_know_before_strangers(locale: str) -> None:
    seen = main("/parents/", locale)
    known = re.search({"en": "you know|someone known|know and trust", "es": "conoc"}[locale], seen)
    online = re.search({"en": "online", "es": "internet|en línea"}[locale], seen[seen.find(".") :])
    assert known and online
    assert len(re.findall(r"\d+ (?:to|a) \d+", seen)) >= 2, "conversation starters by age"


def test_e2_the_rise_of_2020_only_with_its_year_and_caveat(locale: str) -> None:
    never(r"22\s?%(?!.{0,200}2020)", locale)
    rise = [
        one
        for one in pack().source.document["figures"]["figure"]
        if re.search(r"22\s?%|22 percent", str(one))
    ]
    assert rise and all("2020" in str(one) for one in rise)


def test_e3_four_acts_three_aims_and_both_findings(locale: str) -> None:
    shows_list("/how-to-help/", locale, "policy-acts", items=4)
    shows_list("/how-to-help/", locale, "policy-aims", items=3)
    never(r"\b(Democrat|Republican|demócrata|republican)", locale)


def test_e4_the_list_of_goods_is_named_with_its_edition(locale: str) -> None:
    says("/buying/", locale, en="2022", es="2022")
    says("/buying/", locale, en="158", es="158")


def test_e5_three_means_and_no_money_here(locale: str) -> None:
    shows_list("/volunteer/", locale, "support-means", items=3)


def test_e6_danger_first_then_the_advocate(locale: str) -> None:
    way = pack().list("ten-ways", locale).item("tell-someone")
    assert way
    says("/ten-ways/", locale, en="danger", es="peligro")


def test_e9_old_estimates_of_profit_are_never_shown(locale: str) -> None:
    never(r"150 (billion|mil millones)|150[.,]000 millones", locale)
    messages = {item["id"] for item in pack().source.document["lists"]["messages"]["item"]}
    assert {"buyers-of-goods", "buyers-of-sex"} <= messages


def test_e12_five_alone_and_five_together(locale: str) -> None:
    shows_list("/ten-ways/", locale, "ten-ways", items=10)
    titles = [item.title for item in pack().list("ten-ways", locale).items]
    in_order("/ten-ways/", locale, *titles)


def test_e13_three_answers_with_links(locale: str) -> None:
    shows_list("/questions/", locale, "faq", items=3)
    shows_list("/ten-ways/", locale, "survivor-pillars", items=4)
    assert {"/ten-ways/", "/buying/"} <= links("/questions/", locale)
