"""Holidays by rule: which days of any year are holidays here. The rules are a pack's data (holidays.toml)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from typing import Any, Final

from dateutil.easter import easter

_MONDAY, _FRIDAY, _SATURDAY, _SUNDAY = 0, 4, 5, 6
WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


@dataclass(frozen=True)
class Holiday:
    """One holiday. A day of a month, or the nth weekday of it (-1 is the last), or days from Easter Sunday.

    `after` moves it on by days from there (the day after the fourth Thursday). `observed` moves a Saturday
    to the Friday before and a Sunday to the Monday after; the day itself stays a holiday.
    """

    id: str
    month: int = 0
    day: int = 0
    nth: int = 0
    weekday: str = ""
    easter: int | None = None
    after: int = 0
    observed: bool = False

    def days(self, year: int) -> tuple[date, ...]:
        """The days on which it is kept in a year."""
        day = self._day(year) + timedelta(days=self.after)
        if not self.observed or day.weekday() < _SATURDAY:
            return (day,)
        return (day, day + timedelta(days=-1 if day.weekday() == _SATURDAY else 1))

    def _day(self, year: int) -> date:
        if self.easter is not None:
            return easter(year) + timedelta(days=self.easter)
        if not self.weekday:
            return date(year, self.month, self.day)
        return _nth(year, self.month, WEEKDAYS.index(self.weekday), self.nth)


def _nth(year: int, month: int, weekday: int, nth: int) -> date:
    if nth > 0:
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))
    last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    return last - timedelta(days=(last.weekday() - weekday) % 7 + 7 * (-nth - 1))


@dataclass(frozen=True)
class Holidays:
    """The holidays of a place."""

    kept: tuple[Holiday, ...] = field(default_factory=tuple)

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and day in _days(self, day.year)

    def on(self, day: date) -> str:
        """The id of the holiday on a day, or ""."""
        return _days(self, day.year).get(day, "")

    @classmethod
    def of(cls, entries: Iterable[Mapping[str, Any]]) -> "Holidays":
        """Holidays as a pack writes them. Raises ValueError or TypeError for one that has no day."""
        names = ("id", "month", "day", "nth", "weekday", "easter", "after", "observed")
        return cls(tuple(_checked(Holiday(**{n: one[n] for n in names if n in one})) for one in entries))


NO_HOLIDAYS: Final = Holidays()


def _checked(holiday: Holiday) -> Holiday:
    try:
        holiday.days(2028)
        holiday.days(2027)
    except (ValueError, TypeError, OverflowError) as fault:
        raise ValueError(f"The holiday {holiday.id} has no day: {fault}.") from fault
    return holiday


@lru_cache(maxsize=256)
def _days(holidays: Holidays, year: int) -> dict[date, str]:
    """A day may be observed in the year before or after its own: January 1st on a Saturday."""
    return {
        day: holiday.id
        for holiday in reversed(holidays.kept)
        for near in (year - 1, year + 1, year)
        for day in holiday.days(near)
        if day.year == year
    }
