"""What people choose a contact by: situation, county, language, age, hour; and how old its check is."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from luminaria.packs.building.speech import DATE, Speech
from luminaria.packs.rules import Opening, PackBroken, Situation
from luminaria.packs.rules.opening import DAY, WEEKDAYS, Span
from luminaria.packs.source import Document

HOURS = re.compile(r"([0-2]\d:[0-5]\d)-([0-2]\d:[0-5]\d)")
BANNER_DAYS = 180


@dataclass(frozen=True)
class Clocks:
    """What pack.toml says of one contact's age. `banner_days` is 0 when no banner is due, ever."""

    testable: bool
    never_hidden: bool
    banner_days: int
    zone: str


def clocks(document: Document, id: str) -> Clocks:
    """The clocks of one contact: a number that must never be called as a test has no banner."""
    said = document["pack"].get("clocks", {})
    testable = id not in said.get("never_called", ())
    return Clocks(
        testable=testable,
        never_hidden=id in said.get("never_hidden", ()),
        banner_days=int(said.get("banner_days", BANNER_DAYS)) if testable else 0,
        zone=str(document["pack"].get("timezone", "UTC")),
    )


def counties(entry: Document) -> tuple[str, ...]:
    """Ids of counties, or ("all",)."""
    said = entry.get("counties", ())
    return (said,) if isinstance(said, str) else tuple(said)


def ages(entry: Document) -> tuple[int, int] | None:
    """The youngest and the oldest that it is there for; None for every age. Raises PackBroken."""
    said = entry.get("ages")
    if said is None:
        return None
    if len(said) != 2 or not 0 <= said[0] <= said[1]:
        raise PackBroken(f"{entry['id']}: ages is the youngest and the oldest, as [12, 21].")
    return int(said[0]), int(said[1])


def opening(entry: Document, zone: str) -> Opening | None:
    """The hours as data; None when they are not known. Raises PackBroken."""
    said = entry.get("open")
    if not said:
        return None
    zone = str(said.get("timezone", zone))
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError) as fault:
        raise PackBroken(f"{zone} is not a time zone. Write it as America/Denver.") from fault
    unknown = set(said) - {"always", "timezone", *WEEKDAYS}
    if unknown:
        raise PackBroken(f"open knows always, timezone and {', '.join(WEEKDAYS)}; not {sorted(unknown)[0]}.")
    week = tuple(tuple(_span(hours) for hours in said.get(day, ())) for day in WEEKDAYS)
    return Opening(zone=zone, always=bool(said.get("always", False)), week=week)


def _span(hours: Any) -> Span:
    found = HOURS.fullmatch(str(hours))
    start, end = (_minutes(found[1]), _minutes(found[2])) if found else (DAY, DAY)
    if start >= DAY or end > DAY:
        raise PackBroken(f'{hours} are no hours. Write them as "09:00-17:00"; "22:00-06:00" ends next day.')
    return start, end


def _minutes(clock_time: str) -> int:
    hour, minute = clock_time.split(":")
    return 60 * int(hour) + int(minute)


def last_check(entry: Document) -> date | None:
    """The day of the newest call or look, the earliest day that the note allows; None for no note."""
    noted = [earliest(written) for written in _noted(entry)]
    return max(noted, default=None)


def last_checked(speech: Speech, entry: Document) -> str:
    """The same as a sentence."""
    newest = max(_noted(entry), key=earliest, default="")
    if not newest:
        return speech.words["contact.last_checked_never"]
    key = "contact.last_checked_on" if len(newest) == 10 else "contact.last_checked_in"
    return speech.words.say(key, date=speech.day(newest))


def _noted(entry: Document) -> list[str]:
    noted = [str(channel.get("checked", "")) for channel in entry.get("channel", [])]
    noted.append(str(entry.get("called", {}).get("on", "")))
    return [written for written in noted if written]


def earliest(written: str) -> date:
    """The first day that a date may mean: "2024" is the first of January. Raises PackBroken."""
    if not DATE.fullmatch(written):
        raise PackBroken(f"{written} is not a date. Write YYYY, YYYY-MM or YYYY-MM-DD.")
    return date.fromisoformat(written + "-01-01"[len(written) - 4 :])


def situations(speech: Speech, document: Document) -> tuple[Situation, ...]:
    """Why people turn to someone, in the order of situations.toml."""
    entries = document.get("situations", {}).get("situation", [])
    return tuple(Situation(entry["id"], speech.text(entry["label"])) for entry in entries)
