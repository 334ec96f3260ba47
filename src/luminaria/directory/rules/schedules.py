"""One HSDS schedule as a rule: on which days it happens and from when to when, in its own time zone.

Source: HSDS 3.1 schedule and RFC 5545 (RECUR). Feeds write many things; what cannot be read is None here,
and "unknown" to those who ask, never an exception.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from typing import Any, Final
from zoneinfo import ZoneInfo

from dateutil.rrule import MONTHLY, WEEKLY, rrule, weekday

DAYS: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
DAY: Final = 24 * 60
_FREQUENCIES: Final = {"WEEKLY": WEEKLY, "MONTHLY": MONTHLY}
_TIME: Final = re.compile(
    r"\s*(\d{1,2}):(\d{2})(?::\d{2}(?:\.\d+)?)?\s*([ap])?\.?\s?m?\.?\s*(z|utc|[+-]\d{2}:?\d{2})?\s*",
    re.IGNORECASE,
)
_BYDAY: Final = re.compile(r"([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)")
# Nothing that is open today began before; a rule that counts from there is not worth the walk.
_EARLIEST: Final = date(1970, 1, 1)
_LONGEST_INTERVAL: Final = 600


class Unreadable(ValueError):
    """A schedule that cannot be read."""


@dataclass(frozen=True)
class Rule:
    """On which days, from when to when (minutes of that day; `closes` beyond 1440 is the next day)."""

    opens: int
    closes: int
    zone: tzinfo
    monthly: bool = False
    byday: tuple[tuple[int, int], ...] = ()
    monthdays: tuple[int, ...] = ()
    yeardays: tuple[int, ...] = ()
    weeks: tuple[int, ...] = ()
    interval: int = 1
    count: int = 0
    begins: date | None = None
    until: date | None = None
    first: date | None = None
    last: date | None = None
    week_start: int = 0
    holidays: str = ""
    said: str = field(default="", compare=False)

    @property
    def plain(self) -> bool:
        """Whether it is a simple week, every week."""
        simple = not (self.monthly or self.monthdays or self.yeardays or self.weeks or self.count)
        return simple and self.interval == 1 and not any(nth for nth, _ in self.byday)

    def valid_on(self, day: date) -> bool:
        """Whether the source vouches for the schedule on that day (valid_from, valid_to)."""
        return not (self.first and day < self.first) and not (self.last and day > self.last)

    def days(self, first: date, last: date) -> Iterator[date]:
        """The days from `first` to `last` on which it opens, in order."""
        begins = max(filter(None, (first, self.first, self.begins)))
        ends = min(filter(None, (last, self.last, self.until)))
        if begins > ends:
            return
        if self.plain:
            wanted = {day for _, day in self.byday}
            for number in range((ends - begins).days + 1):
                day = begins + timedelta(days=number)
                if day.weekday() in wanted:
                    yield day
            return
        yield from _recurring(self, begins, ends)

    def span(self, day: date) -> tuple[datetime, datetime]:
        """When it opens and closes, in UTC, if it opens on that day."""
        return _moment(day, self.opens, self.zone), _moment(day, self.closes, self.zone)


def _moment(day: date, minutes: int, zone: tzinfo) -> datetime:
    """A time on the wall in UTC. Told twice, it is the first (RFC 5545); left out, the change of clocks."""
    days, rest = divmod(minutes, DAY)
    wall = datetime(day.year, day.month, day.day, rest // 60, rest % 60) + timedelta(days=days)  # noqa: DTZ001
    moment = wall.replace(tzinfo=zone).astimezone(UTC)
    if moment.astimezone(zone).replace(tzinfo=None) == wall:
        return moment
    after = moment.astimezone(zone).utcoffset()
    while (moment - timedelta(minutes=1)).astimezone(zone).utcoffset() == after:
        moment -= timedelta(minutes=1)
    return moment


def _recurring(rule: Rule, begins: date, ends: date) -> Iterator[date]:
    start = rule.begins or begins - timedelta(days=62)
    if rule.begins and rule.interval == 1 and not rule.count and (begins - rule.begins).days > 400:
        start = begins - timedelta(days=62)
    found = _rrule(rule, start)
    for moment in found.between(_midnight(begins), _midnight(ends), inc=True):
        yield moment.date()


@lru_cache(maxsize=4096)
def _rrule(rule: Rule, start: date) -> rrule:
    return rrule(
        MONTHLY if rule.monthly else WEEKLY,
        dtstart=_midnight(start),
        interval=rule.interval,
        wkst=rule.week_start,
        count=rule.count or None,
        byweekday=[weekday(day, nth or None) for nth, day in rule.byday] or None,
        bymonthday=rule.monthdays or None,
        byyearday=rule.yeardays or None,
        byweekno=rule.weeks or None,
    )


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day)  # noqa: DTZ001 - a day of a rule has no zone


def read(schedule: Mapping[str, Any], zone: str) -> Rule | None:
    """The rule of a schedule, or None when it cannot be read. `zone` is where the directory is at home."""
    try:
        return _read(schedule, ZoneInfo(zone))
    except (Unreadable, ValueError, OverflowError, TypeError, AttributeError, KeyError, OSError):
        return None


def _read(schedule: Mapping[str, Any], home: ZoneInfo) -> Rule:
    opens, closes = clock_time(schedule.get("opens_at")), clock_time(schedule.get("closes_at"))
    if opens is None or closes is None or opens[0] >= DAY:
        raise Unreadable
    frequency = str(schedule.get("freq") or "").strip().upper()
    if frequency and frequency not in _FREQUENCIES:
        raise Unreadable
    monthly = frequency == "MONTHLY"
    begins = _day(schedule, "dtstart")
    interval = _whole(schedule, "interval") or 1
    count = _whole(schedule, "count")
    byday = _byday(schedule, monthly)
    monthdays = _numbers(schedule, "bymonthday", 31)
    if not (byday or monthdays or _numbers(schedule, "byyearday", 366)):
        byday, monthdays = _from_start(frequency, begins, monthly)
    if (not begins and (interval > 1 or count)) or (
        begins and begins < _EARLIEST and (interval > 1 or count)
    ):
        raise Unreadable
    return Rule(
        opens=opens[0],
        closes=_end(opens[0], closes[0]),
        zone=_zone(schedule, opens[1], home),
        monthly=monthly,
        byday=byday,
        monthdays=monthdays,
        yeardays=_numbers(schedule, "byyearday", 366),
        weeks=_numbers(schedule, "byweekno", 53),
        interval=interval,
        count=count,
        begins=begins,
        until=_day(schedule, "until"),
        first=_day(schedule, "valid_from"),
        last=_day(schedule, "valid_to"),
        week_start=_week_start(schedule),
        holidays=str(schedule.get("holidays") or "").strip().lower(),
        said=str(schedule.get("description") or ""),
    )


def clock_time(written: Any) -> tuple[int, str] | None:
    """Minutes after midnight and the offset as written ("" when none); None for what is no time.

    Reads 9:00, 09:00:00, 09:00-07:00, 16:00Z, 5:00 PM and 24:00.
    """
    found = _TIME.fullmatch(str(written or ""))
    if not found:
        return None
    hour, minute, half, offset = int(found[1]), int(found[2]), (found[3] or "").lower(), found[4] or ""
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "p" else 0)
    total = hour * 60 + minute
    return (total, offset.upper()) if minute < 60 and total <= DAY else None


def _end(opens: int, closes: int) -> int:
    """Minutes of the end, counted from the day's midnight. 23:59 is how many write the end of a day."""
    if closes in (DAY, DAY - 1):
        return DAY
    return closes if closes > opens else closes + DAY


def _byday(schedule: Mapping[str, Any], monthly: bool) -> tuple[tuple[int, int], ...]:
    written = str(schedule.get("byday") or "").upper()
    found = []
    for part in re.split(r"[\s,;]+", written.strip()):
        if not part:
            continue
        match = _BYDAY.fullmatch(part)
        nth = int(match[1] or 0) if match else 0
        if not match or (match[1] and nth == 0) or abs(nth) > 5 or (nth and not monthly):
            raise Unreadable
        found.append((nth, DAYS.index(match[2])))
    return tuple(dict.fromkeys(found))


def _from_start(
    frequency: str, begins: date | None, monthly: bool
) -> tuple[tuple[tuple[int, int], ...], tuple[int, ...]]:
    """RFC 5545: what a rule does not say is taken from its first day."""
    if not begins or not frequency:
        raise Unreadable
    return ((), (begins.day,)) if monthly else (((0, begins.weekday()),), ())


def _numbers(schedule: Mapping[str, Any], name: str, most: int) -> tuple[int, ...]:
    written = str(schedule.get(name) or "").strip()
    found = tuple(int(part) for part in re.split(r"[\s,;]+", written) if part)
    if any(not number or abs(number) > most for number in found):
        raise Unreadable
    return tuple(dict.fromkeys(found))


def _whole(schedule: Mapping[str, Any], name: str) -> int:
    value = schedule.get(name)
    if value in (None, ""):
        return 0
    number = float(str(value))
    if number != int(number) or not 1 <= number <= _LONGEST_INTERVAL:
        raise Unreadable
    return int(number)


def _day(schedule: Mapping[str, Any], name: str) -> date | None:
    written = str(schedule.get(name) or "").strip()
    return date.fromisoformat(written[:10]) if written else None


def _week_start(schedule: Mapping[str, Any]) -> int:
    written = str(schedule.get("wkst") or "").strip().upper()
    return DAYS.index(written) if written in DAYS else 0


def _zone(schedule: Mapping[str, Any], offset: str, home: ZoneInfo) -> tzinfo:
    """Named zone, else the offset that is written; an offset that home has in some season means home."""
    named = str(schedule.get("timezone_name") or "").strip()
    if named and offset in ("", *_offsets_of(ZoneInfo(named))):
        return ZoneInfo(named)
    if offset in ("Z", "UTC"):
        return UTC
    if offset:
        sign = -1 if offset[0] == "-" else 1
        hours, minutes = int(offset[1:3]), int(offset[-2:])
        return home if offset in _offsets_of(home) else _fixed(sign * (hours + minutes / 60))
    given = schedule.get("timezone")
    if given in (None, ""):
        return home
    hours_given = float(str(given))
    return home if hours_given in _hours_of(home) else _fixed(hours_given)


def _fixed(hours: float) -> tzinfo:
    if not -15 < hours < 15:
        raise Unreadable
    return timezone(timedelta(hours=hours))


@lru_cache(maxsize=64)
def _hours_of(zone: ZoneInfo) -> frozenset[float]:
    """The hours by which a zone differs from UTC in its seasons."""
    moments = (datetime(2026, month, 1, 12, tzinfo=zone) for month in (1, 7))
    return frozenset((moment.utcoffset() or timedelta()).total_seconds() / 3600 for moment in moments)


def _offsets_of(zone: ZoneInfo) -> tuple[str, ...]:
    found = []
    for hours in _hours_of(zone):
        whole, part = divmod(round(abs(hours) * 60), 60)
        sign = "-" if hours < 0 else "+"
        found += [f"{sign}{whole:02}:{part:02}", f"{sign}{whole:02}{part:02}"]
    return tuple(found)
