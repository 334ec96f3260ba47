"""Listings written straight from invented services: what tests of the search and its bench search in."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from itertools import islice
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Model

from luminaria.directory.models import (
    ListedOrganization,
    Listing,
    ListingHours,
    ListingPlace,
    ListingTag,
)
from luminaria.directory.rules.listing import Tag, helps

Document = dict[str, Any]
APART = ("organization", "service_at_locations")
BATCH = 2000


def write(documents: Iterable[Document]) -> int:
    """List the services, in batches, and return how many there are."""
    told = iter(documents)
    written = 0
    while batch := list(islice(told, BATCH)):
        with transaction.atomic():
            _write(batch)
        written += len(batch)
    return written


def _write(batch: list[Document]) -> None:
    owners = {one["organization"]["id"]: one["organization"] for one in batch if "organization" in one}
    ListedOrganization.objects.bulk_create(
        (_organization(one) for one in owners.values()), ignore_conflicts=True
    )
    listings = Listing.objects.bulk_create([_listing(one) for one in batch])
    pairs = list(zip(listings, batch, strict=True))
    ListingPlace.objects.bulk_create(place for row, one in pairs for place in _places(row, one))
    tags = [(row.pk, kind.value, code) for row, one in pairs for kind, code in sorted(tags_of(one))]
    _insert(ListingTag, ("listing_id", "kind", "code"), tags)
    _insert(
        ListingHours,
        ("listing_id", "weekday", "opens", "closes"),
        [(row.pk, *stretch) for row, one in pairs for stretch in _week(one)],
    )


def _insert(model: type[Model], columns: tuple[str, ...], rows: list[tuple[Any, ...]]) -> None:
    """Twenty rows a service stand here: as objects they would take most of the time."""
    marks = ", ".join(["%s"] * len(columns))
    into = f"INSERT INTO {model._meta.db_table} ({', '.join(columns)})"
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            told = [list(column) for column in zip(*rows, strict=True)]
            arrays = ", ".join("%s::text[]" if isinstance(one[0], str) else "%s::bigint[]" for one in told)
            if told:
                cursor.execute(f"{into} SELECT * FROM unnest({arrays})", told)
        else:
            cursor.executemany(f"{into} VALUES ({marks})", rows)


def _organization(document: Document) -> ListedOrganization:
    modified = datetime.fromisoformat("2026-11-01T00:00:00+00:00")
    return ListedOrganization(
        id=UUID(document["id"]), name=document["name"], document=document, modified_at=modified
    )


def _listing(document: Document) -> Listing:
    owner = document.get("organization")
    return Listing(
        service_id=UUID(document["id"]),
        organization_id=UUID(owner["id"]) if owner else None,
        name=document["name"],
        document={name: value for name, value in document.items() if name not in APART},
        standing=document.get("standing", "PRINTED"),
        kind=document.get("kind", "other"),
        checked_on=date.fromisoformat(document["assured_date"]) if "assured_date" in document else None,
        minimum_age=document.get("minimum_age"),
        maximum_age=document.get("maximum_age"),
        statewide=any(area.get("extent") == "all" for area in document.get("service_areas", ())),
        helps=helps(tags_of(document)),
        placed=any(place.latitude is not None for place in _places(None, document)),
        words_en=_words(document, "en"),
        words_es=_words(document, "es"),
        modified_at=datetime.fromisoformat("2026-11-01T00:00:00+00:00"),
    )


def _words(document: Document, locale: str) -> str:
    if locale == "es":
        said = document.get("translations", {}).get("es", {})
        return " ".join(str(said.get(field, "")) for field in ("name", "description"))
    terms = [attribute["taxonomy_term"]["name"] for attribute in document.get("attributes", ())]
    owner = document.get("organization", {}).get("name", "")
    towns = [place.city for place in _places(None, document)]
    return " ".join([document["name"], owner, document.get("description", ""), *terms, *towns])


def _places(row: Listing | None, document: Document) -> Iterator[ListingPlace]:
    for at in document.get("service_at_locations", ()):
        location = at["location"]
        address = (location.get("addresses") or [{}])[0]
        yield ListingPlace(
            id=UUID(at["id"]),
            listing=row,
            location_id=UUID(location["id"]),
            city=address.get("city", ""),
            county=location.get("county", ""),
            postal_code=address.get("postal_code", ""),
            latitude=location.get("latitude"),
            longitude=location.get("longitude"),
            document=at,
            modified_at=datetime.fromisoformat("2026-11-01T00:00:00+00:00"),
        )


def tags_of(document: Document) -> set[tuple[Tag, str]]:
    """What the listing can be chosen by."""
    terms = [one["taxonomy_term"] for one in document.get("attributes", ()) if "taxonomy_term" in one]
    owner = document.get("organization", {})
    areas = [area["extent"] for area in document.get("service_areas", ()) if area.get("extent") != "all"]
    serves = document.get("serves", {})
    found = {
        Tag.TERM: [term[key] for term in terms for key in ("id", "code")],
        Tag.NEED: [need for term in terms for need in term.get("needs", ())],
        Tag.COUNTY: [*areas, *(place.county for place in _places(None, document) if place.county)],
        Tag.LANGUAGE: [one["code"] for one in document.get("languages", ())],
        Tag.SERVES: serves.get("populations", ()),
        Tag.GENDER: serves.get("genders", ()),
        Tag.OFFERS: owner.get("offers", ()),
        Tag.ROLE: owner.get("roles", ()),
        Tag.HEADING: [owner["heading"]] if "heading" in owner else [],
    }
    return {(kind, code) for kind, codes in found.items() for code in codes}


def _week(document: Document) -> Iterator[tuple[int, int, int]]:
    days = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
    for schedule in document.get("schedules", ()):
        opens, closes = (_minutes(schedule[name]) for name in ("opens_at", "closes_at"))
        for day in schedule["byday"].split(","):
            at = days.index(day)
            yield from (
                ((at, opens, closes),) if opens < closes else ((at, opens, 1440), ((at + 1) % 7, 0, closes))
            )


def _minutes(clock: str) -> int:
    hours, minutes = clock.split(":")
    return int(hours) * 60 + int(minutes)
