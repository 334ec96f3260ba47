"""Every list of fixed length among the source documents: counted, and item by item, in every language.

The facts folder beside the project says how long each list is and what stands in it. A page may leave
out an item that nobody has verified; the pack records it all the same.
"""

import json
import os
from pathlib import Path

import pytest

from luminaria.packs import Pack

FACTS = Path(__file__).parents[3] / "shared" / "facts" / "coverage-lists.json"
# The list of the facts -> the list of the pack, and the codes in the order of the facts.
LISTS = {
    "verbs": ("verbs", "be-aware report empower"),
    "consumer_questions": ("consumer-questions", "supply-chain fair-treatment fair-wages"),
    "program_kinds": ("program-kinds", "trainings events services volunteers"),
    "city_training": ("city-training", "base law-enforcement first-responders transportation"),
    "vulnerability": (
        "vulnerability",
        "unstable-home earlier-harm away-or-in-care no-papers need-money family-substance-use"
        " own-substance-use",
    ),
    "not_trafficker_criteria": ("not-criteria", "race nationality gender orientation"),
    "trafficker_relations": ("relations", "family partner acquaintance stranger"),
    "task_force_partners": ("task-force-partners", "lifelink us-attorney dhs others"),
    "relationship_steps": ("relationship-steps", "friendly small-talk eye-contact trust resource"),
    "concrete_helps": ("concrete-helps", "own-phone numbers how-911-works nearest-hospital"),
    "factors": ("factors", "border unmet-need low-awareness routes"),
    "forms": ("forms", "labor sex child"),
    "recruitment_tactics": ("recruitment", "false-job pressure known-person online"),
    "state_efforts": ("efforts", "legislation task-forces training-awareness services collaboration"),
    "populations": ("populations", "immigrants native youth-alone lgbtq"),
    "public_actions": (
        "public-actions",
        "learn-signs volunteer report advocate raise-awareness ethical-business survivor-initiatives",
    ),
    "nonprofit_roles": (
        "nonprofit-roles",
        "direct-services awareness prevention-policy law-enforcement professional-training rebuild",
    ),
    "social_factors": ("social-factors", "border-transit fear-of-deportation native-communities rural"),
    "drug_overlap": ("drug-overlap", "shared-networks routes-methods addiction money-laundering"),
    "business_strategies": (
        "business-strategies", "training suppliers collaboration transparency speaking-up communities",
    ),
    "resources": ("resources", "task-force nmdoj nonprofits law-enforcement online"),
    "policy_aims": ("policy-aims", "protection support consequences"),
    "policy_acts": ("policy-acts", "vote write demonstrate share-facts"),
    "ten_ways": (
        "ten-ways",
        "raise-awareness policy-change supply-chains support-groups tell-someone across-borders communities"
        " demand train-responders support-survivors",
    ),
    "survivor_pillars": ("survivor-pillars", "safe-housing care legal-help job-training"),
    "faq": ("faq", "alone buying back-into-it"),
    "nm_benefits_30_52_2": (
        "benefits",
        "case_management emergency_temporary_housing health_care mental_health_counselling"
        " drug_screening_treatment interpretation_translation_english job_training_placement_retention"
        " child_care advocacy state_cash_assistance food family_services other",
    ),
}  # fmt: skip
# Recorded, and kept from readers: a claim that nobody has verified (facts/coverage.md 4, K14).
KEPT_BACK = {
    "factors": {"border", "routes"},
    "social-factors": {"border-transit"},
    "drug-overlap": {"shared-networks", "routes-methods", "money-laundering"},
}
# Lines that the library of signs carries, by the number that a sign names in `covers`.
SIGNS = {"indicators_b14": "B14", "indicators_d16": "D16"}
# The first question of the form.
RELATIONS = {"reporter_relations": ("ME", "KNOW", "SAW")}
# Codes that are no list on a public page of this room; the coverage ledger names who carries them.
ELSEWHERE = {
    "training_verbs", "occupations_named", "safe_placements", "jurisdiction_levels", "task_force_goals",
    "sex_industries", "labor_industries", "hotline_purposes", "training_partners", "law_enforcement_methods",
    "service_groups", "industries_d9", "challenges", "penalty_factors",
}  # fmt: skip
CASES = [(key, code, tuple(codes.split())) for key, (code, codes) in LISTS.items()]


@pytest.fixture(scope="module")
def facts() -> dict[str, dict[str, list[str]]]:
    """The lists as they were counted in the source documents."""
    if not FACTS.is_file():
        message = f"{FACTS} is not there: whether the lists agree with the source documents was not tested."
        if os.environ.get("LUMINARIA_REQUIRE_ALL") == "1":
            pytest.fail(message)
        pytest.skip(message)
    found: dict[str, dict[str, list[str]]] = json.loads(FACTS.read_text(encoding="utf-8"))["lists"]
    return found


@pytest.mark.parametrize(("key", "code", "codes"), CASES, ids=LISTS)
def test_the_pack_records_exactly_the_items(
    new_mexico: Pack, key: str, code: str, codes: tuple[str, ...]
) -> None:
    entry = new_mexico.source.document["lists"][code]
    assert tuple(item["id"] for item in entry["item"]) == codes


@pytest.mark.parametrize("locale", ["en", "es"])
@pytest.mark.parametrize(("key", "code", "codes"), CASES, ids=LISTS)
def test_readers_see_them_in_their_language(
    new_mexico: Pack, key: str, code: str, codes: tuple[str, ...], locale: str
) -> None:
    listed = new_mexico.list(code, locale)
    kept_back = KEPT_BACK.get(code, set())
    assert tuple(item.id for item in listed.items) == tuple(id for id in codes if id not in kept_back)
    assert all(item.title for item in listed.items)


def test_no_item_says_in_spanish_what_it_says_in_english(new_mexico: Pack) -> None:
    for _, code, _ in CASES:
        english, spanish = (new_mexico.list(code, locale).items for locale in ("en", "es"))
        same = [ours.id for ours, theirs in zip(english, spanish, strict=True)
                if ours.title == theirs.title and ours.text == theirs.text]  # fmt: skip
        assert same == [], code


@pytest.mark.parametrize(("key", "code", "codes"), CASES, ids=LISTS)
def test_the_count_is_that_of_the_source_documents(
    facts: dict[str, dict[str, list[str]]], key: str, code: str, codes: tuple[str, ...]
) -> None:
    assert len(codes) == facts[key]["count"] == len(facts[key]["items"])


def test_every_list_of_the_source_documents_is_decided_about(
    facts: dict[str, dict[str, list[str]]],
) -> None:
    assert set(facts) == set(LISTS) | set(SIGNS) | set(RELATIONS) | ELSEWHERE


@pytest.mark.parametrize(("key", "prefix"), SIGNS.items())
def test_every_line_of_the_two_lists_of_signs_is_a_sign_that_some_place_shows(
    new_mexico: Pack, facts: dict[str, dict[str, list[str]]], key: str, prefix: str
) -> None:
    signs = new_mexico.source.document["signs"]
    library = signs["sign"]
    shown = {sign.id for setting in new_mexico.settings("en") for sign in setting.signs}
    covered = {line for sign in library if sign["id"] in shown for line in sign.get("covers", ())}
    covered |= set(signs["child"].get("covers", ()))  # the box that stands with every place
    assert {f"{prefix}.{number}" for number in range(1, facts[key]["count"] + 1)} <= covered


@pytest.mark.parametrize("locale", ["en", "es"])
def test_the_form_asks_for_the_three_relations(new_mexico: Pack, locale: str) -> None:
    about = new_mexico.questionnaire("report", locale).question("about")
    assert about is not None
    assert tuple(choice.code for choice in about.choices) == RELATIONS["reporter_relations"]


@pytest.mark.parametrize("locale", ["en", "es"])
def test_every_list_with_a_fixed_length_stands_on_a_page(new_mexico: Pack, locale: str) -> None:
    pages = new_mexico.pages(locale)
    blocks = [block for page in pages for section in page.sections for block in section.blocks]
    shown = {block.listed.code for block in blocks if block.listed}
    headings = [{section.title for section in page.sections} for page in pages]
    for _, code, _ in CASES:
        titles = {item.title for item in new_mexico.list(code, locale).items}
        assert code in shown or any(titles <= said for said in headings), code
