"""Listings that are seen otherwise from today on, because a fact has grown old."""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from luminaria.directory.models import Listing


def aged_services(today: date) -> Iterator[UUID]:
    """The services of these listings."""
    yield from Listing.objects.filter(changes_on__lte=today).values_list("service_id", flat=True)
