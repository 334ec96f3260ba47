"""Elements of the Rio Metro page (B1-B28): the shares of learn and of packs."""

import re
from datetime import date

import pytest

from luminaria.packs import pack
from tests.coverage.seen import LOCALES, html, in_order, links, main, never, pages, says, shows_list, text

pytestmark = pytest.mark.parametrize("locale", LOCALES)
CHECK_CARRIED = {"B14": 10, "D16": 8}


def carried(row: str, locale: str) -> dict[str, str]:
    """Line of a list of indicators -> the sign that carries it."""
    signs = pack().source.document["signs"]["sign"]
    return {
        line: sign["id"] for sign in signs for line in sign.get("covers", ()) if line.startswith(f"{row}.")
    }


def test_b1_both_forms_with_their_means_and_no_border(locale: str) -> None:
    shows_list("/what-it-is/", locale, "means-sex", items=3)
    shows_list("/what-it-is/", locale, "means-labor", items=4)
    says("/what-it-is/", locale, en="no border", es="frontera")


def test_b2_old_estimates_are_never_shown_as_today(locale: str) -> None:
    never(r"24[.,]9", locale)
    old = [one for one in pack().source.document["figures"]["figure"] if "24.9" in str(one)]
    assert old and all(one.get("superseded_by") for one in old)
    assert not {one["id"] for one in old} & {figure.id for figure in pack().figures(locale)}


def test_b3_what_it_does_is_named_after_a_warning(locale: str) -> None:
    shows_list("/what-it-is/", locale, "consequences", items=3)
    page = next(page for page in pages(locale) if page.slug == "what-it-is")
    assert page.warning
    in_order("/what-it-is/", locale, page.warning, pack().list("consequences", locale).items[0].title)


def test_b4_three_limbs_and_no_force_is_needed_for_a_child(locale: str) -> None:
    shows_list("/what-it-is/", locale, "limbs", items=3)
    child = pack().list("limbs", locale).item("under-18")
    assert child
    assert re.search(
        {"en": "no force", "es": "no hace falta|aunque no haya"}[locale], child.text, re.IGNORECASE
    )
    laws = [pack().law(f"nm-crime-0{number}", locale) for number in (1, 2, 3)]
    for law in laws:
        assert law.title in main("/law/", locale) and "30-52-1" in law.caption


def test_b5_knowing_benefit_is_told_to_businesses(locale: str) -> None:
    assert pack().list("limbs", locale).item("benefit")
    says("/business/", locale, en="benefit|profit|gain", es="beneficio|gana|provecho")
    assert "/law/" in links("/business/", locale)


def test_b6_the_blue_campaign_is_a_record_that_says_who_runs_it(locale: str) -> None:
    entry = next(one for one in pack().source.document["links"]["link"] if one["id"] == "l-blue-campaign")
    assert entry["police"] is True
    assert len(entry["audiences"]) == 3 and len(entry["products"]) == 2


def test_b7_the_awareness_day_is_january_eleven_in_each_of_ten_years(locale: str) -> None:
    day = next(day for day in pack().calendar(locale) if day.id == "ht-awareness-day")
    for year in range(2026, 2036):
        assert day.next_on(date(year, 1, 1)) == date(year, 1, 11)
    assert day.title in main("/awareness-days/", locale)


def test_b9_handles_are_plain_words(locale: str) -> None:
    assert "@DHSBlueCampaign" in str(pack().source.document["links"])
    assert "twitter.com" not in html("/awareness-days/", locale)


def test_b10_three_uses_of_transit_with_their_strength(locale: str) -> None:
    place = pack().setting("transit", locale)
    lines = [line for sign in place.signs for line in _covers(sign.id)]
    assert {"B10.1", "B10.2", "B10.3"} <= set(lines)
    assert all(sign.evidence_text for sign in place.signs)


def _covers(sign_id: str) -> list[str]:
    """What a sign carries, in the library or in its place."""
    document = pack().source.document
    every = [*document["signs"]["sign"], *document["settings"]["transit"]["sign"]]
    return [line for sign in every if sign["id"] == sign_id for line in sign.get("covers", ())]


def test_b12_get_free_is_shown_second_with_its_mark_and_768_free_is_not(locale: str) -> None:
    order = [contact.id for contact in pack().contacts(locale)]
    assert order.index("c-nhth") < order.index("c-nm-getfree")
    mark = pack().contact("c-nm-getfree", locale).mark
    assert mark and mark in text("/contacts/", locale)
    assert "c-nm-768free" in pack().hidden_ids()
    assert "768-3733" not in text("/contacts/", locale)


def test_b13_seven_circumstances_that_traffickers_use(locale: str) -> None:
    shows_list("/what-they-use/", locale, "vulnerability", items=7)
    document = pack().source.document["questionnaires"]
    asked = str([question for form in document.values() for question in form["question"]])
    assert not re.search(r"\b(undocumented|indocumentad|poverty|pobreza)\b", asked, re.IGNORECASE)


def test_b14_each_of_ten_lines_is_a_sign_with_another_explanation(locale: str) -> None:
    carries = carried("B14", locale)
    assert sorted(carries, key=lambda line: int(line[4:])) == [f"B14.{number}" for number in range(1, 11)]
    library = {sign["id"]: sign for sign in pack().source.document["signs"]["sign"]}
    for line, sign in carries.items():
        entry = library[sign]
        assert entry.get("source") and entry.get("evidence"), sign
        assert line == "B14.10" or entry.get("otherwise"), sign
    used = {sign.id for place in pack().settings(locale) for sign in place.signs}
    # The line about a child is the box that stands with every list, and the way of a child in the guide.
    assert set(carries.values()) - used <= {carries["B14.10"]}


def test_b15_every_list_of_signs_stands_with_its_caveat(locale: str) -> None:
    for place in pack().settings(locale):
        in_order(f"/signs/{place.code}/", locale, *place.caveats[:1], place.signs[0].title)
        assert len(place.caveats) >= 2
    in_order("/signs/", locale, pack().settings(locale)[0].caveats[0])


def test_b16_the_state_department_page_is_a_record(locale: str) -> None:
    entry = next(one for one in pack().source.document["links"]["link"] if one["id"] == "l-state-identify")
    assert "checked_on" in entry and entry["status"]


def test_b17_who_does_it_has_no_profile(locale: str) -> None:
    shows_list("/who-does-it/", locale, "not-criteria", items=4)
    shows_list("/who-does-it/", locale, "relations", items=4)


def test_b18_at_least_eight_facts_stand_before_the_myth(locale: str) -> None:
    listed = pack().list("myths", locale)
    assert len(listed.items) >= 8
    shows_list("/myths/", locale, "myths", items=len(listed.items))
    for item in listed.items:
        assert item.fact.source
        in_order("/myths/", locale, item.title, item.text)


def test_b19_the_partners_of_the_task_force_are_organisations(locale: str) -> None:
    listed = pack().source.document["lists"]["task-force-partners"]["item"]
    assert [item["id"] for item in listed] == ["lifelink", "us-attorney", "dhs", "others"]


def test_b20_of_any_kind_for_anybody(locale: str) -> None:
    says("/what-it-is/", locale, en="any age and any gender", es="cualquier edad")
    says("/what-it-is/", locale, en="born here", es="nacieron aquí|nacid")


@pytest.mark.parametrize("code", ["venues-sex", "venues-work"])
def test_b23_codes_of_places_are_never_a_watch_list(locale: str, code: str) -> None:
    items = pack().source.document["lists"][code]["item"]
    assert len(items) == 5
    titles = [item["title"][locale] for item in items]
    for page in pages(locale):
        seen = main(f"/{page.slug}/", locale)
        assert sum(title in seen for title in titles) < 3, page.slug


def test_b24_each_industry_has_a_page_of_rights(locale: str) -> None:
    for slug in ("work-farm", "work-building", "work-hotel", "work-restaurant", "work-home"):
        assert main(f"/{slug}/", locale)
        assert f"/{slug}/" in links("/work-rights/", locale)


def test_b25_the_card_of_a_channel_says_hours_who_and_who_will_know(locale: str) -> None:
    seen = text("/contacts/", locale)
    for contact in pack().contacts(locale):
        for fact in (contact.hours, contact.who_answers, contact.who_sees, contact.printed, contact.called):
            assert fact.rstrip(".") in seen, (contact.id, fact)


def test_b28_the_month_of_january(locale: str) -> None:
    month = next(day for day in pack().calendar(locale) if day.id == "slavery-prevention-month")
    for year in range(2026, 2036):
        assert month.is_on(date(year, 1, 1)) and month.is_on(date(year, 1, 31))
        assert not month.is_on(date(year, 2, 1))


def test_b8_wearing_blue_keeps_survivors_out_of_the_picture(locale: str) -> None:
    says("/awareness-days/", locale, en="photo|picture", es="foto")
    assert not re.search(r"<iframe|<script[^>]+src", html("/awareness-days/", locale))
