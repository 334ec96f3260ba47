"""A service as a line of a list: its words, whether it is open now, how far, why it is there."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings

from luminaria.directory.queries.open_words import open_now
from luminaria.directory.rules.wishes import Fit, Hit, Reason
from luminaria.directory.wording import Entry, Facts, entry
from luminaria.kernel import clock
from luminaria.packs import pack


@dataclass(frozen=True, slots=True)
class Row:
    """One line. `open` is "" where the page stays as it is, as a published one does."""

    entry: Entry
    open: str = ""
    distance: str = ""
    why: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    against: tuple[str, ...] = ()


def rows(facts: Iterable[Facts], locale: str) -> list[Row]:
    """Listed services as lines, in their order."""
    now = clock.now()
    return [_row(one, locale, now) for one in facts]


def _row(facts: Facts, locale: str, now: datetime) -> Row:
    return Row(entry(facts, locale), opening(facts, locale, now))


def opening(facts: Facts, locale: str, now: datetime) -> str:
    """Whether it is open now, in words; nothing on a page that is written once and stays."""
    return open_now(facts, locale, now) if settings.TAKES_FORMS else ""


def found(hits: Iterable[Hit], locale: str) -> list[Row]:
    """What a search found, each with its reasons in words."""
    now = clock.now()
    return [_found(hit, locale, now) for hit in hits]


def _found(hit: Hit, locale: str, now: datetime) -> Row:
    facts = Facts(
        service=hit.document | {"id": str(hit.service_id)},
        organization={"name": hit.organization} if hit.organization else None,
        places=hit.places,
        standing=hit.standing,
        checked_on=hit.checked_on,
        statewide=hit.statewide,
        counties=hit.counties,
    )
    said = {fit: tuple(_words(reason, locale) for reason in hit.of(fit)) for fit in Fit}
    return Row(
        entry=entry(facts, locale),
        open=opening(facts, locale, now),
        distance=_distance(hit.miles, locale),
        why=said[Fit.FITS],
        unknown=said[Fit.UNKNOWN],
        against=said[Fit.AGAINST],
    )


def _distance(miles: int | None, locale: str) -> str:
    words = pack().words(locale).directory
    if miles is None:
        return ""
    return words.say("miles", miles=miles) if miles else words["here"]


def _words(reason: Reason, locale: str) -> str:
    return pack().words(locale).reason.say(reason.code, **_named(reason.values, locale))


def _named(values: Mapping[str, str], locale: str) -> dict[str, str]:
    """The values of a sentence, their codes as words."""
    words, here = pack().words(locale), pack()
    counties = {county.id: county.name for county in here.counties(locale)}

    def named(name: str, value: str) -> str:
        if name == "county":
            return counties.get(value, value)
        key = f"service.{name}.{value}"
        return words.get(key, value)

    return {name: named(name, str(value)) for name, value in values.items()}
