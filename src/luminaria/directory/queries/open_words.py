"""Whether a listed service is open at this moment, in words. What nobody knows is not said to be closed."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from luminaria.directory.queries.opening import open_at, zone
from luminaria.directory.rules.hours import Open, State
from luminaria.directory.wording import Facts
from luminaria.packs import pack

NOON = 12


def open_now(facts: Facts, locale: str, now: datetime) -> str:
    """Open until, or closed until; "" where nobody knows."""
    found = open_at(facts.service, facts.places, now)
    words = pack().words(locale).directory
    if found.state == State.UNKNOWN:
        return ""
    if found.state == State.HOLIDAY_UNKNOWN:
        return words["holiday"]
    return _said(found, "open" if found else "closed", now.astimezone(ZoneInfo(zone())), locale)


def _said(found: Open, key: str, now: datetime, locale: str) -> str:
    words = pack().words(locale).directory
    if found.until is None:
        return words[f"{key}_now"]
    until = found.until.astimezone(now.tzinfo)
    # Until midnight is said of the day that ends then.
    day = (until - timedelta(minutes=1)).date() if key == "open" else until.date()
    if day == now.date():
        return words.say(f"{key}_today", time=_time(until, locale))
    named = pack().words(locale)[f"hours.day.{day.weekday()}"]
    return words.say(f"{key}_until", day=named, time=_time(until, locale))


def _time(moment: datetime, locale: str) -> str:
    words = pack().words(locale).hours
    if moment.hour % NOON == moment.minute == 0:
        return words["noon" if moment.hour else "midnight"]
    hour = moment.hour % NOON or NOON
    shown = f"{hour}:{moment.minute:02}" if moment.minute else str(hour)
    return words.say("time_am" if moment.hour < NOON else "time_pm", time=shown)
