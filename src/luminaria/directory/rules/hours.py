"""Whether somebody is there now, when next, and how an ordinary week looks. Every time is aware.

What is open is reckoned in UTC from rules in local time, so that midnight, the end of a week, twenty-four
hours and both changes of clocks come out right. What cannot be read says UNKNOWN, never "closed".
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Any, Final
from zoneinfo import ZoneInfo

from luminaria.directory.rules.holidays import NO_HOLIDAYS, Holidays
from luminaria.directory.rules.schedules import DAY, DAYS, Rule, read

_AHEAD: Final = 8
_FARTHEST: Final = 62


class State(StrEnum):
    """HOLIDAY_UNKNOWN: the hours say open, today is a holiday, and nobody has said whether that counts."""

    YES = "YES"
    NO = "NO"
    UNKNOWN = "UNKNOWN"
    HOLIDAY_UNKNOWN = "HOLIDAY_UNKNOWN"


@dataclass(frozen=True)
class Open:
    """How it is at one moment. `until` is when that ends (UTC); None for never or not known."""

    state: State
    until: datetime | None = None

    def __bool__(self) -> bool:
        return self.state == State.YES


Schedules = Iterable[Mapping[str, Any]]
Span = tuple[datetime, datetime]


def is_open(
    schedules: Schedules, at: datetime, holidays: Holidays = NO_HOLIDAYS, *, zone: str = "UTC"
) -> Open:
    """Whether it is open at an aware moment. `zone` (IANA) counts where a schedule names none.

    Hours that their source vouched for until yesterday (`valid_to`) are UNKNOWN today; a rule that has run
    out (`until`, `count`) is closed.
    """
    given = [read(one, zone) for one in schedules]
    at = at.astimezone(UTC)
    rules = [rule for rule in given if rule]
    sure, unsure = _spans(rules, at, holidays, _AHEAD)
    if (until := _end_of(sure, at)) is not None:
        return Open(State.YES, until if until < at + timedelta(days=_AHEAD - 1) else None)
    if (until := _end_of(unsure, at)) is not None:
        return Open(State.HOLIDAY_UNKNOWN, until)
    if len(rules) < len(given) or not any(rule.valid_on(at.astimezone(rule.zone).date()) for rule in rules):
        return Open(State.UNKNOWN)
    return Open(State.NO, _next(rules, at, holidays))


def next_opening(
    schedules: Schedules, at: datetime, holidays: Holidays = NO_HOLIDAYS, *, zone: str = "UTC"
) -> datetime | None:
    """When it surely opens next after `at` (UTC), within two months; None when nothing is known."""
    rules = [rule for one in schedules if (rule := read(one, zone))]
    return _next(rules, at.astimezone(UTC), holidays)


def _next(rules: list[Rule], at: datetime, holidays: Holidays) -> datetime | None:
    for ahead in (_AHEAD, _FARTHEST):
        sure, _ = _spans(rules, at, holidays, ahead)
        if coming := [start for start, stop in sure if at < start < stop]:
            return min(coming)
    return None


def _spans(
    rules: Iterable[Rule], at: datetime, holidays: Holidays, ahead: int
) -> tuple[list[Span], list[Span]]:
    """Spans around `at` that are sure, and those that a holiday makes unsure, each in order."""
    sure: list[Span] = []
    unsure: list[Span] = []
    for rule in rules:
        here = at.astimezone(rule.zone).date()
        for day in rule.days(here - timedelta(days=2), here + timedelta(days=ahead)):
            if day not in holidays or rule.holidays == "open" or _always(rule):
                sure.append(rule.span(day))
            elif rule.holidays != "closed":
                unsure.append(rule.span(day))
    return sorted(sure), sorted(unsure)


def _always(rule: Rule) -> bool:
    """Day and night, each day: who says so means holidays too."""
    return rule.plain and rule.closes - rule.opens >= DAY and len({day for _, day in rule.byday}) == len(DAYS)


def _end_of(spans: list[Span], at: datetime) -> datetime | None:
    """When the stretch that holds `at` ends, over spans that touch or overlap; None when none holds it."""
    end: datetime | None = None
    for start, stop in spans:
        if end is None:
            end = stop if start <= at < stop else None
        elif start <= end:
            end = max(end, stop)
    return end


def week(schedules: Schedules, *, zone: str = "UTC") -> tuple[tuple[int, int, int], ...]:
    """Stretches of an ordinary week in which it may be open: (weekday, opens, closes), in minutes, at home.

    A search narrows by them before it reckons: they hold every moment at which `is_open` could say yes or
    "a holiday". A rule in another zone may mean any time of any day.
    """
    home = ZoneInfo(zone)
    found: set[tuple[int, int, int]] = set()
    for one in schedules:
        rule = read(one, zone)
        if rule and rule.zone == home:
            for day in {day for _, day in rule.byday} or set(range(7)):
                found |= set(_stretches(day, rule.opens, rule.closes))
        elif rule:
            found |= {(day, 0, DAY) for day in range(7)}
    return tuple(sorted(found))


def _stretches(day: int, opens: int, closes: int) -> Iterator[tuple[int, int, int]]:
    yield day, opens, min(closes, DAY)
    if closes > DAY:
        yield (day + 1) % 7, 0, closes - DAY


def operating_hours(schedules: Schedules) -> list[dict[str, Any]]:
    """The same hours as HSDS 3.3 has them: `operating_hours`, whose entries are schedules with a `group`.

    Source: openreferral/specification, pull request 594 (schedule.group; service.schedules gives way to
    service.operating_hours and service.events). Entries of one validity make one group; without a time of
    opening an entry is no operating hour. That the field lists of 3.3 stay so is unverified.
    """
    found = []
    for one in schedules:
        if not one.get("opens_at"):
            continue
        window = "/".join(str(one.get(name) or "") for name in ("valid_from", "valid_to"))
        group = str(one.get("group") or ("regular" if window == "/" else window))
        found.append({**one, "group": group})
    return found
