"""A service as a line of a list: its words, whether it is open now, how far, why it is there."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings

from luminaria.directory.queries.open_words import open_now
from luminaria.directory.rules.matching import REASONS
from luminaria.directory.rules.wishes import Fit, Hit
from luminaria.directory.wording import Entry, Facts, Saying, because, entry, facts_of_hit, sources
from luminaria.kernel import clock
from luminaria.packs import pack

# How far an entry can be relied upon stands beside its date; whether it is open has a line of its own.
SAID_ALREADY = frozenset({"standing"})


@dataclass(frozen=True, slots=True)
class Row:
    """One line. `open` is "" where the page stays as it is, as a published one does."""

    entry: Entry
    open: str = ""
    distance: str = ""
    why: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    against: tuple[str, ...] = ()

    @property
    def is_reachable(self) -> bool:
        """Whether any way to reach it is printed."""
        return bool(self.entry.reach or self.entry.gate_reach or self.entry.web)


def rows(facts: Iterable[Facts], locale: str) -> list[Row]:
    """Listed services as lines, in their order."""
    now = clock.now()
    return [_row(one, locale, now) for one in facts]


def _row(facts: Facts, locale: str, now: datetime) -> Row:
    return Row(entry(facts, locale), opening(facts, locale, now))


def opening(facts: Facts, locale: str, now: datetime) -> str:
    """Whether it is open now, in words; nothing on a page that is written once and stays."""
    return open_now(facts, locale, now) if settings.TAKES_FORMS else ""


def as_read(facts: Facts, locale: str) -> dict[str, object]:
    """One service as its own page shows it: the desk shows the very same."""
    return {
        "entry": entry(facts, locale),
        "open": opening(facts, locale, clock.now()),
        "sources": sources(facts.service, locale),
        "standing": facts.standing,
    }


def found(hits: Iterable[Hit], locale: str) -> list[Row]:
    """What a search found, each with its reasons in words."""
    now = clock.now()
    return [_found(hit, locale, now) for hit in hits]


def _found(hit: Hit, locale: str, now: datetime) -> Row:
    facts, saying = facts_of_hit(hit), Saying(locale)
    is_open = opening(facts, locale, now)
    said_already = SAID_ALREADY | ({"open"} if is_open else set()) | ({"place"} if hit.miles else set())
    why = {
        fit: tuple(because(one, saying) for one in hit.of(fit) if REASONS.get(one.code) not in said_already)
        for fit in Fit
    }
    return Row(
        entry=entry(facts, locale),
        open=is_open,
        distance=_distance(hit.miles, locale),
        why=why[Fit.FITS],
        unknown=why[Fit.UNKNOWN],
        against=why[Fit.AGAINST],
    )


def _distance(miles: int | None, locale: str) -> str:
    words = pack().words(locale).directory
    if not miles:
        return ""
    return words["mile"] if miles == 1 else words.say("miles", miles=miles)
