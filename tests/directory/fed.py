"""Listed rows straight from full nested documents, with their terms: the gate's work without the gate."""

from collections.abc import Iterable
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from luminaria.directory.models import (
    ListedOrganization,
    ListedTaxonomy,
    ListedTerm,
    Listing,
    ListingPlace,
    ListingTag,
)
from luminaria.directory.rules.listing import Tag
from luminaria.kernel import clock
from tests.databases import database_role

Document = dict[str, Any]


@dataclass
class _Rows:
    """What is written at once; the first document that names a thing says what it is."""

    at: datetime
    owners: dict[UUID, ListedOrganization] = field(default_factory=dict)
    taxonomies: dict[UUID, ListedTaxonomy] = field(default_factory=dict)
    terms: dict[UUID, ListedTerm] = field(default_factory=dict)
    listings: list[Listing] = field(default_factory=list)
    tags: list[ListingTag] = field(default_factory=list)
    places: list[ListingPlace] = field(default_factory=list)


def fed(documents: Iterable[Document], at: datetime | None = None) -> None:
    """Make the rows of these services, and of the organizations, places and terms that they name."""
    rows = _Rows(at or clock.now())
    for document in documents:
        _service(rows, deepcopy(document))
    with database_role("desk"):
        ListedOrganization.objects.bulk_create(rows.owners.values(), ignore_conflicts=True)
        ListedTaxonomy.objects.bulk_create(rows.taxonomies.values(), ignore_conflicts=True)
        ListedTerm.objects.bulk_create(rows.terms.values(), ignore_conflicts=True)
        Listing.objects.bulk_create(rows.listings)
        ListingTag.objects.bulk_create(rows.tags)
        ListingPlace.objects.bulk_create(rows.places)


def _service(rows: _Rows, document: Document) -> None:
    organization = document.pop("organization", None)
    places = document.pop("service_at_locations", [])
    tags = {code for one in document.get("attributes", []) for code in _term(rows, one.pop("taxonomy_term"))}
    tags |= {(Tag.COUNTY, area["extent"]) for area in document.get("service_areas", []) if area.get("extent")}
    listing = Listing(
        service_id=UUID(document["id"]),
        organization_id=_owner(rows, organization) if organization else None,
        name=document["name"],
        document=document,
        standing="PRINTED",
        kind=document.get("kind", "other"),
        minimum_age=document.get("minimum_age"),
        maximum_age=document.get("maximum_age"),
        words_en=f"{document['name']} {document.get('description', '')}",
        modified_at=rows.at,
    )
    rows.listings.append(listing)
    rows.tags += [ListingTag(listing=listing, kind=kind, code=code) for kind, code in sorted(tags)]
    rows.places += [_place(listing, place, rows.at) for place in places]


def _owner(rows: _Rows, document: Document) -> UUID:
    id = UUID(document["id"])
    row = ListedOrganization(id=id, name=document["name"], document=document, modified_at=rows.at)
    return rows.owners.setdefault(id, row).id


def _place(listing: Listing, place: Document, at: datetime) -> ListingPlace:
    location = place["location"]
    address = next(iter(location.get("addresses", [])), {})
    return ListingPlace(
        id=UUID(place["id"]),
        listing=listing,
        location_id=UUID(location["id"]),
        city=address.get("city", ""),
        county=location.get("county", ""),
        postal_code=address.get("postal_code", ""),
        latitude=location.get("latitude"),
        longitude=location.get("longitude"),
        document=place,
        modified_at=at,
    )


def _term(rows: _Rows, term: Document) -> set[tuple[Tag, str]]:
    taxonomy = term.pop("taxonomy_detail")
    id, slot = UUID(term["id"]), UUID(taxonomy["id"])
    rows.taxonomies.setdefault(
        slot, ListedTaxonomy(id=slot, name=taxonomy["name"], document=taxonomy, modified_at=rows.at)
    )
    row = ListedTerm(
        id=id,
        taxonomy_id=slot,
        parent_id=term.get("parent_id"),
        code=term.get("code", ""),
        name=term["name"],
        document=term,
        modified_at=rows.at,
    )
    rows.terms.setdefault(id, row)
    return {(Tag.TERM, term["id"]), (Tag.TAXONOMY, taxonomy["id"])}
