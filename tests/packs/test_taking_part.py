"""Taking part: the lists with exactly their items, and what each page must say or must leave out.

Each test bears the elements of the source documents that it answers for.
"""

import re
import tomllib
from datetime import date

import pytest

from luminaria.packs import Pack
from luminaria.packs.rules import PUBLIC_STATUSES, Page
from luminaria.packs.rules.calendar import upcoming
from luminaria.packs.source import JURISDICTIONS, read

LOCALES = ("en", "es")
HERE = ("ten-ways", "how-to-help", "parents", "online", "buying", "volunteer", "awareness-days", "share",
        "city-employee", "business", "resources")  # fmt: skip
COUNTS = {
    "verbs": 3, "learn-and-share": 4, "ten-ways": 10, "public-actions": 7, "policy-aims": 3, "policy-acts": 4,
    "survivor-pillars": 4, "consumer-questions": 3, "consumer-question-general": 1, "program-kinds": 4,
    "support-means": 3, "nonprofit-roles": 6, "business-strategies": 6, "resources": 5,
    "task-force-partners": 4, "city-training": 4,
}  # fmt: skip


def said(page: Page) -> str:
    """All that a page says, links and lists with it."""
    parts = [page.title, page.lead]
    for section in page.sections:
        parts.append(section.title)
        for block in section.blocks:
            parts += [block.html, *block.items]
            if block.listed:
                parts += [f"{item.title} {item.text} {item.href}" for item in block.listed.items]
            if block.link:
                parts += [block.link.title, block.link.about, block.link.url]
    return re.sub(r"<[^>]+>", "", "\n".join(parts))


def ids(page: Page) -> list[str]:
    return [section.id for section in page.sections]


@pytest.mark.parametrize(("code", "count"), COUNTS.items())
def test_each_list_has_exactly_its_items(new_mexico: Pack, code: str, count: int) -> None:
    """A1, A3, A19, A20, A23, B19, D13, D14, D19, D20, E3, E5, E11."""
    lists = [new_mexico.list(code, locale) for locale in LOCALES]
    assert [len(listed.items) for listed in lists] == [count, count]
    assert [item.id for item in lists[0].items] == [item.id for item in lists[1].items]


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("slug", HERE)
def test_each_page_has_one_bag_and_a_next_step(new_mexico: Pack, slug: str, locale: str) -> None:
    page = new_mexico.page(slug, locale)
    assert [section.look for section in page.sections].count("bag") == 1
    assert page.links or any(block.kind == "danger" for one in page.sections for block in one.blocks)


@pytest.mark.parametrize("slug", HERE)
def test_no_old_or_unread_number_is_printed(new_mexico: Pack, slug: str) -> None:
    """B2, E2, E9: the figures of the sources are old, and the newer ones were not read at their source."""
    for locale in LOCALES:
        text = said(new_mexico.page(slug, locale))
        assert not re.search(r"24[.,]9|27[.,]6|\b150\b|\b236\b|\b22 ?%|billion|mil millones", text)


def test_each_of_the_seven_actions_has_one_step_here(new_mexico: Pack) -> None:
    """D13: (3) leads to the guide, where an advocate comes before police (K1); (4) to the letter."""
    for locale in LOCALES:
        listed = new_mexico.list("public-actions", locale)
        assert all(item.href and item.text for item in listed.items)
        told, asked = listed.item("report"), listed.item("advocate")
        assert told is not None and told.href == f"/{locale}/guide/"
        assert asked is not None and asked.href == f"/{locale}/letter/"


@pytest.mark.parametrize(
    ("locale", "arrest", "country"), [("en", "arrest", "out of the country"), ("es", "arrestar", "del país")]
)
def test_help_says_why_police_are_not_first(new_mexico: Pack, locale: str, arrest: str, country: str) -> None:
    """A7, C6, C16, E6."""
    page = new_mexico.page("how-to-help", locale)
    told = page.section("tell")
    assert told is not None
    assert [block.contact_id for block in told.blocks if block.contact_id] == ["c-nhth"]
    text = said(page)
    assert arrest in text and country in text


@pytest.mark.parametrize(
    ("locale", "posted", "harsher"),
    [("en", "Posting the hotline number", "Harsher punishment showed no effect"),
     ("es", "Poner el número de ayuda a la vista", "Castigos más duros no mostraron efecto")],
)  # fmt: skip
def test_better_laws_stand_beside_both_findings(
    new_mexico: Pack, locale: str, posted: str, harsher: str
) -> None:
    """E3, K18."""
    page = new_mexico.page("how-to-help", locale)
    shown = [block.listed.code for one in page.sections for block in one.blocks if block.listed]
    assert {"policy-aims", "policy-acts"} <= set(shown)
    assert posted in said(page) and harsher in said(page)


@pytest.mark.parametrize("locale", LOCALES)
def test_parents_hear_of_people_they_know_before_the_phone(new_mexico: Pack, locale: str) -> None:
    """E1, D4, K12: known people first, then ways to begin by age, then the phone."""
    page = new_mexico.page("parents", locale)
    assert page.warning
    known, phone = ids(page).index("known"), ids(page).index("phone")
    ages = [ids(page).index(band) for band in ("little", "middle", "young-teens", "older-teens")]
    assert known < min(ages) and ages == sorted(ages) and max(ages) < phone


@pytest.mark.parametrize("locale", LOCALES)
def test_what_was_only_told_by_others_is_not_on_the_pages_for_families(new_mexico: Pack, locale: str) -> None:
    """E1, E2: services known second hand are recorded and hidden; the page names two lines that were read."""
    public = {link.id for link in new_mexico.links(locale)}
    assert not public & {"l-take-it-down", "l-stopncii", "l-know2protect"}
    for slug in ("parents", "online"):
        page = new_mexico.page(slug, locale)
        assert not re.search(r"Take It Down|StopNCII|CyberTipline|Know2Protect", said(page))
        named = [block.contact_id for one in page.sections for block in one.blocks if block.contact_id]
        assert set(named) == {"c-nrs", "c-nhth"}


@pytest.mark.parametrize(
    ("locale", "edition", "shop"),
    [("en", "September 28, 2022", "does not accuse the shop"),
     ("es", "28 de septiembre de 2022", "no acusa a la tienda")],
)  # fmt: skip
def test_the_list_of_goods_names_its_edition_and_accuses_no_shop(
    new_mexico: Pack, locale: str, edition: str, shop: str
) -> None:
    """A18, E4: also what a mark does and does not prove."""
    text = said(new_mexico.page("buying", locale))
    assert edition in text and shop in text and "158" in text and "77" in text
    assert "Fair Trade USA" in text
    assert "l-fair-trade-usa" not in {link.id for link in new_mexico.links(locale)}


@pytest.mark.parametrize(
    ("locale", "kind"), [("en", "not against those who sell"), ("es", "No van contra quien vende")]
)
def test_words_to_buyers_do_not_shame_sellers(new_mexico: Pack, locale: str, kind: str) -> None:
    """E9, A13, K16."""
    messages = new_mexico.list("messages", locale)
    assert messages.item("community") is not None and messages.item("buyers-of-sex") is not None
    assert kind in said(new_mexico.page("buying", locale))


def test_all_nineteen_days_are_kept_and_two_are_shown(new_mexico: Pack) -> None:
    """B7, B8, B28: January 11 comes every year, for ten years."""
    entries = read("us_nm").document["calendar"]["day"]
    assert len({entry["id"] for entry in entries}) == 19
    days = new_mexico.calendar("en")
    assert {day.id for day in days} == {"slavery-prevention-month", "ht-awareness-day"}
    for year in range(2027, 2037):
        first = upcoming([day for day in days if day.id == "ht-awareness-day"], date(year, 1, 11))[0]
        assert (first.start, first.end) == ((1, 11), (1, 11))


@pytest.mark.parametrize("locale", LOCALES)
def test_pictures_are_kept_safe_before_anyone_wears_blue(new_mexico: Pack, locale: str) -> None:
    """B6, B8, B9, C18, K11: the bag stands first; the account is plain text; whose it is stands beside it."""
    page = new_mexico.page("awareness-days", locale)
    assert page.sections[0].look == "bag"
    text = said(page)
    assert "#WearBlueDay" in text and "@DHSBlueCampaign" in text and "http" not in text
    assert re.search(r"police and immigration officers|policía y agentes de migración", text)


@pytest.mark.parametrize("locale", LOCALES)
def test_resources_stand_under_their_five_headings(new_mexico: Pack, locale: str) -> None:
    """A22, A24, D20: groups and training on one page; the office has its older name as an alias."""
    page = new_mexico.page("resources", locale)
    headings = [item.title for item in new_mexico.list("resources", locale).items]
    titles = [section.title for section in page.sections]
    assert [title for title in titles if title in headings] == headings
    office = next(link for link in read("us_nm").document["links"]["link"] if link["id"] == "l-nmdoj")
    assert "Office of the Attorney General" in office["aliases"] and office["police"]
    assert "training" in ids(page)


@pytest.mark.parametrize("locale", LOCALES)
def test_every_page_for_a_role_leads_to_groups_and_training(new_mexico: Pack, locale: str) -> None:
    """A2, A24."""
    for slug in ("city-employee", "business", "volunteer", "ten-ways"):
        assert "/resources/" in new_mexico.page(slug, locale).links


@pytest.mark.parametrize("locale", LOCALES)
def test_knowing_and_gaining_is_part_of_the_crime(new_mexico: Pack, locale: str) -> None:
    """B5, D19: the business page cites the law; its result is a plan."""
    page = new_mexico.page("business", locale)
    assert "30-52-1(A)(3)" in said(page) and "/law/" in page.links
    assert re.search(r"plan, not a badge|plan, no un sello", page.lead)


def test_no_shelter_is_given_away(new_mexico: Pack) -> None:
    """A20, E5: no street, no map; and no group stands above another."""
    for locale in LOCALES:
        text = said(new_mexico.page("volunteer", locale)) + said(new_mexico.page("resources", locale))
        assert not re.search(r"\b\d{2,5} [A-Z]\w+ (St|Ave|Rd|Blvd|NW|SW|NE|SE)\b", text)
        assert re.search(r"no group above another|a un grupo sobre otro", text)


def test_the_letter_has_three_aims_and_takes_no_side() -> None:
    """E3, D13: each ask fits an aim and a level; nothing names a party; a finding is one that was read."""
    letter = read("us_nm").document["letter"]
    aims, levels = ({entry["id"] for entry in letter[kind]} for kind in ("aim", "level"))
    evidence = {entry["id"]: entry for entry in letter["evidence"]}
    assert len(aims) == 3 and levels == {"local", "state", "tribal", "national"}
    for ask in letter["ask"]:
        assert set(ask["aims"]) <= aims and set(ask["levels"]) <= levels
        assert ask.get("evidence", "nij-posting") in evidence
    assert all(office["level"] in levels for office in letter["office"])
    assert {entry["status"] for entry in evidence.values()} == {"verified"}
    assert not re.search(r"Democrat|Republican|demócrata|republican[oa]", repr(letter))


def test_an_address_that_nobody_read_is_hidden() -> None:
    """A18, A22, B16, C17: a record without an address never comes out."""
    for folder in ("us", "us_nm"):
        entries = tomllib.loads((JURISDICTIONS / folder / "links.toml").read_text(encoding="utf-8"))["link"]
        unknown = [entry for entry in entries if entry["url"].endswith(".invalid/")]
        assert unknown and not {entry["status"] for entry in unknown} & PUBLIC_STATUSES
