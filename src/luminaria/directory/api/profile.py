"""Our profile of HSDS, published at its own address (HSDS profiles reference): what it is, the patches, and
the schemas that come of them."""

from collections.abc import Callable
from typing import Final

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from luminaria.directory.api import asked
from luminaria.directory.api.answers import document
from luminaria.directory.api.refusals import Refused
from luminaria.directory.rules.hsds import OBJECTS, PROFILE_VERSION, VERSION
from luminaria.directory.rules.hsds.patches import PATCHES
from luminaria.directory.rules.hsds.schemas import published

TITLE: Final = "Services for people who were trafficked"
_MEANS: Final = (
    "Adds to HSDS: who may learn where a place is, a front gate for places that are never printed, whom a"
    " service is for and what it asks, which referrals it takes, and when each fact was last looked at."
    " Nothing that HSDS has a term for is said anew."
)


def index(request: HttpRequest) -> HttpResponseBase:
    """What the profile is, and where its files are."""
    asked.values(request, ())
    here = request.build_absolute_uri("/hsds/profile/")
    return document(
        request,
        {
            "name": "luminaria",
            "title": TITLE,
            "description": _MEANS,
            "version": PROFILE_VERSION,
            "hsds": VERSION,
            "attribution": "Human Services Data Specification: an Open Referral resource (openreferral.org)",
            "uri": here,
            "profile": {name: f"{here}profile/{name}.json" for name in PATCHES},
            "schema": {name: f"{here}schema/{name}.json" for name in OBJECTS},
            "openapi": request.build_absolute_uri("/hsds/openapi.json"),
        },
    )


def patch(request: HttpRequest, name: str) -> HttpResponseBase:
    """The JSON Merge Patch of one object."""
    asked.values(request, ())
    if name not in PATCHES:
        raise Refused(404, "not_found", "The profile does not change this object. Its list: /hsds/profile/")
    return document(request, PATCHES[name])


def schema(request: HttpRequest, name: str) -> HttpResponseBase:
    """The whole JSON Schema of one object, with the profile in it."""
    asked.values(request, ())
    if name not in OBJECTS:
        raise Refused(404, "not_found", "HSDS has no object of this name. The list: /hsds/profile/")
    return document(request, published(name))


VIEWS: Final[dict[str, Callable[..., HttpResponseBase]]] = {
    "profile/": index,
    "profile/profile/<slug:name>.json": patch,
    "profile/schema/<slug:name>.json": schema,
}
