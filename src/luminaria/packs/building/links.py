"""Links that lead outside, and the days of the year."""

from datetime import date
from urllib.parse import urlsplit

from luminaria.packs.building.speech import DATE, Speech, fact, public
from luminaria.packs.rules import Day, Link, PackBroken
from luminaria.packs.source import Document, language


def links(speech: Speech, document: Document) -> dict[str, Link]:
    """Every public link by id."""
    entries = document.get("links", {}).get("link", [])
    return {entry["id"]: _link(speech, entry) for entry in public(entries)}


def _link(speech: Speech, entry: Document) -> Link:
    opened = str(entry.get("checked_on", ""))
    sentence = speech.words["link.not_checked"]
    if opened:
        sentence = speech.words.say("link.checked", date=speech.day(opened))
    return Link(
        id=entry["id"],
        url=entry["url"],
        host=urlsplit(entry["url"]).netloc.removeprefix("www."),
        title=speech.text(entry["title"]),
        about=speech.text(entry.get("about")),
        aliases=tuple(entry.get("aliases", ())),
        group=str(entry.get("group", "")),
        police=bool(entry.get("police", False)),
        faith=bool(entry.get("faith", False)),
        checked_on=_date(entry["id"], opened),
        checked=sentence,
        printed=speech.printed(entry),
        fact=fact(entry),
    )


def _date(id: str, written: str) -> date | None:
    if not written:
        return None
    if not DATE.fullmatch(written) or len(written) != 10:
        raise PackBroken(f'{id}: checked_on is a day as 2026-11-21, or "" when nobody has opened it.')
    return date.fromisoformat(written)


def calendar(speech: Speech, document: Document) -> tuple[Day, ...]:
    """Every public day that has a yearly rule, in the order of the year."""
    entries = document.get("calendar", {}).get("day", [])
    made = [_day(speech, entry) for entry in public(entries) if entry.get("rule") == "yearly"]
    return tuple(sorted(made, key=lambda day: (day.start, day.end, day.id)))


def _day(speech: Speech, entry: Document) -> Day:
    start = _month_day(entry["id"], entry["start"])
    end = _month_day(entry["id"], entry.get("end") or entry["start"])
    first, last = _said(speech, start), _said(speech, end)
    return Day(
        id=entry["id"],
        title=speech.text(entry["title"]),
        text=speech.text(entry.get("text")),
        start=start,
        end=end,
        when=first if start == end else speech.words.say("calendar.span", first=first, last=last),
        printed=speech.printed(entry),
        fact=fact(entry),
    )


def _month_day(id: str, written: str) -> tuple[int, int]:
    try:
        found = date.fromisoformat(f"2001-{written}")
    except ValueError as fault:
        raise PackBroken(f"{id}: {written} is not a day of the year. Write it as 01-31.") from fault
    return found.month, found.day


def _said(speech: Speech, day: tuple[int, int]) -> str:
    forms = language(speech.locale)
    return str(forms["day_of_year"].format(month=forms["months"][day[0] - 1], day=day[1]))
