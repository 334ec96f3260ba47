"""What the API answers, address by address (HSDS API reference 3.1, root of 3.2)."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from luminaria.directory.api import asked
from luminaria.directory.api.answers import document, listed
from luminaria.directory.api.refusals import not_here
from luminaria.directory.queries import feeds
from luminaria.directory.queries.fitting import Asked
from luminaria.directory.queries.terms import Terms
from luminaria.directory.rules.hsds import VERSION
from luminaria.packs import pack


def root(request: HttpRequest) -> HttpResponseBase:
    """Which version and profile this API speaks, and who publishes it."""
    asked.values(request, ())
    place = pack().name
    return document(
        request,
        {
            "version": VERSION,
            "profile": request.build_absolute_uri("/hsds/profile/"),
            "openapi_url": request.build_absolute_uri("/hsds/openapi.json"),
            "description": f"Services for people who were trafficked or may be: {place}. Places that must not"
            " be known are not in it. Every fact carries the day on which it was last looked at.",
            "publisher": {
                "name": settings.CONFIG.publisher or f"Luminaria, {place}",
                "website": request.build_absolute_uri("/"),
            },
        },
    )


def services(request: HttpRequest) -> HttpResponseBase:
    """Services, paged."""
    return listed(request, asked.SERVICES, feeds.services)


def service_at_locations(request: HttpRequest) -> HttpResponseBase:
    """Services at their public places, paged."""
    return listed(request, asked.PLACES, feeds.places)


def organizations(request: HttpRequest) -> HttpResponseBase:
    """Organizations that have a listed service, paged."""
    return listed(request, asked.ORGANIZATIONS, feeds.organizations, full_service=False)


def taxonomies(request: HttpRequest) -> HttpResponseBase:
    """Published taxonomies, paged."""
    return listed(request, asked.TAXONOMIES, feeds.taxonomies)


def taxonomy_terms(request: HttpRequest) -> HttpResponseBase:
    """Published terms, paged."""
    return listed(request, asked.TERMS, feeds.terms)


def service(request: HttpRequest, id: str) -> HttpResponseBase:
    """One service, fully nested."""
    return _one(request, id, "service", feeds.services, "service_id")


def service_at_location(request: HttpRequest, id: str) -> HttpResponseBase:
    """One service_at_location, fully nested."""
    return _one(request, id, "service_at_location", feeds.places, "id")


def organization(request: HttpRequest, id: str) -> HttpResponseBase:
    """One organization, fully nested, with its services in short or whole."""
    return _one(request, id, "organization", feeds.organizations, "id", asked.ORGANIZATION)


def taxonomy(request: HttpRequest, id: str) -> HttpResponseBase:
    """One taxonomy."""
    return _one(request, id, "taxonomy", feeds.taxonomies, "id")


def taxonomy_term(request: HttpRequest, id: str) -> HttpResponseBase:
    """One term."""
    return _one(request, id, "taxonomy_term", feeds.terms, "id")


def _one(
    request: HttpRequest,
    id: str,
    kind: str,
    feed_of: Callable[..., feeds.Feed],
    key: str,
    allowed: tuple[str, ...] = (),
) -> HttpResponseBase:
    wanted: UUID = asked.identity(id)
    more: dict[str, Any] = asked.values(request, allowed)
    feed = feed_of(Asked(), **more)
    found = feed.whole(list(feed.rows.filter(**{key: wanted})), Terms())
    if not found:
        raise not_here(kind)
    return document(request, found[0])
