"""How far an entry can be relied upon, in words, with its dates; and whether there is room."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Final

from luminaria.directory.rules.listing import Document, Standing
from luminaria.directory.wording.saying import Saying, table, tables, text

# What a service said about its room holds for so long; then only the day is told, never a number.
ROOM_HOLDS: Final = timedelta(days=2)


def mark(standing: str, saying: Saying) -> str:
    """The mark of an entry."""
    return saying.say(f"standing.{standing}")


def dated(document: Document, standing: str, checked_on: date | None, saying: Saying) -> tuple[str, str]:
    """Two dates, never one: who printed it and when, and when somebody asked the service."""
    asked = standing == Standing.CONFIRMED
    printed = _printed(document, saying)
    if not printed and not asked:
        printed = _looked(standing, checked_on, saying)
    called = _looked(standing, checked_on, saying) if asked else saying.words["contact.not_called"]
    return printed, called


def _looked(standing: str, checked_on: date | None, saying: Saying) -> str:
    if checked_on is None:
        return saying.say("dated.never")
    return saying.say(f"dated.{standing}", date=saying.day(checked_on))


def sources(document: Document, locale: str) -> list[dict[str, str]]:
    """Where it was read, in words of that language: who published it, and what it is called."""
    saying = Saying(locale)
    return [
        {"publisher": text(one.get("publisher")), "name": saying.own(one, "name")}
        for one in tables(document.get("sources"))
    ]


def _printed(document: Document, saying: Saying) -> str:
    source = next(iter(tables(document.get("sources"))), {})
    who = text(source.get("publisher")) or saying.own(source, "name")
    if not who:
        return ""
    written = text(source.get("date"))
    day = saying.day(written) if written else saying.words["contact.no_date"]
    return saying.words.say("contact.printed", who=who, date=day)


def facts(document: Document, saying: Saying) -> tuple[tuple[str, str, str], ...]:
    """Each fact that was checked: what, how, and the day."""
    return tuple(_facts(document, saying))


def _facts(document: Document, saying: Saying) -> Iterator[tuple[str, str, str]]:
    for one in tables(document.get("verification")):
        name, day = text(one.get("field")), text(one.get("checked_on"))
        if name and day:
            method = text(one.get("method")).casefold()
            how = saying.named("method", method) if method else ""
            yield saying.named("fact", name), how, saying.day(day)


def room(document: Document, today: date, saying: Saying) -> tuple[str, ...]:
    """What was told about free places, always with its day; a number only while it is new."""
    return tuple(line for one in tables(document.get("capacities")) if (line := _room(one, today, saying)))


def _room(capacity: Document, today: date, saying: Saying) -> str:
    try:
        told = datetime.fromisoformat(text(capacity.get("updated"))).date()
    except ValueError:
        return ""
    if today - told > ROOM_HOLDS:
        return saying.say("room_old", date=saying.day(told))
    free = capacity.get("available")
    if not isinstance(free, int | float) or free <= 0:
        return saying.say("room_none", date=saying.day(told))
    unit = saying.own(table(capacity.get("unit")), "name")
    return saying.say("room_free", number=f"{free:g}", unit=unit, date=saying.day(told))
