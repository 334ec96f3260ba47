"""The day where the people are, by which "today" is said at the desk."""

from datetime import datetime
from zoneinfo import ZoneInfo

from luminaria.kernel import clock
from luminaria.packs import pack


def here(moment: datetime) -> datetime:
    """The moment on the clocks of the pack's place."""
    return moment.astimezone(ZoneInfo(str(pack().source.document["pack"].get("timezone", "UTC"))))


def since_midnight() -> datetime:
    """The beginning of this day, here."""
    return here(clock.now()).replace(hour=0, minute=0, second=0, microsecond=0)


def is_today(moment: datetime) -> bool:
    """Whether it was on this day, here."""
    return moment >= since_midnight()
