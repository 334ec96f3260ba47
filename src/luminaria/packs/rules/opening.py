"""When a line is answered: day and night, or a week with hours, in the line's own time zone."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
DAY = 24 * 60
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Opening:
    """`week` has seven days from Monday; each a list of (from, to) in minutes after midnight.

    A span that ends at or before its start goes on into the next day.
    """

    zone: str
    always: bool = False
    week: tuple[tuple[Span, ...], ...] = ((),) * 7

    def open_at(self, moment: datetime) -> bool:
        """Whether it is answered at that moment: by the clock on the wall there, whatever its season."""
        if self.always:
            return True
        here = moment.astimezone(ZoneInfo(self.zone))
        minute, weekday = here.hour * 60 + here.minute, here.weekday()
        today = any(_covers(span, minute) for span in self.week[weekday])
        return today or any(_covers(span, minute + DAY) for span in self.week[weekday - 1])


def _covers(span: Span, minute: int) -> bool:
    start, end = span
    return start <= minute < (end if end > start else end + DAY)
