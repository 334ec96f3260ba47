"""Open now, against a model that walks the wall clock minute by minute and knows nothing of ours."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import MONTHLY, WEEKLY, rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st

from luminaria.directory.rules.holidays import Holiday, Holidays
from luminaria.directory.rules.hours import Open, State, is_open, next_opening, operating_hours, week
from luminaria.directory.rules.schedules import DAYS

HOME = "America/Denver"
HERE = ZoneInfo(HOME)
Schedule = dict[str, Any]


def at(*moment: int) -> datetime:
    return datetime(*moment, tzinfo=HERE)  # type: ignore[misc]


def weekly(days: str, opens: str, closes: str, **more: Any) -> Schedule:
    return {"freq": "WEEKLY", "byday": days, "opens_at": opens, "closes_at": closes} | more


def here(schedules: list[Schedule], moment: datetime, holidays: Holidays | None = None) -> Open:
    return is_open(schedules, moment, holidays or Holidays(), zone=HOME)


NIGHT = [weekly("FR,SA,SU", "22:00", "06:00")]
ALWAYS = [weekly("MO,TU,WE,TH,FR,SA,SU", "00:00", "23:59")]
OFFICE = [weekly("MO,TU,WE,TH,FR", "9:00", "17:00")]


@pytest.mark.parametrize(
    ("schedules", "moment", "state"),
    [
        (NIGHT, at(2026, 11, 21, 5, 59), State.YES),  # Saturday, from Friday's evening
        (NIGHT, at(2026, 11, 21, 6, 0), State.NO),
        (NIGHT, at(2026, 11, 23, 5, 59), State.YES),  # Monday, from the end of the week
        (NIGHT, at(2026, 11, 24, 5, 59), State.NO),
        (ALWAYS, at(2026, 11, 22, 23, 59), State.YES),
        (OFFICE, at(2026, 11, 23, 9, 0), State.YES),
        (OFFICE, at(2026, 11, 23, 8, 59), State.NO),
        (OFFICE, at(2026, 11, 23, 17, 0), State.NO),
        ([weekly("SU", "01:00", "04:00")], at(2026, 3, 8, 3, 30), State.YES),  # 02:00 became 03:00
        ([weekly("SU", "02:15", "02:45")], at(2026, 3, 8, 3, 0), State.NO),  # these minutes were left out
        ([weekly("SU", "00:00", "01:30")], at(2026, 11, 1, 1, 29), State.YES),
        ([weekly("SU", "00:00", "01:30")], at(2026, 11, 1, 1, 29).replace(fold=1), State.NO),
        ([weekly("SU", "00:00", "03:00")], at(2026, 11, 1, 1, 29).replace(fold=1), State.YES),
        ([], at(2026, 11, 23, 9), State.UNKNOWN),
        ([weekly("MO", "nine", "17:00")], at(2026, 11, 23, 9), State.UNKNOWN),
        ([weekly("XX", "09:00", "17:00")], at(2026, 11, 23, 9), State.UNKNOWN),
        ([weekly("MO", "09:00", "17:00", valid_to="2026-11-20")], at(2026, 11, 23, 9), State.UNKNOWN),
        ([weekly("MO", "09:00", "17:00", until="2026-11-20")], at(2026, 11, 23, 9), State.NO),
        ([weekly("MO", "09:00", "17:00", timezone=-7)], at(2026, 7, 6, 9), State.YES),  # home in winter
        ([weekly("MO", "09:00", "17:00", timezone_name="America/New_York")], at(2026, 7, 6, 7), State.YES),
        ([weekly("MO", "16:00Z", "20:00Z")], at(2026, 11, 23, 9), State.YES),
        ([weekly("MO", "09:00-07:00", "17:00-07:00")], at(2026, 7, 6, 9), State.YES),
        ([weekly("MO", "9:00 AM", "5:00 p.m.")], at(2026, 11, 23, 16, 59), State.YES),
        ([weekly("MO", "09:00", "17:00", timezone_name="Moon/Base")], at(2026, 11, 23, 9), State.UNKNOWN),
        ([{"byday": "MO", "opens_at": "09:00", "closes_at": "17:00"}], at(2026, 11, 23, 9), State.YES),
        ([weekly("MO", "09:00", "17:00", interval=2)], at(2026, 11, 23, 9), State.UNKNOWN),
        ([weekly("MO", "09:00", "17:00", interval=2, dtstart="2026-11-09")], at(2026, 11, 23, 9), State.YES),
        ([weekly("MO", "09:00", "17:00", interval=2, dtstart="2026-11-16")], at(2026, 11, 23, 9), State.NO),
        ([weekly("MO", "09:00", "17:00", count=2, dtstart="2026-11-09")], at(2026, 11, 23, 9), State.NO),
        ([{"freq": "DAILY", "opens_at": "09:00", "closes_at": "17:00"}], at(2026, 11, 23, 9), State.UNKNOWN),
    ],
)
def test_how_it_is_at_a_moment(schedules: list[Schedule], moment: datetime, state: State) -> None:
    assert here(schedules, moment).state == state


def test_one_that_is_sure_outweighs_one_that_cannot_be_read() -> None:
    broken = weekly("MO", "", "")
    assert here([broken, *OFFICE], at(2026, 11, 23, 9)).state == State.YES
    assert here([broken, *OFFICE], at(2026, 11, 23, 8)).state == State.UNKNOWN


def test_when_it_ends_and_when_it_begins_again() -> None:
    assert here(OFFICE, at(2026, 11, 20, 16)).until == at(2026, 11, 20, 17)
    assert here(OFFICE, at(2026, 11, 20, 18)).until == at(2026, 11, 23, 9)
    assert here(ALWAYS, at(2026, 11, 20, 18)) == Open(State.YES, None)
    touching = [weekly("MO", "09:00", "12:00"), weekly("MO", "12:00", "17:00")]
    assert here(touching, at(2026, 11, 23, 10)).until == at(2026, 11, 23, 17)
    assert next_opening(OFFICE, at(2026, 11, 20, 18), zone=HOME) == at(2026, 11, 23, 9)
    assert next_opening([weekly("MO", "x", "y")], at(2026, 11, 20, 18), zone=HOME) is None


CHRISTMAS = Holidays((Holiday("christmas", month=12, day=25, observed=True),))


@pytest.mark.parametrize(
    ("holidays", "state"),
    [
        ("closed", State.NO),
        ("open", State.YES),
        ("", State.HOLIDAY_UNKNOWN),
        ("perhaps", State.HOLIDAY_UNKNOWN),
    ],
)
def test_a_holiday_is_open_only_when_somebody_said_so(holidays: str, state: State) -> None:
    hours = [weekly("FR", "09:00", "17:00", holidays=holidays)]
    assert here(hours, at(2026, 12, 25, 10), CHRISTMAS).state == state
    assert here(hours, at(2026, 12, 25, 8), CHRISTMAS).state == State.NO
    assert here(hours, at(2026, 12, 18, 10), CHRISTMAS).state == State.YES


def test_day_and_night_means_holidays_too() -> None:
    assert here(ALWAYS, at(2026, 12, 25, 10), CHRISTMAS).state == State.YES


def test_the_night_before_a_holiday_goes_on_into_it() -> None:
    assert here([weekly("TH", "22:00", "06:00")], at(2026, 12, 25, 3), CHRISTMAS).state == State.YES


def test_the_form_of_the_next_version_is_the_same_hours_in_groups() -> None:
    summer = weekly("SA", "09:00", "12:00", valid_from="2026-06-01", valid_to="2026-08-31")
    made = operating_hours([*OFFICE, summer, {"description": "by appointment"}])
    assert [one["group"] for one in made] == ["regular", "2026-06-01/2026-08-31"]
    assert [one["opens_at"] for one in made] == ["9:00", "09:00"]


# --- The model: each minute of the wall clock, by dateutil's reading of RFC 5545 ---

MINUTES = st.integers(0, 1439)
DAYS_ = st.lists(st.sampled_from(DAYS), min_size=1, max_size=7, unique=True)
NTH = st.lists(
    st.tuples(st.sampled_from(["1", "2", "3", "4", "-1", "-2", ""]), st.sampled_from(DAYS)).map("".join),
    min_size=1,
    max_size=3,
    unique=True,
)
DATES = st.dates(date(2025, 11, 1), date(2026, 11, 30))


@st.composite
def schedules(draw: st.DrawFn) -> Schedule:
    monthly = draw(st.booleans())
    one: Schedule = {"freq": "MONTHLY" if monthly else "WEEKLY"}
    opens, closes = draw(MINUTES), draw(MINUTES)
    one["opens_at"], one["closes_at"] = (f"{m // 60:02}:{m % 60:02}" for m in (opens, closes))
    if monthly and draw(st.booleans()):
        one["bymonthday"] = str(draw(st.sampled_from([1, 15, 28, 31, -1])))
    else:
        one["byday"] = ",".join(draw(NTH if monthly else DAYS_))
    if draw(st.booleans()):
        one["dtstart"] = draw(DATES).isoformat()
        one["interval"] = draw(st.integers(1, 3))
        if draw(st.booleans()):
            one["count"] = draw(st.integers(1, 40))
    if draw(st.booleans()):
        one["until"] = draw(DATES).isoformat()
    if draw(st.integers(0, 3)) == 0:
        one["byweekno"] = "10,11,44,45,46"
    one["wkst"] = draw(st.sampled_from(["MO", "SU"]))
    return one


def model_days(one: Schedule) -> set[date]:
    """The days of a rule, by dateutil from its text."""
    parts = [f"FREQ={one['freq']}", f"WKST={one['wkst']}", f"INTERVAL={one.get('interval', 1)}"]
    parts += [
        f"{name.upper()}={one[name]}" for name in ("byday", "bymonthday", "byweekno", "count") if name in one
    ]
    start = date.fromisoformat(one.get("dtstart", "2025-01-01"))
    found = rrulestr(f"DTSTART:{start:%Y%m%d}\nRRULE:{';'.join(parts)}")
    last = date.fromisoformat(one.get("until", "2027-06-01"))
    return {day.date() for day in found.between(datetime(2025, 1, 1), datetime(2027, 6, 1), inc=True)  # noqa: DTZ001
            if day.date() <= last}  # fmt: skip


def model_open(one: Schedule, moment: datetime) -> bool:
    """Whether the wall clock stands between its times, on one of its days or in the night after."""
    wall = moment.astimezone(HERE)
    opens, closes = (time.fromisoformat(one[name]) for name in ("opens_at", "closes_at"))
    now, today, days = wall.time(), wall.date(), model_days(one)
    end_of_day = closes == time(23, 59)
    if closes > opens or end_of_day:
        return today in days and opens <= now and (end_of_day or now < closes)
    return (today in days and now >= opens) or (today - timedelta(days=1) in days and now < closes)


def ordinary(day: date) -> bool:
    """No night in which the clocks change, nor the day before or after: there our tests name the minute."""
    return all(
        abs((day - change).days) > 1
        for change in (date(2025, 11, 2), date(2026, 3, 8), date(2026, 11, 1), date(2027, 3, 14))
    )


@settings(max_examples=150, deadline=None)
@given(schedules(), DATES.filter(ordinary), MINUTES)
def test_every_minute_is_as_the_model_says(one: Schedule, day: date, minute: int) -> None:
    moment = datetime(day.year, day.month, day.day, minute // 60, minute % 60, tzinfo=HERE)
    found = here([one], moment)
    assert (found.state == State.YES) == model_open(one, moment), (one, moment, found)
    assert found.state in (State.YES, State.NO)


@settings(max_examples=40, deadline=None)
@given(schedules(), DATES.filter(ordinary), MINUTES)
def test_until_is_the_very_minute_at_which_it_changes(one: Schedule, day: date, minute: int) -> None:
    moment = datetime(day.year, day.month, day.day, minute // 60, minute % 60, tzinfo=HERE)
    found = here([one], moment)
    if found.until:
        before, after = here([one], found.until - timedelta(minutes=1)), here([one], found.until)
        assert before.state == found.state != after.state
        assert all(here([one], step).state == found.state for step in _between(moment, found.until))


def _between(first: datetime, last: datetime) -> Iterator[datetime]:
    span = (last - first) / 7
    return (first + span * part for part in range(7))


@settings(max_examples=100, deadline=None)
@given(st.lists(schedules(), min_size=1, max_size=3), DATES, MINUTES)
def test_the_week_holds_every_minute_at_which_it_is_open(
    many: list[Schedule], day: date, minute: int
) -> None:
    moment = datetime(day.year, day.month, day.day, minute // 60, minute % 60, tzinfo=HERE)
    moment = moment.astimezone(UTC).astimezone(HERE)
    if here(many, moment):
        now = moment.hour * 60 + moment.minute
        assert any(d == moment.weekday() and o <= now < c for d, o, c in week(many, zone=HOME)), (
            many,
            moment,
        )


WORDS_ = st.one_of(
    st.none(), st.text(max_size=12), st.integers(), st.floats(), st.lists(st.integers(), max_size=2)
)


@settings(max_examples=150, deadline=None)
@given(
    st.dictionaries(
        st.sampled_from(
            [
                "freq",
                "byday",
                "bymonthday",
                "byyearday",
                "byweekno",
                "interval",
                "count",
                "until",
                "dtstart",
                "valid_from",
                "valid_to",
                "wkst",
                "opens_at",
                "closes_at",
                "timezone",
                "timezone_name",
                "holidays",
                "description",
            ]
        ),
        WORDS_,
        max_size=12,
    )
)
def test_nothing_that_a_feed_writes_raises(one: Schedule) -> None:
    assert here([one], at(2026, 11, 23, 9)).state in State
    week([one], zone=HOME)
    operating_hours([one])


@pytest.mark.parametrize(
    ("byyearday", "freq", "state"),
    [("327", "MONTHLY", State.YES), ("328", "MONTHLY", State.NO), ("-39", "WEEKLY", State.YES)],
)
def test_days_of_the_year_count(byyearday: str, freq: str, state: State) -> None:
    one = {"freq": freq, "byyearday": byyearday, "opens_at": "09:00", "closes_at": "17:00"}
    assert here([one], at(2026, 11, 23, 9)).state == state


def test_frequencies_of_the_model_are_those_of_the_standard() -> None:
    assert (MONTHLY, WEEKLY) == (1, 2)
