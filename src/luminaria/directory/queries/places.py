"""Where distance is measured from: a town, county or postcode that anybody may name; never a reader's place.

A town or postcode stands where the published places in it stand on average; one without any stands at a point
inside its county. Nothing that is not listed is looked at.
"""

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from django.db.models import Avg, QuerySet

from luminaria.directory.models import ListingPlace
from luminaria.directory.rules.wishes import Origin
from luminaria.packs import Pack, pack
from luminaria.packs.rules import County
from luminaria.packs.typed import plain, steps

POSTCODE = re.compile(r"(?<!\d)(\d{5})(?:-\d{4})?(?!\d)")
MOST_PLACES = 200
# About two thirds of a mile: an average of few places is no finer than that.
DECIMALS = 2
SHORTEST_MISSPELT = 5
LONGEST_TYPED = 200
Point = tuple[float, float]


@dataclass(frozen=True)
class Named:
    """A name that somebody may type, and what it names. `town` is "" for the county itself."""

    town: str
    county: County


def origin(text: str, locale: str = "") -> Origin | tuple[Origin, ...] | None:
    """The place that was typed; several where a name stands for several; None for one that nobody knows."""
    text = text[:LONGEST_TYPED]
    if code := POSTCODE.search(text):
        return _postcode(code.group(1))
    found = _origins(plain(text), pack(), locale or pack().default_locale)
    return found[0] if len(found) == 1 else found or None


def _origins(typed: str, here: Pack, locale: str) -> tuple[Origin, ...]:
    names = _names(here, locale)
    named = names.get(typed) or _inside(typed, names) or _misspelt(typed, names)
    towns = {one.county.id for one in named if one.town}
    kept = [one for one in named if one.town or one.county.id not in towns]
    several = len(kept) > 1
    return tuple(_origin(one, several=several) for one in kept)


@lru_cache(maxsize=8)
def _names(here: Pack, locale: str) -> dict[str, tuple[Named, ...]]:
    """Every name in plain letters, with what it names."""
    found: dict[str, list[Named]] = {}
    for county in here.counties(locale):
        for name in (county.name, county.full, f"{county.name} county"):
            found.setdefault(plain(name), []).append(Named("", county))
        for town in (county.seat, *county.towns):
            found.setdefault(plain(town), []).append(Named(town, county))
        for other in county.also:
            found.setdefault(plain(other), []).append(Named(county.seat, county))
    return {name: tuple(dict.fromkeys(named)) for name, named in found.items() if name}


def _inside(typed: str, names: dict[str, tuple[Named, ...]]) -> tuple[Named, ...]:
    """The longest name that stands as whole words among what was typed."""
    words = typed.split()
    runs = (
        " ".join(words[start : start + size])
        for size in range(len(words), 0, -1)
        for start in range(len(words) - size + 1)
    )
    return next((names[run] for run in runs if run in names), ())


def _misspelt(typed: str, names: dict[str, tuple[Named, ...]]) -> tuple[Named, ...]:
    """The one name that is a slip away from what was typed; none when several are."""
    if len(typed) < SHORTEST_MISSPELT:
        return ()
    near = [
        named for name, named in names.items() if abs(len(name) - len(typed)) < 2 and steps(typed, name) == 1
    ]
    return near[0] if len(near) == 1 else ()


def _origin(one: Named, *, several: bool) -> Origin:
    name = one.town or one.county.full
    if several and one.town:
        name = f"{one.town}, {one.county.full}"
    at = _middle(ListingPlace.objects.filter(city=one.town, county=one.county.id)) if one.town else None
    north, east = at or one.county.at or (None, None)
    return Origin(name=name, county=one.county.id, latitude=north, longitude=east)


def _postcode(code: str) -> Origin | None:
    places = ListingPlace.objects.filter(postal_code=code)
    counties = Counter(places.exclude(county="").values_list("county", flat=True)[:MOST_PLACES])
    if not counties:
        return None
    county = min(counties, key=lambda code: (-counties[code], code))
    known = next((one for one in pack().counties(pack().default_locale) if one.id == county), None)
    north, east = _middle(places) or (known.at if known else None) or (None, None)
    return Origin(name=code, county=county, latitude=north, longitude=east)


def _middle(places: QuerySet[ListingPlace]) -> Point | None:
    """Where published places stand on average."""
    located = places.filter(latitude__isnull=False, longitude__isnull=False)
    found = located.aggregate(north=Avg("latitude"), east=Avg("longitude"))
    if found["north"] is None:
        return None
    return round(found["north"], DECIMALS), round(found["east"], DECIMALS)
