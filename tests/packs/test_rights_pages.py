"""Pages on rights: honest about conditions, silent about what nobody checked, fit for their reader."""

import re

import pytest

from luminaria.packs import Pack
from luminaria.packs.rules import Block, NotInPack, Page

LOCALES = ("en", "es")
KINDS_OF_WORK = ("work-farm", "work-building", "work-hotel", "work-restaurant", "work-home")
RIGHTS = ("no-papers", "phone", "under-18", "immigration-help", "work-rights", "money-back", "survivor-help",
          "clear-record", "law", *KINDS_OF_WORK)  # fmt: skip
THIRTEEN = """
case_management emergency_temporary_housing health_care mental_health_counselling drug_screening_treatment
interpretation_translation_english job_training_placement_retention child_care advocacy
state_cash_assistance food family_services other
"""
# No word of these stands where somebody reads with another person beside them.
NOT_ON_HELP = {
    "en": r"traffick|\breport|\bcases?\b|\btips?\b|\bfiles?\b",
    "es": r"\btrata\b|denunci|report[ea]|\bcasos?\b|expediente|\barchiv",
}
FORCE = {"en": "force", "es": "fuerza"}


def words(block: Block) -> str:
    return re.sub(r"<[^>]+>", "", " ".join([block.html, *block.items]))


def said(page: Page) -> str:
    parts = [page.title, page.tab, page.lead]
    parts += [part for section in page.sections for part in (section.title, *map(words, section.blocks))]
    return " ".join(parts)


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("slug", RIGHTS)
def test_every_page_keeps_one_thing_to_remember(new_mexico: Pack, slug: str, locale: str) -> None:
    page = new_mexico.page(slug, locale)
    assert [section.look for section in page.sections].count("bag") == 1
    assert page.group == "rights"


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("slug", ["help", "no-papers", "phone", "under-18"])
def test_help_never_needs_the_words_of_the_desk(new_mexico: Pack, slug: str, locale: str) -> None:
    page = new_mexico.page(slug, locale)
    assert page.help
    assert not re.search(NOT_ON_HELP[locale], said(page), re.IGNORECASE)


@pytest.mark.parametrize("locale", LOCALES)
def test_papers_are_answered_one_step_from_help(new_mexico: Pack, locale: str) -> None:
    assert "/no-papers/" in new_mexico.page("help", locale).links


@pytest.mark.parametrize(("locale", "both"), [("en", ("arrest", "out of the country")),
                                              ("es", ("arrestad", "sacados del país"))])  # fmt: skip
def test_arrest_and_being_sent_away_are_both_named(
    new_mexico: Pack, locale: str, both: tuple[str, str]
) -> None:
    text = said(new_mexico.page("no-papers", locale))
    assert all(one in text for one in both)


@pytest.mark.parametrize("locale", LOCALES)
def test_papers_are_answered_line_by_line(new_mexico: Pack, locale: str) -> None:
    text = said(new_mexico.page("no-papers", locale))
    for id in ("c-911", "c-nhth", "c-nm-getfree", "c-nmcsap"):
        assert new_mexico.contact(id, locale).main.display in text


@pytest.mark.parametrize("locale", LOCALES)
def test_the_young_learn_what_must_be_told_before_they_meet_a_number(new_mexico: Pack, locale: str) -> None:
    page = new_mexico.page("under-18", locale)
    order = [section.id for section in page.sections]
    assert order[0] == "first"
    says = new_mexico.source.document["pack"]["says"]
    first = words(page.sections[0].blocks[0])
    assert says["child-duty"][locale] in first
    assert says["child-whom"][locale] in first
    people = [block.contact_id for section in page.sections for block in section.blocks if block.contact_id]
    assert people[0] == "c-nrs"
    assert order.index("first") < order.index("people")


@pytest.mark.parametrize("locale", LOCALES)
def test_three_limbs_stand_apart_and_the_child_needs_no_force(new_mexico: Pack, locale: str) -> None:
    sections = {section.id: section for section in new_mexico.page("law", locale).sections}
    limbs = [words(sections[id].blocks[0]) for id in ("first", "second", "third")]
    for limb, id in zip(limbs, ("nm-crime-01", "nm-crime-02", "nm-crime-03"), strict=True):
        law = new_mexico.law(id, locale)
        assert law.text in limb
        assert law.citation in limb
    assert FORCE[locale] in limbs[0] and FORCE[locale] in limbs[2]
    assert new_mexico.law("nm-crime-02", locale).title.lower().count("no") >= 1


@pytest.mark.parametrize("locale", LOCALES)
def test_penalties_wait_for_counsel(new_mexico: Pack, locale: str) -> None:
    with pytest.raises(NotInPack):
        new_mexico.law("nm-crime-05", locale)
    with pytest.raises(NotInPack):
        new_mexico.list("penalty-factors", locale)
    assert len(new_mexico.source.document["lists"]["penalty-factors"]["item"]) == 3
    for slug in RIGHTS:
        assert not re.search(r"felony|delito grave", said(new_mexico.page(slug, locale)), re.IGNORECASE)


def test_every_rule_of_law_bears_its_version_and_who_signed_it(new_mexico: Pack) -> None:
    rows = [row for file in new_mexico.source.document["law"].values() for row in file["law"]]
    assert len(rows) >= 25
    for row in rows:
        assert row["status"] == "verified", row["id"]
        assert row["version"], row["id"]
        assert {"effective_from", "verified_by", "citation"} <= set(row), row["id"]


@pytest.mark.parametrize("locale", LOCALES)
def test_thirteen_kinds_of_help_stand_with_both_conditions(new_mexico: Pack, locale: str) -> None:
    assert [item.id for item in new_mexico.list("benefits", locale).items] == THIRTEEN.split()
    page = new_mexico.page("survivor-help", locale)
    blocks = [block for section in page.sections for block in section.blocks]
    assert [block.listed.code for block in blocks if block.listed] == ["benefits"]
    text = said(page)
    for id in ("nm-ben-01", "nm-ben-02", "nm-ben-03", "nm-ben-04"):
        assert new_mexico.law(id, locale).text in text


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("slug", RIGHTS)
def test_nothing_second_hand_is_printed(new_mexico: Pack, slug: str, locale: str) -> None:
    """Caps of the fund, terms and numbers of the visas, the section on sealing, the penalty for silence."""
    text = said(new_mexico.page(slug, locale))
    assert not re.search(r"20,000|50,000|5,000|10,000|\$1,000|30-52-1\.2|30-52-2\.1|I-914|I-918", text)


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("slug", KINDS_OF_WORK)
def test_every_kind_of_work_named_has_its_page_with_a_rule_and_a_person(
    new_mexico: Pack, slug: str, locale: str
) -> None:
    assert f"/{slug}/" in new_mexico.page("work-rights", locale).links
    page = new_mexico.page(slug, locale)
    blocks = [block for section in page.sections for block in section.blocks]
    assert "c-nhth" in [block.contact_id for block in blocks]
    assert "18 U.S.C. 1589(a)" in said(page)
    assert {"/work-rights/", "/money-back/", "/no-papers/"} <= set(page.links)


@pytest.mark.parametrize("locale", LOCALES)
def test_the_one_who_works_may_be_anyone(new_mexico: Pack, locale: str) -> None:
    """B20: citizens and men are named, and nothing on these pages is about sex alone."""
    text = said(new_mexico.page("work-rights", locale)) + said(new_mexico.page("work-farm", locale))
    for word in {"en": ("citizen", "men and women"), "es": ("ciudadano", "hombres y mujeres")}[locale]:
        assert word in text.lower()
