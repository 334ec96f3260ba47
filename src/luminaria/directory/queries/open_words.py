"""Whether a listed service is open at this moment, in words. What nobody knows is not said to be closed."""

from datetime import datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from django.utils import dates, translation

from luminaria.directory.rules.holidays import Holidays
from luminaria.directory.rules.hours import Open, State, is_open
from luminaria.directory.wording import Facts
from luminaria.packs import Pack, pack

NOON = 12


def open_now(facts: Facts, locale: str, now: datetime) -> str:
    """Open until, or closed until; "" where nobody knows."""
    here = pack()
    zone = str(here.source.document["pack"].get("timezone", "UTC"))
    found = is_open(_schedules(facts), now, _holidays(here), zone=zone)
    words = here.words(locale).directory
    if found.state == State.UNKNOWN:
        return ""
    if found.state == State.HOLIDAY_UNKNOWN:
        return words["holiday"]
    key = "open" if found else "closed"
    return _said(found, key, now.astimezone(ZoneInfo(zone)), locale)


def _schedules(facts: Facts) -> list[dict[str, object]]:
    """The service's own hours; where it has none, those of its only place."""
    own = facts.service.get("schedules")
    if not own and len(facts.places) == 1:
        at = facts.places[0]
        own = at.get("schedules") or (at.get("location") or {}).get("schedules")
    return [one for one in own or () if isinstance(one, dict)]


@lru_cache(maxsize=8)
def _holidays(here: Pack) -> Holidays:
    return Holidays.of(here.source.document.get("holidays", {}).get("holiday", ()))


def _said(found: Open, key: str, now: datetime, locale: str) -> str:
    words = pack().words(locale).directory
    if found.until is None:
        return words[f"{key}_now"]
    until = found.until.astimezone(now.tzinfo)
    # Until midnight is said of the day that ends then.
    day = (until - timedelta(minutes=1)).date() if key == "open" else until.date()
    if day == now.date():
        return words.say(f"{key}_today", time=_time(until, locale))
    with translation.override(locale):
        named = str(dates.WEEKDAYS[day.weekday()])
    return words.say(f"{key}_until", day=named, time=_time(until, locale))


def _time(moment: datetime, locale: str) -> str:
    hour = moment.hour % NOON or NOON
    shown = f"{hour}:{moment.minute:02}" if moment.minute else str(hour)
    half = "clock_am" if moment.hour < NOON else "clock_pm"
    return pack().words(locale).directory.say(half, time=shown)
