"""What is found for a wish, in which order, and why; on both engines the same as the rules say."""

import logging
import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from luminaria.directory.models import Listing
from luminaria.directory.queries import search as searching
from luminaria.directory.queries.choosing import Row
from luminaria.directory.queries.hits import traits_of
from luminaria.directory.queries.places import origin
from luminaria.directory.queries.search import by_words, excluded, search
from luminaria.directory.rules.matching import left_out, order_key, reasons
from luminaria.directory.rules.places import miles_between, rounded
from luminaria.directory.rules.wishes import Fit, Origin, Wish
from tests.directory.generated import TODAY, feed
from tests.directory.listed import write

pytestmark = pytest.mark.django_db
SERVICES = 90
NOON = datetime(2026, 11, 23, 19, 0, tzinfo=UTC)
GALLUP = Origin("Gallup", "mckinley", 35.53, -108.74)
Document = dict[str, Any]


def varied() -> Iterator[Document]:
    """Services of the feed, with more of what a wish may ask for, some of it misshapen."""
    chance = random.Random(7)
    standings = ("CONFIRMED", "PRINTED", "NAMED", "OLD")
    for service in feed(SERVICES, 3):
        service["standing"] = chance.choice(standings)
        if chance.random() < 0.3:
            service["serves"] = {
                "genders": chance.sample(["women", "men", "nonbinary"], chance.randint(0, 2)),
                "populations": chance.sample(["youth", "immigrants", "men"], chance.randint(0, 2)),
                "excludes": chance.sample(["men", "youth"], chance.randint(0, 1)),
            }
        if chance.random() < 0.2:
            service["languages"] = []
        if chance.random() < 0.2:
            service["interpretation_services"] = "Telephone interpreters"
        if chance.random() < 0.2:
            service["service_areas"], service["service_at_locations"] = [], []
        if chance.random() < 0.1:
            service |= {"asks": "nothing", "takes": ["pets"], "serves": {"genders": "all"}}
        yield service


@pytest.fixture
def directory() -> None:
    write(varied())


def expected(wish: Wish) -> list[str]:
    """What the rules say, one listing at a time."""
    named = {row.pk for row in Listing.objects.all() if _in_name(row, wish)}
    worded = set(by_words(Listing.objects.all(), wish.words, wish.locale).values_list("number", flat=True))
    found = []
    for listing in Listing.objects.prefetch_related("places", "tags"):
        row = Row(listing.number, _miles(listing, wish), listing.number in named)
        tags: dict[str, set[str]] = {}
        for tag in listing.tags.all():
            tags.setdefault(tag.kind, set()).add(tag.code)
        traits = traits_of(listing, tags, row, wish)
        if wish.words and listing.number not in worded:
            traits = replace(traits, found="")
        told = reasons(traits, wish)
        takes_part = bool(tags.keys() & {"offers", "role"}) and "need" not in tags
        if not left_out(told) and not (wish.asks_for_help and takes_part):
            found.append((order_key(traits, told, TODAY), str(listing.service_id)))
    return [id for _, id in sorted(found)]


def _in_name(listing: Listing, wish: Wish) -> bool:
    return all(word[:5] in listing.name.lower() for word in wish.words.split()) if wish.words else False


def _miles(listing: Listing, wish: Wish) -> int | None:
    if wish.origin is None or wish.origin.latitude is None or wish.origin.longitude is None:
        return None
    at = (wish.origin.latitude, wish.origin.longitude)
    miles = [
        rounded(miles_between(at, (place.latitude, place.longitude)))
        for place in listing.places.all()
        if place.latitude is not None and place.longitude is not None
    ]
    return min(miles, default=None)


WISHES = (
    Wish(),
    Wish(words="pantry"),
    Wish(needs=("HOUSING",)),
    Wish(needs=("HOUSING", "SAFETY"), county="mckinley"),
    Wish(county="bernalillo", language="vi"),
    Wish(language="es"),
    Wish(gender="men"),
    Wish(gender="unheard-of"),
    Wish(age=17),
    Wish(age=18, gender="women"),
    Wish(serves=("youth", "men")),
    Wish(without=("identification", "police_report")),
    Wish(takes=("pets",), needs=("HEALTH",)),
    Wish(origin=GALLUP),
    Wish(origin=GALLUP, within_miles=60),
    Wish(origin=replace(GALLUP, latitude=None, longitude=None), within_miles=60),
    Wish(origin=GALLUP, within_miles=100, language="nv", age=30, takes=("children",)),
    Wish(terms=("HOUSING",), without=("immigration_status",)),
    Wish(offers=("events",)),
    Wish(headings=("online",)),
    Wish(roles=("policy",)),
    Wish(words="pantry", origin=GALLUP, within_miles=100),
    Wish(words="pantry", language="es", county="bernalillo"),
)


@pytest.mark.parametrize("wish", WISHES)
@pytest.mark.usefixtures("directory")
def test_the_engine_answers_as_the_rules_do(wish: Wish, clock: Any) -> None:
    clock.hold(datetime(2026, 11, 21, 12, tzinfo=UTC))
    found = search(replace(wish, per_page=200))
    assert [str(hit.service_id) for hit in found.hits] == expected(wish)
    assert not any(left_out(hit.reasons) for hit in found.hits)


@pytest.mark.parametrize("walked", [0, 1, 50])
@pytest.mark.usefixtures("directory")
def test_each_page_is_the_same_whether_found_at_the_head_of_the_order_or_not(
    walked: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(searching, "WALKED", walked)
    for wish in WISHES:
        whole = search(replace(wish, per_page=200)).hits
        for page in (1, 2, 3):
            found = search(replace(wish, page=page, per_page=9))
            assert found.hits == whole[9 * (page - 1) : 9 * page], (wish, page)
            assert found.more == (len(whole) > 9 * page)


@pytest.mark.usefixtures("directory")
def test_pages_hold_each_service_once() -> None:
    wish = Wish(language="es", per_page=20)
    whole = [hit.service_id for hit in search(replace(wish, per_page=200)).hits]
    paged = []
    for page in range(1, 20):
        found = search(replace(wish, page=page))
        paged += [hit.service_id for hit in found.hits]
        if not found.more:
            break
    assert paged == whole and len(set(paged)) == len(paged)
    assert search(replace(wish, page=10**9)).hits == ()


@pytest.mark.usefixtures("directory")
def test_open_now_says_until_when_and_leaves_out_what_is_closed() -> None:
    found = search(Wish(open_at=NOON, per_page=200))
    told = {reason.code for hit in found.hits for reason in hit.reasons}
    assert {"open", "hours-unknown"} <= told and "closed" not in told
    until = [reason.values["until"] for hit in found.hits for reason in hit.reasons if reason.code == "open"]
    assert set(until) <= {"17:00", "16:30", "24:00", "00:00", ""}
    assert len(search(Wish(open_at=NOON.replace(hour=9), per_page=200)).hits) < len(found.hits)


@pytest.mark.parametrize(
    ("typed", "locale"),
    [
        ("albergue", "en"), ("refuge", "en"), ("refugio", "es"), ("donde dormir", "es"), ("sheltter", "en"),
        ("place to stay tonight", "en"), ("no tengo donde dormir", "es"),
        ("SHELTER!!", "en"), ("alberge", "es"),
    ],
)  # fmt: skip
def test_what_people_mean_by_a_place_to_sleep_is_found(typed: str, locale: str) -> None:
    write(feed(20, 3))
    found = search(Wish(words=typed, locale=locale))
    assert found.hits
    said = f"{found.hits[0].document}".lower()
    assert "shelter" in said or "albergue" in said or "refug" in said


@pytest.mark.usefixtures("directory")
def test_a_slip_is_mended_and_said() -> None:
    own = "Zorbaxita"
    Listing.objects.filter(number=Listing.objects.order_by("number")[0].number).update(name=own)
    assert search(Wish(words="zorbaxita")).corrected == ""
    mended = search(Wish(words="zorbxita"))
    assert [hit.name for hit in mended.hits] == [own] and mended.corrected == "zorbaxita"
    assert search(Wish(words="zorbaxita qqqqqqqq")).corrected == "zorbaxita"
    assert search(Wish(words="qqqqqqqq")).hits == ()


def test_a_word_with_a_meaning_is_found_as_it_stands_too() -> None:
    first, second = feed(2, 1)
    write([first | {"name": "988 Lifeline"}, second | {"name": "Casa Q"}])
    assert search(Wish(words="Lifeline")).hits[0].name == "988 Lifeline"
    assert search(Wish(words="casa q", locale="es")).hits[0].name == "Casa Q"


@pytest.mark.usefixtures("directory")
def test_words_that_nobody_uses_lead_to_what_they_stand_for() -> None:
    Listing.objects.update(words_en="", words_es="", name="Nothing said")
    found = search(Wish(words="my landlord wants me out: eviction notice"))
    assert found.hits and found.corrected
    assert all("need" in {reason.code for reason in hit.reasons} for hit in found.hits)


@pytest.mark.usefixtures("directory")
def test_quoted_words_stand_side_by_side() -> None:
    Listing.objects.filter(number=Listing.objects.order_by("number")[0].number).update(name="Zorba red Xita")
    assert len(search(Wish(words='"zorba red"')).hits) == 1
    assert search(Wish(words='"red zorba"')).hits == ()
    assert len(search(Wish(words='xita "zorba')).hits) == 1


@pytest.mark.usefixtures("directory")
def test_what_cannot_take_somebody_is_shown_apart_with_why() -> None:
    wish = Wish(needs=("HOUSING",), gender="men")
    kept = {hit.service_id for hit in search(replace(wish, per_page=200)).hits}
    apart = excluded(wish, most=200)
    assert apart and not kept & {hit.service_id for hit in apart}
    assert all("gender-other" in {one.code for one in hit.of(Fit.AGAINST)} for hit in apart)


STRANGE = (
    'a" OR 1=1 --', "NEAR(a b)", "name: x", "{name}: x", "a AND", "NOT a", "^a", "a*", "-a", "'", '"',
    '"" ""', "a & b | !c",
    "<->", "a:*", "\\", "\x00", "%s %(x)s %", "a+b", "((((", "💥", "\ud800", "ß ﬁ ① ٣ ٠",
    "食物 庇护所", "x" * 100_000,
    "a b " * 20_000, "' UNION SELECT 1", "🏳️‍🌈",
)  # fmt: skip


def test_nothing_that_is_typed_reaches_the_language_of_an_engine() -> None:
    write(feed(10, 1))
    for typed in STRANGE:
        assert all(search(Wish(words=typed, locale=locale)).page == 1 for locale in ("en", "es", "xx"))
        assert list(by_words(Listing.objects.all(), typed, "en")[:1]) is not None


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=150)
@given(st.text(max_size=60), st.sampled_from(("en", "es")))
def test_any_text_is_answered(typed: str, locale: str) -> None:
    assert search(Wish(words=typed, locale=locale)).page == 1


def test_a_question_leaves_no_trace(caplog: pytest.LogCaptureFixture) -> None:
    write(feed(5, 1))
    with caplog.at_level(logging.DEBUG):
        search(Wish(words="zzsecretzz shelter", origin=GALLUP, within_miles=60))
    kept = [record.getMessage() for record in caplog.records if record.name != "django.db.backends"]
    assert not any("zzsecretzz" in line for line in kept)


def test_a_place_of_the_listed_towns_is_measured_from() -> None:
    write(feed(30, 2))
    found = origin("Albuquerque")
    assert isinstance(found, Origin)
    hits = search(Wish(origin=found, per_page=200)).hits
    miles = [hit.miles for hit in hits if hit.standing == hits[0].standing and hit.miles is not None]
    assert miles and connection.vendor
