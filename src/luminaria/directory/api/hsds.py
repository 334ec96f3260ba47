"""The API put together: django-ninja routes and describes it; `urls` are its addresses behind the door."""

import json
from functools import cache
from typing import Any, Final, NoReturn

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import URLPattern, path, re_path
from ninja import NinjaAPI

from luminaria.directory.api import asked, profile
from luminaria.directory.api.answers import document
from luminaria.directory.api.description import details, schemas
from luminaria.directory.api.door import door, nothing_here, refusal
from luminaria.directory.api.refusals import Refused
from luminaria.directory.api.routes import ROUTES, Route
from luminaria.directory.rules.hsds import PROFILE_VERSION, VERSION

TITLE: Final = "Luminaria directory"
_MEANS: Final = (
    f"The Human Services Data Specification {VERSION} (openreferral.org) with our profile. Read only, open to"
    " anybody, without keys or cookies. Parameters add up (AND)."
)


def _api() -> NinjaAPI:
    api = NinjaAPI(
        title=TITLE,
        version=PROFILE_VERSION,
        description=_MEANS,
        docs_url=None,
        openapi_url=None,
        urls_namespace="hsds",
    )
    api.add_exception_handler(Refused, lambda request, refused: refusal(refused))  # type: ignore[arg-type]
    api.add_exception_handler(Exception, _raise)
    for route in ROUTES:
        for method in route.methods:
            api.api_operation(
                [method],
                route.path,
                operation_id=route.operation + ("ByPost" if method == "POST" else ""),
                summary=route.view.__doc__,
                tags=["required" if route.is_required and method == "GET" else "optional"],
                openapi_extra=details(route, method),
            )(route.view)
    return api


def _raise(request: HttpRequest, fault: Any) -> NoReturn:
    raise fault


_API: Final = _api()


@cache
def description() -> dict[str, Any]:
    """The OpenAPI description without the address of a server: what the snapshot in docs/ holds."""
    said = json.loads(json.dumps(_API.get_openapi_schema(path_prefix="")))
    described = [one for operations in said["paths"].values() for one in operations.values()]
    for parameter in [parameter for one in described for parameter in one["parameters"]]:
        if parameter["in"] == "path":
            parameter["schema"] = {"type": "string", "format": "uuid"}
    return {
        "openapi": "3.1.0",
        "info": said["info"],
        "jsonSchemaDialect": "https://json-schema.org/draft/2020-12/schema",
        "paths": said["paths"],
        "components": {"schemas": schemas()},
        "tags": [
            {"name": name, "description": f"This endpoint is {name.upper()} by the HSDS API Specification."}
            for name in ("required", "optional")
        ],
    }


def openapi(request: HttpRequest) -> HttpResponseBase:
    """The description of this API, with its own address."""
    asked.values(request, ())
    server = request.build_absolute_uri("/hsds").rstrip("/")
    return document(request, description() | {"servers": [{"url": server}]})


def urls() -> list[URLPattern]:
    """Every address, behind the door, and a last one for those that are none."""
    methods = {_as_django(route): route.methods for route in ROUTES}
    routed = [
        path(str(one.pattern), door(one.callback, methods[str(one.pattern)]), name=f"hsds.{one.name}")
        for one in _API.urls[0]
        if isinstance(one, URLPattern) and one.name != "api-root"
    ]
    more = {"openapi.json": openapi, **profile.VIEWS}
    return [
        *routed,
        *(path(address, door(view, ("GET",))) for address, view in more.items()),
        re_path(r"^(?P<rest>.*)$", door(nothing_here, ("GET", "POST"))),
    ]


def _as_django(route: Route) -> str:
    return route.path.lstrip("/").replace("{id}", "<id>")
