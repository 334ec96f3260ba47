"""Days and months that come back every year."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from luminaria.packs.rules.facts import Fact


@dataclass(frozen=True, slots=True)
class Day:
    """A day, or a span of days. `start` and `end` are (month, day); a span may cross the new year.

    `when` says it in the reader's language: "January 11", "January 1 to January 31".
    """

    id: str
    title: str
    text: str
    start: tuple[int, int]
    end: tuple[int, int]
    when: str
    printed: str
    fact: Fact

    def next_on(self, today: date) -> date:
        """The first day of the span that holds `today`, else of the next one."""
        for year in (today.year - 1, today.year):
            if today <= self._last(year):
                return date(year, *self.start)
        return date(today.year + 1, *self.start)

    def is_on(self, today: date) -> bool:
        """True when `today` is in the span."""
        return self.next_on(today) <= today

    def _last(self, year: int) -> date:
        return date(year + (self.end < self.start), *self.end)


def upcoming(days: Iterable[Day], today: date) -> tuple[Day, ...]:
    """The days, the one that is on or comes next first."""
    return tuple(sorted(days, key=lambda day: (day.next_on(today), day.end, day.id)))
