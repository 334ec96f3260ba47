"""Each kind of block, drawn from invented facts: nothing that the pack knows of it is left out."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.template.loader import render_to_string
from django.test import override_settings

from luminaria.packs import pack
from luminaria.packs.rules import Block, Day, Fact, Figure, Item, Link, Listed, Section
from tests.programs import settings_of

FACT = Fact(status="sourced", source="invented", source_date="", reviewed_by="not yet")


@pytest.fixture(autouse=True)
def public() -> Iterator[None]:
    with override_settings(**settings_of("public")):
        yield


def drawn(block: Block, title: str = "Part") -> str:
    section = Section("part", title, "plain", (block,))
    known = {
        "section": section,
        "words": pack().words("en"),
        "locale": "en",
        "contacts": pack().contacts("en"),
    }
    return render_to_string("learn/section.html", known)


def listed(*items: Item, ordered: bool = False) -> Block:
    made = Listed(
        code="x", title="A list", ordered=ordered, items=items, printed="By whom, 2020.", covers=(), fact=FACT
    )
    return Block("list", listed=made)


def item(title: str, text: str = "", href: str = "") -> Item:
    return Item(id=title.lower(), title=title, text=text, href=href, fact=FACT)


def test_a_plain_list_is_points() -> None:
    body = drawn(listed(item("One"), item("Two <b>")))
    assert '<ul class="dots" role="list">' in body
    assert "<li>One</li>" in body
    assert "Two &lt;b&gt;" in body
    assert "<h3>A list</h3>" in body
    assert "By whom, 2020." in body


def test_a_list_says_its_title_once() -> None:
    assert "<h3>" not in drawn(listed(item("One")), title="A list")


def test_titles_with_texts_and_links() -> None:
    body = drawn(listed(item("One", "What it is."), item("Two", "", "/en/phone/")))
    assert 'class="told"' in body
    assert "<b>One</b><p>What it is.</p>" in body
    assert '<b><a href="/en/phone/">Two</a></b>' in body


def test_an_order_that_means_something_is_a_numbered_list() -> None:
    assert '<ol class="path" role="list"' in drawn(listed(item("One"), ordered=True))


def test_a_figure_never_stands_without_its_year_publisher_and_caveat() -> None:
    figure = Figure(
        "f-x", "Forty-two people called.", "2024", "A line", "Reports, not people.", "By it, 2024.", FACT
    )
    body = drawn(Block("figure", figure=figure))
    for part in ("<figure", figure.claim, "<b>2024.</b>", "A line.", figure.caveat, figure.printed):
        assert part in body


def link(*, police: bool = False, faith: bool = False) -> Block:
    made = Link(
        "l-x", "https://example.org/a", "example.org", "A page", "What is there.", (), "", police, faith,
        None, "We have not opened this link yet.", "By it.", FACT,
    )  # fmt: skip
    return Block("link", link=made)


def test_a_link_says_where_it_leads_and_tells_nobody_who_came() -> None:
    body = drawn(link())
    assert '<a href="https://example.org/a" rel="noreferrer noopener external">A page</a>' in body
    assert "example.org</span>" in body
    assert "We have not opened this link yet." in body
    assert "target=" not in body


def test_a_link_says_beforehand_that_police_or_a_faith_group_runs_it() -> None:
    words = pack().words("en")
    assert words["out.police"] in drawn(link(police=True))
    assert words["out.faith"] in drawn(link(faith=True))
    assert words["out.police"] not in drawn(link())


def test_a_card_leads_to_the_signs_of_a_place() -> None:
    setting = pack().setting("hotel", "en")
    body = drawn(Block("signs", setting_code="hotel", setting=setting))
    assert 'href="/en/signs/hotel/"' in body
    assert setting.summary in body


def test_days_say_when_they_are() -> None:
    day = Day("d", "A day", "What it is for.", (1, 11), (1, 11), "January 11", "", FACT)
    body = drawn(Block("calendar", days=(day,)))
    assert "January 11" in body
    assert "<h3>A day</h3><p>What it is for.</p>" in body
    assert day.next_on(date(2026, 11, 21)) == date(2027, 1, 11)


def test_an_unknown_kind_is_loud() -> None:
    with pytest.raises(Exception, match=r"blocks/no-such\.html"):
        drawn(Block("no-such"))


def test_a_number_within_a_text_is_never_cut_in_two() -> None:
    number = pack().contact("c-nhth", "en").main.display
    body = drawn(Block("p", html=f"Call {number}. <strong>Day or night.</strong>"))
    assert f'Call <span class="one">{number}</span>. <strong>Day or night.</strong>' in body
    assert f'<span class="one">{number}</span>' in drawn(listed(item("One", f"Call {number}.")))
    assert "&lt;b&gt;" in drawn(listed(item("One", "A <b>.")))


def test_a_list_of_nothing_but_links_has_room_for_a_thumb() -> None:
    links = ('<a href="/en/phone/">Phones</a>', '<a href="/en/law/">The law</a>')
    assert 'class="dots links"' in drawn(Block("ul", items=links))
    assert 'class="dots"' in drawn(Block("ul", items=(*links, "Ask first.")))


def test_things_that_have_a_shape_are_drawn_all_or_none() -> None:
    phone = Item(id="own-phone", title="A phone", text="", href="", fact=FACT)
    assert '<svg class="pic"' in drawn(listed(phone))
    assert "<svg" not in drawn(listed(phone, item("A word")))
