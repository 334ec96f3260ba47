"""Listed services with all that is said of them, and how they stand in a booklet: by county."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from django.db.models import Max, Q, QuerySet

from luminaria.directory.models import Listing, ListingPlace, ListingTag
from luminaria.directory.rules.listing import Tag
from luminaria.directory.wording import Facts

BATCH = 500
NOWHERE = "nowhere"
STATEWIDE = ""


@dataclass(frozen=True)
class Chapter:
    """Services by name: of a county, of the whole state (STATEWIDE), of no place that we know (NOWHERE)."""

    county: str
    facts: tuple[Facts, ...]


def facts_of(listings: Iterable[Listing]) -> Iterator[Facts]:
    """What is listed of these services, in their order: two questions for each 500 of them."""
    rest = iter(listings)
    while some := list(islice(rest, BATCH)):
        numbers = [listing.number for listing in some]
        places: dict[int, list[ListingPlace]] = {number: [] for number in numbers}
        for place in ListingPlace.objects.filter(listing_id__in=numbers).order_by("city", "id"):
            places[place.listing_id].append(place)
        tags: dict[int, list[ListingTag]] = {number: [] for number in numbers}
        kinds = (Tag.COUNTY, Tag.NEED)
        for tag in ListingTag.objects.filter(listing_id__in=numbers, kind__in=kinds).order_by("kind", "code"):
            tags[tag.listing_id].append(tag)
        yield from (_facts(one, places[one.number], tags[one.number]) for one in some)


def _facts(listing: Listing, places: list[ListingPlace], tags: list[ListingTag]) -> Facts:
    counties = [tag.code for tag in tags if tag.kind == Tag.COUNTY] + [place.county for place in places]
    return Facts(
        service=listing.document,
        organization=listing.organization.document if listing.organization else None,
        places=[place.document for place in places],
        standing=listing.standing,
        checked_on=listing.checked_on,
        statewide=listing.statewide,
        counties=tuple(dict.fromkeys(county for county in counties if county)),
        needs=tuple(tag.code for tag in tags if tag.kind == Tag.NEED),
    )


def chapters(counties: Iterable[str], *, only: str = "") -> Iterator[Chapter]:
    """What works in the whole state, then each of `counties`, then what names no place; empty ones left out.

    With `only`, the whole state and that county. One chapter at a time is in memory.
    """
    counties = list(counties)
    yield from _chapter(STATEWIDE, Q(statewide=True))
    for county in counties:
        if only in ("", county):
            yield from _chapter(county, _in(county) & Q(statewide=False))
    if not only:
        known = Listing.objects.filter(_in(*counties)).values("number")
        yield from _chapter(NOWHERE, Q(statewide=False) & ~Q(number__in=known))


def _in(*counties: str) -> Q:
    served = ListingTag.objects.filter(kind=Tag.COUNTY, code__in=counties).values("listing_id")
    placed = ListingPlace.objects.filter(county__in=counties).values("listing_id")
    return Q(number__in=served) | Q(number__in=placed)


def _chapter(county: str, which: Q) -> Iterator[Chapter]:
    facts = tuple(facts_of(_rows(which)))
    if facts:
        yield Chapter(county, facts)


def _rows(which: Q) -> QuerySet[Listing]:
    return (
        Listing.objects.filter(which, helps=True)
        .select_related("organization")
        .order_by("name", "service_id")
    )


def size_of(county: str = "") -> int:
    """How many services a booklet of that county has; of all counties without one."""
    return _printed(county).count()


def newest(county: str = "") -> datetime | None:
    """When anything that is printed there changed last; None where nothing is listed."""
    changed: datetime | None = _printed(county).aggregate(newest=Max("modified_at"))["newest"]
    return changed


def _printed(county: str) -> QuerySet[Listing]:
    rows = Listing.objects.filter(helps=True)
    return rows.filter(Q(statewide=True) | _in(county)) if county else rows
