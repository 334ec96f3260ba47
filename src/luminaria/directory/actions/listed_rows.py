"""The rows of listings: written only where something that is seen has changed."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from luminaria.directory.models import (
    ListedOrganization,
    Listing,
    ListingHours,
    ListingPlace,
    ListingTag,
)
from luminaria.directory.rules.listing import Document, Listed, ListedPlace, Standing
from luminaria.directory.rules.redaction import only_named

_BULK = 1000


def keep_listed(service_ids: Iterable[UUID], listed: list[Listed], *, now: datetime) -> set[str]:
    """Of these services exactly `listed` are listed, as they say. What is unchanged is not touched.

    Returns the codes of tags that came or went.
    """
    before = {row.service_id: row for row in Listing.objects.filter(service_id__in=list(service_ids))}
    touched = {row.organization_id for row in before.values() if row.organization_id}
    gone = [row.number for id, row in before.items() if id not in {one.service_id for one in listed}]
    moved = set(ListingTag.objects.filter(listing__in=gone).values_list("code", flat=True))
    Listing.objects.filter(number__in=gone).delete()
    touched |= _keep_organizations(listed, now)
    rows = _keep_listings(listed, before, now)
    moved |= _keep_tags(listed, rows)
    _keep_hours(listed, rows)
    _keep_places(listed, rows, now)
    settle_organizations(touched, now)
    return moved


def _keep_listings(
    listed: list[Listed], before: Mapping[UUID, Listing], now: datetime
) -> dict[UUID, Listing]:
    """Each listing's row by its service; one whose places changed counts as changed."""
    places = _held_places(before.values())
    changed = []
    for one in listed:
        row, values = before.get(one.service_id), _values(one)
        if row and (_differs(row, values) or places.get(row.number, {}) != _places_of(one)):
            _set(row, values | {"modified_at": now})
            changed.append(row)
    if changed:
        Listing.objects.bulk_update(changed, [*_values(listed[0]), "modified_at"], batch_size=_BULK)
    new = [
        Listing(service_id=one.service_id, modified_at=now, **_values(one))
        for one in listed
        if one.service_id not in before
    ]
    Listing.objects.bulk_create(new, batch_size=_BULK)
    return {**before, **{row.service_id: row for row in new}}


def _values(one: Listed) -> dict[str, Any]:
    return {
        "organization_id": UUID(str(one.organization["id"])) if one.organization else None,
        "name": one.name,
        "document": one.document,
        "standing": one.standing.value,
        "kind": one.kind,
        "checked_on": one.checked_on,
        "changes_on": one.changes_on,
        "minimum_age": one.minimum_age,
        "maximum_age": one.maximum_age,
        "statewide": one.statewide,
        "helps": one.helps,
        "placed": one.placed,
        "words_en": one.words.get("en", ""),
        "words_es": one.words.get("es", ""),
    }


def _differs(row: Any, values: Mapping[str, Any]) -> bool:
    return any(getattr(row, name) != value for name, value in values.items())


def _set(row: Any, values: Mapping[str, Any]) -> None:
    for name, value in values.items():
        setattr(row, name, value)


def _keep_tags(listed: list[Listed], rows: Mapping[UUID, Listing]) -> set[str]:
    numbers = [rows[one.service_id].number for one in listed]
    held: dict[tuple[int, str, str], int] = {
        (listing, kind, code): id
        for id, listing, kind, code in ListingTag.objects.filter(listing__in=numbers).values_list(
            "id", "listing_id", "kind", "code"
        )
    }
    wanted = {(rows[one.service_id].number, kind.value, code) for one in listed for kind, code in one.tags}
    ListingTag.objects.filter(id__in=[id for key, id in held.items() if key not in wanted]).delete()
    new = sorted(wanted - held.keys())
    ListingTag.objects.bulk_create(
        [ListingTag(listing_id=listing, kind=kind, code=code) for listing, kind, code in new],
        batch_size=_BULK,
    )
    return {code for _, _, code in wanted ^ held.keys()}


def _keep_hours(listed: list[Listed], rows: Mapping[UUID, Listing]) -> None:
    numbers = [rows[one.service_id].number for one in listed]
    held = {
        key: id
        for id, *key_ in ListingHours.objects.filter(listing__in=numbers).values_list(
            "id", "listing_id", "weekday", "opens", "closes"
        )
        for key in [tuple(key_)]
    }
    wanted = {(rows[one.service_id].number, *stretch) for one in listed for stretch in one.open}
    ListingHours.objects.filter(id__in=[id for key, id in held.items() if key not in wanted]).delete()
    new = [
        ListingHours(listing_id=listing, weekday=weekday, opens=opens, closes=closes)
        for listing, weekday, opens, closes in sorted(wanted - held.keys())
    ]
    ListingHours.objects.bulk_create(new, batch_size=_BULK)


def _held_places(listings: Iterable[Listing]) -> dict[int, dict[UUID, tuple[Any, ...]]]:
    found: dict[int, dict[UUID, tuple[Any, ...]]] = defaultdict(dict)
    for row in ListingPlace.objects.filter(listing__in=[row.number for row in listings]):
        found[row.listing_id][row.id] = tuple(getattr(row, name) for name in _OF_PLACE)
    return found


_OF_PLACE = ("location_id", "city", "county", "postal_code", "latitude", "longitude", "document")


def _places_of(one: Listed) -> dict[UUID, tuple[Any, ...]]:
    return {place.id: tuple(getattr(place, name) for name in _OF_PLACE) for place in one.places}


def _keep_places(listed: list[Listed], rows: Mapping[UUID, Listing], now: datetime) -> None:
    """A place that changed is written anew: its id may have been another listing's before."""
    wanted: dict[UUID, tuple[int, ListedPlace]] = {
        place.id: (rows[one.service_id].number, place) for one in listed for place in one.places
    }
    numbers = [rows[one.service_id].number for one in listed]
    held = {row.id: row for row in ListingPlace.objects.filter(listing__in=numbers)}
    held |= {row.id: row for row in ListingPlace.objects.filter(id__in=wanted.keys() - held.keys())}
    same = {
        id
        for id, (listing, place) in wanted.items()
        if (row := held.get(id)) and row.listing_id == listing and not _differs(row, _place_values(place))
    }
    ListingPlace.objects.filter(id__in=held.keys() - same).delete()
    new = [
        ListingPlace(id=id, listing_id=listing, modified_at=now, **_place_values(place))
        for id, (listing, place) in wanted.items()
        if id not in same
    ]
    ListingPlace.objects.bulk_create(new, batch_size=_BULK)


def _place_values(place: ListedPlace) -> dict[str, Any]:
    return {name: getattr(place, name) for name in _OF_PLACE}


def _keep_organizations(listed: list[Listed], now: datetime) -> set[UUID]:
    """The organizations of what is listed; one that is more than named says how to reach it."""
    wanted: dict[UUID, tuple[bool, Document]] = {}
    for one in listed:
        if one.organization:
            id, full = UUID(str(one.organization["id"])), one.standing != Standing.NAMED
            if full or id not in wanted:
                wanted[id] = (full, one.organization)
    held = {row.id: row for row in ListedOrganization.objects.filter(id__in=list(wanted))}
    reachable = _reachable(held)
    new = []
    for id, (full, document) in wanted.items():
        values = {"name": str(document.get("name") or "")[:300], "document": document}
        if id not in held:
            new.append(ListedOrganization(id=id, modified_at=now, **values))
        elif (full or id not in reachable) and _differs(held[id], values):
            _set(held[id], values | {"modified_at": now})
            held[id].save()
    ListedOrganization.objects.bulk_create(new, batch_size=_BULK)
    return set(wanted)


def _reachable(ids: Iterable[UUID]) -> set[UUID]:
    """Organizations of which a service is listed that is more than named."""
    rows = Listing.objects.filter(organization__in=list(ids)).exclude(standing=Standing.NAMED)
    return {id for id in rows.values_list("organization_id", flat=True) if id}


def settle_organizations(ids: Iterable[UUID], now: datetime) -> None:
    """One without a listed service is not listed; one of which all are only named says no more than that."""
    touched = set(ids)
    there = set(Listing.objects.filter(organization__in=touched).values_list("organization_id", flat=True))
    ListedOrganization.objects.filter(id__in=touched - there).delete()
    named = (touched & there) - _reachable(touched)
    for row in ListedOrganization.objects.filter(id__in=named):
        document = only_named(row.document)
        if document != row.document:
            row.document, row.modified_at = document, now
            row.save()
