"""Why a service fits or not, and the order that follows from it: no score, nothing that cannot be said."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luminaria.directory.rules.codes import PEOPLE, TAKEN
from luminaria.directory.rules.hsds import ASKED, GENDERS, Known
from luminaria.directory.rules.listing import Standing
from luminaria.directory.rules.matching import (
    HARD,
    REASONS,
    Traits,
    left_out,
    only_personal,
    order_key,
    reasons,
)
from luminaria.directory.rules.wishes import Fit, Origin, Wish
from luminaria.packs import pack

TODAY = date(2026, 11, 21)
PLAIN = Traits(UUID(int=1), "House", Standing.PRINTED)
GALLUP = Origin("Gallup", "mckinley", 35.5, -108.7)
NEEDS, COUNTIES, LANGUAGES = ("HOUSING", "SAFETY", "*"), ("mckinley", "taos"), ("en", "es", "vi")


def some(codes: tuple[str, ...]) -> st.SearchStrategy[frozenset[str]]:
    return st.frozensets(st.sampled_from(codes))


def tuples(codes: tuple[str, ...]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(codes), unique=True, max_size=2).map(tuple)


ages = st.none() | st.integers(min_value=0, max_value=90)
known = st.sampled_from(list(Known))
traits = st.builds(
    Traits,
    service_id=st.uuids(),
    name=st.text(max_size=8),
    standing=st.sampled_from(list(Standing)),
    checked_on=st.none() | st.dates(date(2026, 1, 1), TODAY),
    needs=some(NEEDS),
    counties=some(COUNTIES),
    statewide=st.booleans(),
    languages=some(LANGUAGES),
    interpreter=st.booleans(),
    minimum_age=ages,
    maximum_age=ages,
    genders=some(GENDERS),
    populations=some(PEOPLE),
    excludes=some(PEOPLE),
    asks=st.dictionaries(st.sampled_from(ASKED), known),
    takes=st.dictionaries(st.sampled_from(TAKEN), known),
    offers=some(("events",)),
    roles=some(("policy",)),
    headings=some(("online",)),
    terms=some(("shelter",)),
    miles=st.sampled_from((None, 1, 25, 100)),
    found=st.sampled_from(("name", "text", "")),
    opening=st.sampled_from(("YES", "NO", "UNKNOWN", "HOLIDAY_UNKNOWN")),
)
wishes = st.builds(
    Wish,
    words=st.sampled_from(("", "words")),
    needs=tuples(NEEDS[:2]),
    origin=st.sampled_from((None, GALLUP)),
    within_miles=st.sampled_from((None, 30.0)),
    county=st.sampled_from(("", *COUNTIES)),
    open_at=st.none() | st.datetimes(timezones=st.just(None)),
    language=st.sampled_from(("", *LANGUAGES)),
    age=ages,
    gender=st.sampled_from(("", *GENDERS)),
    serves=tuples(PEOPLE),
    offers=tuples(("events",)),
    roles=tuples(("policy",)),
    headings=tuples(("online",)),
    without=tuples(ASKED),
    takes=tuples(TAKEN),
    terms=tuples(("shelter",)),
)
ONE_PART = (
    {"words": "words"}, {"needs": ("HOUSING",)}, {"county": "taos"}, {"language": "vi"}, {"age": 17},
    {"gender": "men"}, {"serves": ("youth",)}, {"without": ("identification",)}, {"takes": ("pets",)},
    {"offers": ("events",)}, {"roles": ("policy",)}, {"headings": ("online",)}, {"terms": ("shelter",)},
)  # fmt: skip


def ranked(services: list[Traits], wish: Wish) -> list[UUID]:
    told = {one.service_id: (one, reasons(one, wish)) for one in services}
    kept = [(one, why) for one, why in told.values() if not left_out(why)]
    return [one.service_id for one, why in sorted(kept, key=lambda pair: order_key(*pair, TODAY))]


@given(traits, wishes)
def test_reasons_explain_every_exclusion_and_nothing_else(one: Traits, wish: Wish) -> None:
    told = reasons(one, wish)
    assert all(reason.code in REASONS for reason in told)
    against = [reason for reason in told if reason.fit == Fit.AGAINST and REASONS[reason.code] in HARD]
    assert left_out(told) == bool(against)
    assert not only_personal(told) or left_out(told)


@given(traits)
def test_who_asks_for_nothing_is_refused_nothing(one: Traits) -> None:
    told = reasons(one, Wish())
    assert not left_out(told) and {REASONS[reason.code] for reason in told} == {"standing"}


@given(st.lists(traits, max_size=8, unique_by=lambda one: one.service_id), wishes, st.sampled_from(ONE_PART))
def test_one_wish_more_that_is_not_met_never_raises_a_service(
    services: list[Traits], wish: Wish, part: dict[str, object]
) -> None:
    more = replace(wish, **part)  # type: ignore[arg-type]
    after = ranked(services, more)
    for one in services:
        unmet = {reason.code for reason in reasons(one, replace(Wish(), **part)) if reason.fit == Fit.AGAINST}  # type: ignore[arg-type]
        if unmet - {"old"}:
            assert one.service_id not in after


@given(st.lists(traits, max_size=8, unique_by=lambda one: one.service_id), wishes, st.randoms())
def test_the_order_is_total_and_the_same_however_they_come(
    services: list[Traits], wish: Wish, chance: object
) -> None:
    shuffled = list(services)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert ranked(services, wish) == ranked(shuffled, wish)


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ({"languages": frozenset({"es"})}, {}),
        ({"found": "name"}, {"found": "text"}),
        ({"standing": Standing.CONFIRMED}, {"standing": Standing.PRINTED}),
        ({"standing": Standing.NAMED}, {"standing": Standing.OLD}),
        ({"miles": 5}, {"miles": 25}),
        ({"miles": 500}, {"miles": None}),
        ({"checked_on": TODAY}, {"checked_on": TODAY - timedelta(days=91)}),
        ({"name": "aa"}, {"name": "Ab"}),
    ],
)
def test_the_order_follows_named_facts(better: dict[str, object], worse: dict[str, object]) -> None:
    wish = Wish(words="words", language="es", origin=GALLUP)
    base = replace(PLAIN, found="text")
    first = replace(base, service_id=UUID(int=9), **better)  # type: ignore[arg-type]
    last = replace(base, service_id=UUID(int=2), **worse)  # type: ignore[arg-type]
    assert ranked([last, first], wish) == [first.service_id, last.service_id]


@pytest.mark.parametrize(
    ("facts", "wish", "code"),
    [
        ({"genders": frozenset({"women"})}, {"gender": "men"}, "gender-other"),
        ({"excludes": frozenset({"men"})}, {"gender": "men"}, "gender-other"),
        ({"minimum_age": 18}, {"age": 17}, "too-young"),
        ({"maximum_age": 17}, {"age": 18}, "too-old"),
        ({"maximum_age": 17}, {"age": 17}, "age"),
        ({"asks": {"identification": Known.YES}}, {"without": ("identification",)}, "asks"),
        ({"asks": {"police_report": Known.YES}}, {"without": ("police_report",)}, "asks"),
        ({"takes": {"pets": Known.NO}}, {"takes": ("pets",)}, "takes-not"),
        ({"excludes": frozenset({"youth"})}, {"serves": ("youth",)}, "serves-not"),
        ({"languages": frozenset({"en"})}, {"language": "es"}, "language-other"),
        ({"languages": frozenset({"en"}), "interpreter": True}, {"language": "es"}, "interpreter"),
        ({"needs": frozenset({"*"})}, {"needs": ("HOUSING",)}, "need-any"),
        ({"counties": frozenset({"taos"})}, {"county": "mckinley"}, "elsewhere"),
        ({"statewide": True, "counties": frozenset({"taos"})}, {"county": "mckinley"}, "statewide"),
        ({"miles": 100}, {"origin": GALLUP, "within_miles": 60}, "far"),
        ({"miles": 100}, {"origin": GALLUP}, "near"),
        ({"counties": frozenset({"mckinley"})}, {"origin": GALLUP, "within_miles": 60}, "county"),
        ({}, {"origin": GALLUP, "within_miles": 60}, "place-unknown"),
    ],
)
def test_each_fact_has_its_reason(facts: dict[str, object], wish: dict[str, object], code: str) -> None:
    told = reasons(replace(PLAIN, **facts), replace(Wish(), **wish))  # type: ignore[arg-type]
    assert code in {reason.code for reason in told}


@pytest.mark.parametrize("locale", ["en", "es"])
def test_every_reason_has_its_sentence(locale: str) -> None:
    words = pack().words(locale)
    assert [code for code in REASONS if f"reason.{code}" not in words] == []
