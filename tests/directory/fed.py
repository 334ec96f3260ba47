"""Listed rows straight from full nested documents, with their terms: the gate's work without the gate."""

from collections.abc import Iterable
from copy import deepcopy
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


def fed(documents: Iterable[Document], at: datetime | None = None) -> None:
    """Make the rows of these services, and of the organizations, places and terms that they name."""
    with database_role("desk"):
        for document in documents:
            _service(deepcopy(document), at or clock.now())


def _service(document: Document, at: datetime) -> None:
    organization = document.pop("organization", None)
    places = document.pop("service_at_locations", [])
    owner = None
    if organization:
        owner, _ = ListedOrganization.objects.get_or_create(
            id=UUID(organization["id"]),
            defaults={"name": organization["name"], "document": organization, "modified_at": at},
        )
    tags = {code for one in document.get("attributes", []) for code in _term(one.pop("taxonomy_term"), at)}
    tags |= {(Tag.COUNTY, area["extent"]) for area in document.get("service_areas", []) if area.get("extent")}
    listing = Listing.objects.create(
        service_id=UUID(document["id"]),
        organization=owner,
        name=document["name"],
        document=document,
        standing="PRINTED",
        kind=document.get("kind", "other"),
        minimum_age=document.get("minimum_age"),
        maximum_age=document.get("maximum_age"),
        words_en=f"{document['name']} {document.get('description', '')}",
        modified_at=at,
    )
    ListingTag.objects.bulk_create(ListingTag(listing=listing, kind=kind, code=code) for kind, code in tags)
    for place in places:
        _place(listing, place, at)


def _place(listing: Listing, place: Document, at: datetime) -> None:
    location = place["location"]
    address = next(iter(location.get("addresses", [])), {})
    ListingPlace.objects.create(
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


def _term(term: Document, at: datetime) -> set[tuple[Tag, str]]:
    taxonomy = term.pop("taxonomy_detail")
    row, _ = ListedTaxonomy.objects.get_or_create(
        id=UUID(taxonomy["id"]),
        defaults={"name": taxonomy["name"], "document": taxonomy, "modified_at": at},
    )
    ListedTerm.objects.get_or_create(
        id=UUID(term["id"]),
        defaults={
            "taxonomy": row,
            "parent_id": term.get("parent_id"),
            "code": term.get("code", ""),
            "name": term["name"],
            "document": term,
            "modified_at": at,
        },
    )
    return {(Tag.TERM, term["id"]), (Tag.TAXONOMY, taxonomy["id"])}
