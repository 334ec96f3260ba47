"""HSDS 3.1 documents composed from what is listed, and from nothing else. A batch takes few queries.

A document is fully nested; an item is what stands in a list: its own fields and one-to-one objects.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from uuid import UUID

from django.db.models import QuerySet

from luminaria.directory.models import ListedOrganization, Listing, ListingPlace
from luminaria.directory.queries.terms import Terms
from luminaria.directory.rules.hsds import OBJECTS
from luminaria.directory.rules.listing import Document

BATCH = 500


def service_document(service_id: UUID) -> Document | None:
    """The fully nested service; None when nothing of that id is listed."""
    return next(iter(services(Listing.objects.filter(service_id=service_id))), None)


def services(rows: Iterable[Listing], terms: Terms | None = None) -> list[Document]:
    """Fully nested services, in the order of `rows`."""
    listed = _with_organizations(rows)
    places = _places_of(listed)
    documents = [_service(row) | {"service_at_locations": places[row.number]} for row in listed]
    for row, document in zip(listed, documents, strict=True):
        if row.organization:
            document["organization"] = _organization(row.organization)
    (terms or Terms()).nest(documents)
    return documents


def service_items(rows: Iterable[Listing]) -> list[Document]:
    """Services as they stand in a list."""
    return [_service_item(row) for row in _with_organizations(rows)]


def service_dates(rows: Iterable[Listing]) -> list[Document]:
    """Ids and dates only (HSDS, parameter `minimal`)."""
    return [{"id": str(row.service_id), "modified_date": row.modified_at.isoformat()} for row in rows]


def places(rows: Iterable[ListingPlace], terms: Terms | None = None) -> list[Document]:
    """Fully nested service_at_locations, each with its service."""
    placed = list(rows)
    own = services({row.listing.number: row.listing for row in placed}.values(), terms)
    by_id = {one["id"]: one for one in own}
    documents = []
    for row in placed:
        service = dict(by_id[str(row.listing.service_id)])
        del service["service_at_locations"]
        documents.append(_place(row, row.listing.service_id) | {"service": service})
    (terms or Terms()).nest(documents)
    return documents


def place_items(rows: Iterable[ListingPlace]) -> list[Document]:
    """Service_at_locations as they stand in a list, with location and service in short."""
    return [
        item("service_at_location", _place(row, row.listing.service_id))
        | {"service": _service_item(row.listing)}
        for row in rows
    ]


def organizations(
    rows: Iterable[ListedOrganization], terms: Terms | None = None, *, full_service: bool = False
) -> list[Document]:
    """Fully nested organizations with their services: in short, or whole when `full_service`."""
    kept = list(rows)
    documents = [_organization(row) for row in kept]
    (terms or Terms()).nest(documents)
    return _with_services(kept, documents, terms, full_service)


def organization_items(rows: Iterable[ListedOrganization], *, full_service: bool = False) -> list[Document]:
    """Organizations as they stand in a list; with their whole services when `full_service`."""
    kept = list(rows)
    documents = [item("organization", _organization(row)) for row in kept]
    return _with_services(kept, documents, None, True) if full_service else documents


def organizations_alone(rows: Iterable[ListedOrganization], terms: Terms) -> list[Document]:
    """Organizations without their services."""
    documents = [_organization(row) for row in rows]
    terms.nest(documents)
    return documents


def places_alone(rows: Iterable[ListingPlace], terms: Terms) -> list[Document]:
    """Service_at_locations with their locations, without their services."""
    documents = [_place(row, row.listing.service_id) for row in rows]
    terms.nest(documents)
    return documents


def next_places(rows: QuerySet[ListingPlace], last: ListingPlace | None) -> list[ListingPlace]:
    """The batch after `last`, in the order of locations, then of their own ids."""
    if last:
        # Said as a range, which the index answers; "greater, or the same and then" would be read as a whole.
        rows = rows.filter(location_id__gte=last.location_id)
        rows = rows.exclude(location_id=last.location_id, id__lte=last.id)
    return list(rows.order_by("location_id", "id")[:BATCH])


def item(kind: str, document: Document) -> Document:
    """The document without its lists, down through its one-to-one objects."""
    ones = OBJECTS[kind].ones
    return {
        key: item(ones[key], value) if key in ones and isinstance(value, dict) else value
        for key, value in document.items()
        if not isinstance(value, list)
    }


def _with_services(
    rows: Sequence[ListedOrganization], documents: list[Document], terms: Terms | None, whole: bool
) -> list[Document]:
    listings = Listing.objects.filter(organization__in=[row.id for row in rows]).order_by("service_id")
    composed = services(listings, terms) if whole else service_items(listings)
    by_organization: dict[str, list[Document]] = defaultdict(list)
    for service in composed:
        service.pop("organization", None)
        by_organization[service["organization_id"]].append(service)
    return [one | {"services": by_organization[one["id"]]} for one in documents]


def _with_organizations(rows: Iterable[Listing]) -> list[Listing]:
    """The rows with their organizations, read in one query when they are not there yet."""
    listed = list(rows)
    lacking = {
        row.organization_id for row in listed if row.organization_id and "organization" not in _cache(row)
    }
    found = ListedOrganization.objects.in_bulk(lacking) if lacking else {}
    for row in listed:
        if row.organization_id in found:
            row.organization = found[row.organization_id]
    return listed


def _cache(row: Listing) -> dict[str, object]:
    return row._state.fields_cache


def _places_of(rows: Sequence[Listing]) -> dict[int, list[Document]]:
    found: dict[int, list[Document]] = defaultdict(list)
    numbers = [row.number for row in rows]
    services = {row.number: row.service_id for row in rows}
    for place in ListingPlace.objects.filter(listing__in=numbers).order_by("id") if numbers else ():
        found[place.listing_id].append(_place(place, services[place.listing_id]))
    return found


def _service(row: Listing) -> Document:
    """The service's own part. `last_modified` is the time that `modified_after` is held against."""
    document: Document = {"status": "active", **row.document, "id": str(row.service_id), "name": row.name}
    if row.organization_id:
        document["organization_id"] = str(row.organization_id)
    document["last_modified"] = row.modified_at.isoformat()
    return document


def _service_item(row: Listing) -> Document:
    document = item("service", _service(row))
    if row.organization:
        document["organization"] = item("organization", _organization(row.organization))
    return document


def _organization(row: ListedOrganization) -> Document:
    return {"description": row.name, **row.document, "id": str(row.id), "name": row.name}


def _place(row: ListingPlace, service_id: UUID) -> Document:
    location = {"location_type": "physical", **row.document.get("location", {}), "id": str(row.location_id)}
    return {
        **row.document,
        "id": str(row.id),
        "service_id": str(service_id),
        "location_id": str(row.location_id),
        "location": location,
    }
