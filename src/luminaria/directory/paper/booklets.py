"""The booklet as plain data: cover, what the marks mean, chapters, and where each need is met."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from zoneinfo import ZoneInfo

from luminaria.directory.queries.booklet import NOWHERE, STATEWIDE, Chapter, chapters, newest
from luminaria.directory.rules.listing import Standing
from luminaria.directory.wording import Entry, Saying, entry
from luminaria.kernel import clock
from luminaria.packs import pack
from luminaria.packs.rules import Words


@dataclass(frozen=True, slots=True)
class Edition:
    """How it is printed: in large letters; with a cover that does not say what it is for."""

    large: bool = False
    neutral: bool = False

    @property
    def name(self) -> str:
        """Its file name, without a word that tells: booklet, booklet-large, plain, plain-large."""
        return ("plain" if self.neutral else "booklet") + ("-large" if self.large else "")


EDITIONS: Mapping[str, Edition] = {
    one.name: one
    for large in (False, True)
    for neutral in (False, True)
    for one in (Edition(large, neutral),)
}


@dataclass(frozen=True, slots=True)
class Booklet:
    """Everything that stands in it. `day` is the newest day on which anything in it changed."""

    locale: str
    title: str
    day: date
    edition: Edition
    data: Mapping[str, object]


def booklet(locale: str, *, county: str = "", edition: Edition | None = None) -> Booklet:
    """The booklet of one county, or of all. Raises NotInPack for a county that the pack does not know."""
    edition = edition or Edition()
    here = pack()
    place = here.county(county, locale).full if county else here.place(locale)
    saying = Saying(locale)
    day = _day(county)
    data = _data(saying, chapters([one.id for one in here.counties(locale)], only=county))
    cover = _cover(saying, place, day, edition)
    return Booklet(locale, str(cover["title"]), day, edition, {"cover": cover, **data})


def _day(county: str) -> date:
    """In the time zone of the place; an empty booklet is of today."""
    changed = newest(county) or clock.now()
    return changed.astimezone(ZoneInfo(Saying(pack().default_locale).zone)).date()


def _cover(saying: Saying, place: str, day: date, edition: Edition) -> dict[str, object]:
    words = saying.words
    danger = pack().dock(saying.locale).danger
    neutral = "neutral_" if edition.neutral else ""
    return {
        "title": words.say(f"booklet.{neutral}title", place=place),
        "for_whom": "" if edition.neutral else words["sheet.for_whom"],
        "as_of": words.say("booklet.as_of", date=saying.day(day)),
        "changes": words["booklet.changes"],
        "keep": "" if edition.neutral else words["booklet.keep"],
        "danger": {"label": danger.label, "number": danger.display, "href": danger.href},
        "neutral": edition.neutral,
        "large": edition.large,
    }


def _data(saying: Saying, made: Iterable[Chapter]) -> dict[str, object]:
    words = saying.words
    parts = list(_parts(saying, made))
    return {
        "words": _labels(words),
        "marks": [
            {"mark": saying.say(f"standing.{one}"), "what": saying.say(f"standing_what.{one}")}
            for one in Standing
        ],
        "chapters": [part.data() for part in parts],
        "needs": _index(saying, parts),
        "none": "" if parts else words["booklet.none"],
    }


def _labels(words: Words) -> dict[str, str]:
    named = ("contents", "marks", "index", "index_how", "page", "of")
    labels = {name: words[f"booklet.{name}"] for name in named}
    facts = ("area", "hours", "languages", "who", "asks", "cost", "bring", "apply", "reach", "where", "web")
    return labels | {name: words[f"service.{name}"] for name in facts}


@dataclass(frozen=True, slots=True)
class _Part:
    """One chapter: each entry with the mark by which the index leads to it."""

    title: str
    entries: tuple[tuple[str, Entry], ...]

    def data(self) -> dict[str, object]:
        return {"title": self.title, "entries": [{"mark": mark, **asdict(one)} for mark, one in self.entries]}


def _parts(saying: Saying, made: Iterable[Chapter]) -> Iterator[_Part]:
    for number, chapter in enumerate(made):
        # Free places are left out: paper cannot be corrected.
        said = (replace(entry(facts, saying.locale), room=(), facts=()) for facts in chapter.facts)
        yield _Part(
            _title(saying, chapter.county), tuple((f"s{number}-{at}", one) for at, one in enumerate(said))
        )


def _title(saying: Saying, county: str) -> str:
    if county == STATEWIDE:
        return saying.say("whole", place=pack().place(saying.locale))
    if county == NOWHERE:
        return saying.words["booklet.nowhere"]
    full = pack().county(county, saying.locale).full
    return f"{full[:1].upper()}{full[1:]}"


def _index(saying: Saying, parts: Iterable[_Part]) -> list[dict[str, object]]:
    """Each need with the entries that help with it, in the order of the pack, then of the booklet."""
    met: dict[str, list[dict[str, str]]] = {}
    for mark, one in (found for part in parts for found in part.entries):
        for need in one.needs:
            met.setdefault(need, []).append({"name": one.name, "mark": mark})
    order = [saying.words[key] for key in saying.words if key.startswith("service.need.")]
    known = [need for need in order if need in met] + sorted(set(met) - set(order))
    return [{"need": need, "entries": met[need]} for need in known]
