"""Days as people here count them: a release that runs "until Saturday" ends when that Saturday does."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from luminaria.packs import pack


def zone() -> ZoneInfo:
    """The time zone of the jurisdiction."""
    return ZoneInfo(str(pack().source.document["pack"].get("timezone", "UTC")))


def local_day(moment: datetime) -> date:
    """The day that `moment` falls on here."""
    return moment.astimezone(zone()).date()


def end_of(day: date) -> datetime:
    """The first moment after `day`, here."""
    return datetime.combine(day + timedelta(days=1), time(), tzinfo=zone())


def last_day(expires_at: datetime) -> date:
    """The last day on which something that ends at `expires_at` can be read."""
    return local_day(expires_at - timedelta(microseconds=1))


def spoken(day: date) -> str:
    """A day in words: "Sat 5 Dec 2026"."""
    return f"{day:%a} {day.day} {day:%b %Y}"
