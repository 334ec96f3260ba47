"""Parts of the OpenAPI description: stricter than HSDS's own. Every key of a page is required, ids are UUIDs,
and every answer that is not 200 is documented too."""

from typing import Any, Final

from luminaria.directory.api.asked import FORM, PARAMETERS
from luminaria.directory.api.routes import Route
from luminaria.directory.rules.hsds import OBJECTS
from luminaria.directory.rules.hsds.schemas import component_of, full

Part = dict[str, Any]
_COUNT: Final[Part] = {"type": "integer", "minimum": 0}
_FLAG: Final[Part] = {"type": "boolean"}
_URI: Final[Part] = {"type": "string", "format": "uri"}
_TEXT: Final[Part] = {"type": "string"}
REFUSALS: Final = {
    400: "A parameter, or the body, is not what it must be; the message says what to change.",
    404: "Nothing listed bears this id.",
    405: "This address does not answer this method; Allow names those that it does.",
    413: "More was sent than is read at once.",
    415: "The body is neither JSON nor a form.",
    429: "Too much at once; Retry-After says when to ask again.",
    503: "The directory cannot be read at this moment.",
}


def _strict(**properties: Part) -> Part:
    return {"type": "object", "properties": properties, "required": list(properties)}


def schemas() -> Part:
    """Every object of HSDS with our profile, and what only the API has."""
    objects = {name: full(name, component_of) for name in OBJECTS}
    return objects | {
        "Page": _strict(
            total_items=_COUNT,
            total_pages=_COUNT,
            page_number={"type": "integer", "minimum": 1},
            size=_COUNT,
            first_page=_FLAG,
            last_page=_FLAG,
            empty=_FLAG,
        ),
        "Error": {
            **_strict(status={"type": "integer"}, error=_TEXT, message=_TEXT),
            "description": "What is wrong, as a code and as a sentence that says what to do.",
        },
        "Dates": _strict(
            id={"type": "string", "format": "uuid"}, modified_date={"type": "string", "format": "date-time"}
        ),
        "Root": {
            **_strict(
                version=_TEXT, profile=_URI, openapi_url=_URI, description=_TEXT, publisher=_publisher()
            ),
        },
        "organization_with_services": _with("organization", services=_many("service")),
        "placed_service": _with("service_at_location", service={"$ref": component_of("service")}),
    }


def _publisher() -> Part:
    return {"type": "object", "properties": {"name": _TEXT, "website": _URI}, "required": ["name"]}


def _many(name: str) -> Part:
    return {"type": "array", "items": {"$ref": component_of(name)}}


def _with(name: str, **properties: Part) -> Part:
    return {"allOf": [{"$ref": component_of(name)}, {"type": "object", "properties": properties}]}


def details(route: Route, method: str) -> Part:
    """What stands in the description of one address and method beside its names."""
    said: Part = {
        "parameters": [_parameter(name) for name in route.takes],
        "responses": _responses(route, method),
    }
    if method == "POST":
        said["requestBody"] = _body(route)
    return said


def _parameter(name: str) -> Part:
    one = PARAMETERS[name]
    return {
        "in": "query",
        "name": name,
        "required": False,
        "description": one.means,
        "schema": one.kind.schema,
    }


def _body(route: Route) -> Part:
    properties = {
        name: {**PARAMETERS[name].kind.schema, "description": PARAMETERS[name].means} for name in route.takes
    }
    schema = {"type": "object", "properties": properties, "additionalProperties": False}
    return {
        "required": False,
        "description": "The same parameters, kept out of the address. They stand above those of the address.",
        "content": {kind: {"schema": schema} for kind in ("application/json", FORM)},
    }


def _responses(route: Route, method: str) -> dict[int, Part]:
    found: dict[int, Part] = {200: {"description": "What was asked for.", "content": _content(route)}}
    if method == "GET":
        found[304] = {"description": "The reader has it already (If-None-Match)."}
    left_out = {404} if "{id}" not in route.path else set()
    left_out |= {413, 415} if method == "GET" else set()
    for status, why in REFUSALS.items():
        if status not in left_out:
            found[status] = _refusal(status, why)
    return found


def _refusal(status: int, why: str) -> Part:
    said: Part = {
        "description": why,
        "content": {"application/json": {"schema": {"$ref": component_of("Error")}}},
    }
    if status in (429, 503):
        said["headers"] = {"Retry-After": {"schema": {"type": "integer"}, "description": "Seconds."}}
    return said


def _content(route: Route) -> Part:
    if route.kind == "root":
        return {"application/json": {"schema": {"$ref": component_of("Root")}}}
    schema: Part = {"$ref": component_of(_component(route.kind))}
    if not route.is_list:
        return {"application/json": {"schema": schema}}
    if "minimal" in route.takes:
        schema = {"anyOf": [schema, {"$ref": component_of("Dates")}]}
    contents = {"type": "object", "properties": {"contents": {"type": "array", "items": schema}}}
    contents["required"] = ["contents"]
    page = {"allOf": [{"$ref": component_of("Page")}, contents]}
    return {"application/json": {"schema": page}, "application/x-ndjson": {"schema": {"type": "string"}}}


def _component(kind: str) -> str:
    return {"organization": "organization_with_services", "service_at_location": "placed_service"}.get(
        kind, kind
    )
