"""Lines and pages of paper: a contact with its numbers and dates, and the page that carries some."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from luminaria.kernel import clock
from luminaria.packs import pack
from luminaria.packs.building.speech import Speech
from luminaria.packs.rules import Channel, Contact, Fact, Words
from luminaria.packs.source import Document

SPOKEN = ("call", "text", "tty", "code")


@dataclass(frozen=True, slots=True)
class Reach:
    """One way to reach somebody, in the words of the paper."""

    word: str
    number: str
    href: str


@dataclass(frozen=True, slots=True)
class Line:
    """A contact on paper: whom one reaches, how, when, and where the number comes from."""

    id: str
    title: str
    name: str
    about: str
    reach: tuple[Reach, ...]
    hours: str
    languages: str
    who: str
    sees: str
    mark: str
    dates: str


@dataclass(frozen=True, slots=True)
class Paper:
    """One card or sheet. `day` is the newest date of the facts on it; `data` makes the page."""

    kind: str
    locale: str
    title: str
    day: date
    data: Mapping[str, object]


def words(locale: str) -> Words:
    """The strings of that language."""
    return pack().words(locale)


def line(contact: Contact, locale: str) -> Line:
    """A contact as it stands on paper, with both of its dates."""
    said = words(locale)
    return Line(
        id=contact.id,
        title=contact.title,
        name=contact.name,
        about=contact.about,
        reach=tuple(reach(channel, said) for channel in contact.channels if channel.kind in SPOKEN),
        hours=contact.hours,
        languages=contact.languages,
        who=contact.who_answers,
        sees=contact.who_sees,
        mark=contact.mark,
        dates=" ".join(part for part in (contact.printed, contact.called, contact.banner(today())) if part),
    )


def reach(channel: Channel, said: Words) -> Reach:
    """A channel with the word that stands before its number."""
    word = said[f"contact.{channel.kind}"]
    if channel.kind == "text" and channel.body:
        word = said.say("contact.text_word", word=channel.body)
    return Reach(word, channel.display, channel.href)


def paper(
    kind: str,
    locale: str,
    title: str,
    shown: Iterable[Contact],
    *,
    facts: Iterable[Fact] = (),
    **data: object,
) -> Paper:
    """A page, dated by its newest fact."""
    newest = max(_days([*(contact.fact for contact in shown), *facts]), key=_day)
    as_of = words(locale).say("sheet.as_of", date=speech(locale).day(newest))
    return Paper(kind, locale, title, _day(newest), {"as_of": as_of, **data})


def _days(facts: Iterable[Fact]) -> list[str]:
    """The dates of the facts as written; a page whose facts bear none takes the day of paper.toml."""
    known = list(facts)
    written = [fact.source_date for fact in known if fact.source_date]
    called = [str(fact.called_on) for fact in known if fact.called_on]
    return written + called or [str(table().get("source_date", "1970"))]


def _day(written: str) -> date:
    """A year or a month counts from its first day."""
    return date.fromisoformat(f"{written}-01-01"[:10])


def speech(locale: str) -> Speech:
    """Writes dates in that language."""
    return Speech(locale=locale, words=words(locale), contacts={}, says={})


def table() -> Document:
    """paper.toml of the pack: which contacts stand where; empty for a pack that has no cards."""
    return dict(pack().source.document.get("paper", {}))


def today() -> date:
    """The day that tells how old a check is."""
    return clock.now().date()
