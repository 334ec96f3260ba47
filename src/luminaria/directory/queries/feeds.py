"""What a reader of the feed may choose by (HSDS API reference). What is given must all fit."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, time
from math import cos, pi, radians, sin
from typing import Any, Final
from uuid import UUID

from django.db.models import Avg, Exists, F, Model, OuterRef, Q, QuerySet
from django.db.models.functions import Cos, Radians, Sin

from luminaria.directory.models import (
    ListedOrganization,
    ListedTaxonomy,
    ListedTerm,
    Listing,
    ListingHours,
    ListingPlace,
    ListingTag,
)
from luminaria.directory.queries import documents
from luminaria.directory.queries.search import by_words
from luminaria.directory.queries.terms import Terms, taxonomy_document, term_document
from luminaria.directory.rules.listing import Document, Tag

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


Compose = Callable[[list[Any], Terms], list[Document]]


@dataclass(frozen=True)
class Feed:
    """Rows that were chosen, and how each becomes an item, a document, or its dates."""

    rows: QuerySet[Any]
    key: str
    order: tuple[str, ...]
    items: Compose
    whole: Compose
    dates: Compose | None = None

    def count(self) -> int:
        """How many there are."""
        return self.rows.count()

    def page(self, number: int, size: int, compose: Compose) -> list[Document]:
        """One page of them; `number` begins at 1."""
        start = (number - 1) * size
        return compose(list(self.rows.order_by(*self.order)[start : start + size]), Terms())

    def stream(self, compose: Compose, batch: int = documents.BATCH) -> Iterator[Document]:
        """All of them by id, a batch in memory at a time. Each is a query of its own: no lock is held."""
        terms, last = Terms(), None
        ordered = self.rows.order_by(self.key)
        while rows := list((ordered.filter(**{f"{self.key}__gt": last}) if last else ordered)[:batch]):
            last = getattr(rows[-1], self.key)
            yield from compose(rows, terms)


def services(asked: Asked) -> Feed:
    """The services that fit."""
    return Feed(
        listings(asked).select_related("organization"),
        "service_id",
        ("name", "service_id"),
        lambda rows, _: documents.service_items(rows),
        documents.services,
        lambda rows, _: documents.service_dates(rows),
    )


def places(asked: Asked) -> Feed:
    """The service_at_locations that fit, of services that fit."""
    rows = ListingPlace.objects.all()
    chosen = replace(asked, modified_after=None, postcode="", proximity=None)
    if chosen != Asked():
        rows = rows.filter(listing__in=listings(chosen))
    if asked.modified_after:
        rows = rows.filter(modified_at__gte=asked.modified_after)
    if asked.postcode:
        rows = _near(rows, asked.postcode, asked.proximity)
    return Feed(
        rows.select_related("listing__organization"),
        "id",
        ("id",),
        lambda found, _: documents.place_items(found),
        documents.places,
    )


def organizations(asked: Asked, *, full_service: bool = False) -> Feed:
    """The organizations that fit: by their own words, or by the terms of their services."""
    rows = ListedOrganization.objects.all()
    for word in asked.search.split():
        rows = rows.filter(Q(name__icontains=word) | Q(document__description__icontains=word))
    tagged = _tagged(Listing.objects.filter(organization=OuterRef("pk")), asked)
    if asked.taxonomy_term_id or asked.taxonomy_id:
        rows = rows.filter(Exists(tagged))
    return Feed(
        rows,
        "id",
        ("name", "id"),
        lambda found, _: documents.organization_items(found, full_service=full_service),
        lambda found, terms: documents.organizations(found, terms, full_service=full_service),
    )


def taxonomies(asked: Asked) -> Feed:
    """The published taxonomies that fit."""
    rows = ListedTaxonomy.objects.all()
    for word in asked.search.split():
        rows = rows.filter(Q(name__icontains=word) | Q(document__description__icontains=word))
    return _plain(rows, taxonomy_document)


def terms(asked: Asked) -> Feed:
    """The published terms that fit. `top_only`: those without a parent."""
    rows = ListedTerm.objects.select_related("taxonomy")
    for word in asked.search.split():
        rows = rows.filter(Q(name__icontains=word) | Q(document__description__icontains=word))
    if asked.taxonomy_id:
        rows = rows.filter(taxonomy=asked.taxonomy_id)
    if asked.parent_id:
        rows = rows.filter(parent_id=asked.parent_id)
    if asked.top_only:
        rows = rows.filter(parent_id=None)
    return _plain(rows, term_document)


def _plain(rows: QuerySet[Any], document: Callable[[Any], Document]) -> Feed:
    def compose(found: list[Model], _: Terms) -> list[Document]:
        return [document(row) for row in found]

    return Feed(rows, "id", ("name", "id"), compose, compose)


def listings(asked: Asked) -> QuerySet[Listing]:
    """The listed services that fit."""
    rows = _tagged(Listing.objects.all(), asked)
    if asked.search:
        rows = by_words(rows, asked.search, "en") | by_words(rows, asked.search, "es")
    if asked.organization_id:
        rows = rows.filter(organization=asked.organization_id)
    if asked.modified_after:
        rows = rows.filter(modified_at__gte=asked.modified_after)
    if asked.minimum_age is not None:
        rows = rows.filter(minimum_age__gte=asked.minimum_age)
    if asked.maximum_age is not None:
        rows = rows.filter(maximum_age__lte=asked.maximum_age)
    return _open(rows, asked)


def _tagged(rows: QuerySet[Listing], asked: Asked) -> QuerySet[Listing]:
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


def _near(rows: QuerySet[ListingPlace], postcode: str, metres: float | None) -> QuerySet[ListingPlace]:
    """Without a distance: what serves the postcode's county, or stands in it. With one: within that distance
    of the middle of the published places of the postcode. Nothing that is not published is measured from."""
    there = ListingPlace.objects.filter(postal_code=postcode)
    if metres is None:
        counties = there.exclude(county="").values("county")
        serves = ListingTag.objects.filter(kind=Tag.COUNTY, code__in=counties, listing=OuterRef("listing_id"))
        covered = Q(listing__statewide=True) if there.exists() else Q(pk__in=[])
        return rows.filter(Q(postal_code=postcode) | Exists(serves) | covered)
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
