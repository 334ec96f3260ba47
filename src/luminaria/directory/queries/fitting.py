"""Which listed services and places fit what is asked of a feed. What is given must all fit."""

from dataclasses import dataclass
from datetime import datetime, time
from math import cos, pi, radians, sin
from typing import Final
from uuid import UUID

from django.db.models import Avg, Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Cos, Radians, Sin

from luminaria.directory.models import Listing, ListingHours, ListingPlace, ListingTag
from luminaria.directory.queries.search import by_words
from luminaria.directory.rules.listing import Tag

EARTH: Final = 6_371_008.8  # metres, mean radius (IUGG)


@dataclass(frozen=True)
class Asked:
    """What is asked of a feed. `proximity` in metres; `day` 0 is Monday; ages in years."""

    search: str = ""
    taxonomy_term_id: UUID | None = None
    taxonomy_id: UUID | None = None
    organization_id: UUID | None = None
    modified_after: datetime | None = None
    minimum_age: float | None = None
    maximum_age: float | None = None
    day: int | None = None
    start_time: time | None = None
    end_time: time | None = None
    postcode: str = ""
    proximity: float | None = None
    top_only: bool = False
    parent_id: UUID | None = None
    county: str = ""
    need: str = ""


def listings(asked: Asked) -> QuerySet[Listing]:
    """The listed services that fit."""
    rows = tagged(Listing.objects.all(), asked)
    if asked.search:
        rows = by_words(rows, asked.search, "en", "es")
    if asked.organization_id:
        rows = rows.filter(organization=asked.organization_id)
    if asked.modified_after:
        rows = rows.filter(modified_at__gte=asked.modified_after)
    if asked.minimum_age is not None:
        rows = rows.filter(minimum_age__gte=asked.minimum_age)
    if asked.maximum_age is not None:
        rows = rows.filter(maximum_age__lte=asked.maximum_age)
    return _open(rows, asked)


def tagged(rows: QuerySet[Listing], asked: Asked) -> QuerySet[Listing]:
    wanted = (
        (Tag.TERM, asked.taxonomy_term_id),
        (Tag.TAXONOMY, asked.taxonomy_id),
        (Tag.NEED, asked.need),
    )
    for kind, code in wanted:
        if code:
            rows = rows.filter(Exists(_tag(kind, str(code))))
    if asked.county:
        rows = rows.filter(
            Q(statewide=True)
            | Exists(_tag(Tag.COUNTY, asked.county))
            | Exists(ListingPlace.objects.filter(listing=OuterRef("pk"), county=asked.county))
        )
    return rows


def _tag(kind: Tag, code: str) -> QuerySet[ListingTag]:
    return ListingTag.objects.filter(kind=kind, code=code, listing=OuterRef("pk"))


def _open(rows: QuerySet[Listing], asked: Asked) -> QuerySet[Listing]:
    """A stretch of an ordinary week on that day, beginning and ending within the times."""
    hours = ListingHours.objects.filter(listing=OuterRef("pk"))
    if asked.day is not None:
        hours = hours.filter(weekday=asked.day)
    if asked.start_time:
        hours = hours.filter(opens__gte=_minutes(asked.start_time))
    if asked.end_time:
        hours = hours.filter(closes__lte=_minutes(asked.end_time))
    given = asked.day is not None or asked.start_time or asked.end_time
    return rows.filter(Exists(hours)) if given else rows


def _minutes(at: time) -> int:
    return at.hour * 60 + at.minute


def near(rows: QuerySet[ListingPlace], postcode: str, metres: float | None) -> QuerySet[ListingPlace]:
    """Without a distance: what serves the postcode's county, or stands in it. With one: within that distance
    of the middle of the published places of the postcode. Nothing that is not published is measured from."""
    there = ListingPlace.objects.filter(postal_code=postcode)
    if metres is None:
        counties = set(there.values_list("county", flat=True)) - {""}
        serves = ListingTag.objects.filter(kind=Tag.COUNTY, code__in=counties).values("listing_id")
        covered = Q(listing__statewide=True) if there.exists() else Q(pk__in=[])
        return rows.filter(Q(postal_code=postcode) | Q(listing_id__in=serves) | covered)
    middle = there.aggregate(latitude=Avg("latitude"), longitude=Avg("longitude"))
    if middle["latitude"] is None or middle["longitude"] is None:
        return rows.none()
    return _within(rows, middle["latitude"], middle["longitude"], metres)


def _within(
    rows: QuerySet[ListingPlace], latitude: float, longitude: float, metres: float
) -> QuerySet[ListingPlace]:
    """Those at most that far: a box first, which an index answers, then the haversine of the distance."""
    angle = min(metres / EARTH, pi)
    degrees = angle * 180 / pi
    rows = rows.filter(latitude__range=(latitude - degrees, latitude + degrees), longitude__isnull=False)
    half_north = Radians(F("latitude") - latitude) / 2.0
    half_east = Radians(F("longitude") - longitude) / 2.0
    haversine = Sin(half_north) * Sin(half_north) + cos(radians(latitude)) * Cos(
        Radians(F("latitude"))
    ) * Sin(half_east) * Sin(half_east)
    return rows.alias(haversine=haversine).filter(haversine__lte=sin(angle / 2) ** 2)
