"""Hours as people say them, in every language of the pack; open until when."""

from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from luminaria.directory.queries.open_words import open_now
from luminaria.directory.rules.hour_words import in_words
from luminaria.directory.wording import Facts, entry
from luminaria.packs import pack

HERE = ZoneInfo("America/Denver")
WEEKDAYS, ALL = "MO,TU,WE,TH,FR", "MO,TU,WE,TH,FR,SA,SU"
Schedule = dict[str, Any]


def weekly(days: str, opens: str, closes: str, **more: Any) -> Schedule:
    return {"freq": "WEEKLY", "byday": days, "opens_at": opens, "closes_at": closes} | more


def said(*schedules: Schedule, locale: str = "en") -> tuple[str, ...]:
    return in_words(schedules, pack().words(locale).hours, zone="America/Denver")


@pytest.mark.parametrize(
    ("schedules", "lines"),
    [
        ([weekly(WEEKDAYS, "09:00", "17:00")], ("Monday to Friday: 9 a.m. to 5 p.m.",)),
        ([weekly("MO,TU,TH", "08:30", "12:00")], ("Monday, Tuesday and Thursday: 8:30 a.m. to noon",)),
        ([weekly("SA,SU", "10:00", "00:00")], ("Saturday and Sunday: 10 a.m. to midnight",)),
        ([weekly("FR", "22:00", "06:00")], ("Friday: 10 p.m. to 6 a.m.",)),  # across midnight
        ([weekly("SU", "22:00", "06:00")], ("Sunday: 10 p.m. to 6 a.m.",)),  # across the end of the week
        ([weekly(ALL, "00:00", "24:00")], ("Day and night, every day",)),
        ([weekly(ALL, "00:00", "23:59")], ("Day and night, every day",)),
        ([weekly("MO", "00:00", "24:00")], ("Monday: all day and night",)),
        (
            [weekly("MO", "13:00", "17:00"), weekly("MO", "09:00", "12:00")],
            ("Monday: 9 a.m. to noon and 1 p.m. to 5 p.m.",),
        ),
        (
            [weekly("SA", "10:00", "14:00"), weekly("MO,TU,WE", "09:00", "17:00")],
            ("Monday to Wednesday: 9 a.m. to 5 p.m.", "Saturday: 10 a.m. to 2 p.m."),
        ),
        (
            [weekly("MO", "09:00", "17:00", holidays="closed")],
            ("Monday: 9 a.m. to 5 p.m.", "Closed on holidays"),
        ),
        (
            [weekly("MO", "09:00", "17:00", holidays="open")],
            ("Monday: 9 a.m. to 5 p.m.", "Open on holidays too"),
        ),
        (
            [weekly("MO", "09:00", "17:00", holidays="open"), weekly("TU", "09:00", "17:00")],
            ("Monday and Tuesday: 9 a.m. to 5 p.m.",),  # of one day nobody knows
        ),
        (
            [weekly("MO", "09:00", "17:00", interval=2, dtstart="2026-11-02")],
            ("Monday, every 2 weeks: 9 a.m. to 5 p.m.",),
        ),
        (
            [{"freq": "MONTHLY", "byday": "2TU", "opens_at": "18:00", "closes_at": "20:00"}],
            ("Second Tuesday of the month: 6 p.m. to 8 p.m.",),
        ),
        (
            [{"freq": "MONTHLY", "byday": "-1FR", "opens_at": "09:00", "closes_at": "12:00"}],
            ("Last Friday of the month: 9 a.m. to noon",),
        ),
        (
            [{"freq": "MONTHLY", "bymonthday": "1,15", "opens_at": "09:00", "closes_at": "12:00"}],
            ("Day 1 of the month and Day 15 of the month: 9 a.m. to noon",),
        ),
        ([{"description": "When the lamp is lit."}], ("When the lamp is lit.",)),
        ([weekly("MO", "nine", "17:00")], ()),
        ([], ()),
    ],
)
def test_hours_are_said_as_people_say_them(schedules: list[Schedule], lines: tuple[str, ...]) -> None:
    assert said(*schedules) == lines


def test_the_same_hours_in_every_language_of_the_pack() -> None:
    hours = [weekly(WEEKDAYS, "09:00", "12:00", holidays="closed"), weekly("FR,SA", "22:00", "06:00")]
    for locale in pack().locales:
        lines = said(*hours, locale=locale)
        assert len(lines) == 3 and all(lines) and not any("{" in line for line in lines)
    assert "lunes a jueves" in said(*hours, locale="es")[0].casefold()


@pytest.mark.parametrize(
    ("bounds", "tail"),
    [
        ({"valid_from": "2026-12-01"}, "from December 1, 2026"),
        ({"valid_to": "2027-02-28"}, "until February 28, 2027"),
        ({"valid_from": "2026-12-01", "valid_to": "2027-02-28"}, "December 1, 2026 to February 28, 2027"),
    ],
)
def test_hours_of_a_season_say_their_days_as_people_write_them(bounds: Schedule, tail: str) -> None:
    service = {"id": "1", "name": "Owl", "schedules": [weekly("MO", "18:00", "06:00", **bounds)]}
    listed = Facts(service=service, standing="PRINTED")
    assert entry(listed, "en").hours == (f"Monday: 6 p.m. to 6 a.m. ({tail})",)
    assert "diciembre" in entry(listed, "es").hours[0] or "febrero" in entry(listed, "es").hours[0]


@pytest.mark.parametrize("day", [date(2026, 3, 8), date(2026, 11, 1)], ids=["an hour less", "an hour twice"])
def test_the_words_of_a_week_do_not_move_with_the_clocks(day: date) -> None:
    hours = weekly("SU", "01:00", "04:00", dtstart=day.isoformat())
    assert said(hours) == ("Sunday: 1 a.m. to 4 a.m.",)


def _open(hours: Schedule, *moment: int, locale: str = "en", fold: int = 0) -> str:
    now = datetime(*moment, tzinfo=HERE, fold=fold).astimezone(UTC)  # type: ignore[misc, arg-type]
    return open_now(Facts(service={"id": "1", "name": "Owl", "schedules": [hours]}), locale, now)


NIGHT = weekly(ALL, "20:00", "06:00", holidays="open")
OFFICE = weekly(WEEKDAYS, "09:00", "17:00")


def test_open_until_is_said_across_midnight_and_the_change_of_clocks() -> None:
    evening, morning = _open(NIGHT, 2026, 11, 17, 23), _open(NIGHT, 2026, 11, 18, 5)
    assert "Wednesday" in evening and "6 a.m." in evening
    assert "6 a.m." in morning and "Wednesday" not in morning
    # The night of an hour less, and of an hour twice: on the wall it is 6 all the same.
    for moment in ((2026, 3, 8, 1, 30), (2026, 11, 1, 1, 30)):
        assert "6 a.m." in _open(NIGHT, *moment)
    assert _open(NIGHT, 2026, 11, 1, 1, 30, fold=1) == _open(NIGHT, 2026, 11, 1, 1, 30)
    assert "midnight" in _open(weekly(ALL, "10:00", "24:00", holidays="open"), 2026, 11, 17, 23)


def test_closed_says_when_it_opens_and_a_holiday_that_nobody_told_of_says_call() -> None:
    assert "9 a.m." in _open(OFFICE, 2026, 11, 17, 8)
    friday = _open(OFFICE, 2026, 11, 13, 18)
    assert "Monday" in friday and "9 a.m." in friday
    thanksgiving = (2026, 11, 26, 12)
    for locale in ("en", "es"):
        assert _open(OFFICE, *thanksgiving, locale=locale) == pack().words(locale).directory["holiday"]
    assert "6 a.m." in _open(NIGHT, 2026, 11, 26, 23)  # it said that it is open on holidays
    assert _open({"description": "Ask."}, 2026, 11, 17, 8) == ""
