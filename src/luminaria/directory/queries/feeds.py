"""What a reader of the feed may choose by (HSDS API reference). What is given must all fit."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Exists, Model, OuterRef, Q, QuerySet

from luminaria.directory.models import ListedOrganization, ListedTaxonomy, ListedTerm, Listing, ListingPlace
from luminaria.directory.queries import documents
from luminaria.directory.queries.fitting import Asked, listings, near, tagged
from luminaria.directory.queries.terms import Terms, taxonomy_document, term_document
from luminaria.directory.rules.listing import Document

Compose = Callable[[list[Any], Terms], list[Document]]


@dataclass(frozen=True)
class Feed:
    """Rows that were chosen, and how each becomes an item, a document, or its dates.

    `read` are any rows with what composing them takes, where that is more than the row itself.
    """

    rows: QuerySet[Any]
    key: str
    order: tuple[str, ...]
    items: Compose
    whole: Compose
    dates: Compose | None = None
    read: QuerySet[Any] | None = None

    def count(self) -> int:
        """How many there are."""
        return self.rows.count()

    def page(self, number: int, size: int, compose: Compose) -> list[Document]:
        """One page of them; `number` begins at 1. Pages are turned in an index, and one page is read."""
        start = (number - 1) * size
        keys = list(self.rows.order_by(*self.order).values_list(self.key, flat=True)[start : start + size])
        read = self.rows.model._default_manager.all() if self.read is None else self.read
        found = {getattr(row, self.key): row for row in read.filter(**{f"{self.key}__in": keys})}
        return compose([found[key] for key in keys if key in found], Terms())

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
        _read_services(listings(asked)),
        "service_id",
        ("name", "service_id"),
        lambda rows, _: documents.service_items(rows),
        documents.services,
        lambda rows, _: documents.service_dates(rows),
        _read_services(Listing.objects.all()),
    )


def _read_services(rows: QuerySet[Listing]) -> QuerySet[Listing]:
    return rows.select_related("organization").defer("words_en", "words_es")


def places(asked: Asked) -> Feed:
    """The service_at_locations that fit, of services that fit."""
    rows = ListingPlace.objects.all()
    chosen = replace(asked, modified_after=None, postcode="", proximity=None)
    if chosen != Asked():
        rows = rows.filter(listing__in=listings(chosen))
    if asked.modified_after:
        rows = rows.filter(modified_at__gte=asked.modified_after)
    if asked.postcode:
        rows = near(rows, asked.postcode, asked.proximity)
    return Feed(
        rows.select_related("listing__organization"),
        "id",
        ("id",),
        lambda found, _: documents.place_items(found),
        documents.places,
        read=ListingPlace.objects.select_related("listing__organization"),
    )


def organizations(asked: Asked, *, full_service: bool = False) -> Feed:
    """The organizations that fit: by their own words, or by the terms of their services."""
    rows = ListedOrganization.objects.all()
    for word in asked.search.split():
        rows = rows.filter(Q(name__icontains=word) | Q(document__description__icontains=word))
    bearing = tagged(Listing.objects.filter(organization=OuterRef("pk")), asked)
    if asked.taxonomy_term_id or asked.taxonomy_id:
        rows = rows.filter(Exists(bearing))
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
    return _plain(rows, term_document, ListedTerm.objects.select_related("taxonomy"))


def _plain(
    rows: QuerySet[Any], document: Callable[[Any], Document], read: QuerySet[Any] | None = None
) -> Feed:
    def compose(found: list[Model], _: Terms) -> list[Document]:
        return [document(row) for row in found]

    return Feed(rows, "id", ("name", "id"), compose, compose, read=read)
