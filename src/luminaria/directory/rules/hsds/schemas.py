"""JSON Schemas made from the catalogue and our profile: for the profile's address, OpenAPI and the prober.

Source of the form: HSDS profiles reference (modular schemas that name each other as "phone.json"; a profile
is a JSON Merge Patch, RFC 7386, of each). The texts of the official schemas are not repeated here.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final

from luminaria.directory.rules.hsds.catalogue import OBJECTS, Field, Shape
from luminaria.directory.rules.hsds.patches import PATCHES

Schema = dict[str, Any]
DRAFT: Final = "https://json-schema.org/draft/2020-12/schema"
_FORMATS: Final = frozenset({"uuid", "uri", "email", "date", "date-time"})


def file_of(name: str) -> str:
    """How one modular schema names another."""
    return f"{name}.json"


def component_of(name: str) -> str:
    """How a schema inside an OpenAPI description names another."""
    return f"#/components/schemas/{name}"


def base(name: str, ref: Callable[[str], str] = file_of) -> Schema:
    """The schema of one HSDS object as the catalogue knows it."""
    shape = OBJECTS[name]
    properties: Schema = {one.name: _plain(one) for one in shape.fields}
    properties |= {child: {"$ref": ref(of)} for child, of in shape.ones.items()}
    properties |= {child: {"type": "array", "items": {"$ref": ref(of)}} for child, of in shape.lists.items()}
    required = [*shape.required, *(["unit"] if name == "service_capacity" else [])]
    return {"type": "object", "properties": properties, "required": required}


def full(name: str, ref: Callable[[str], str] = file_of) -> Schema:
    """The schema of one object with what our profile adds."""
    merged = merge(base(name, ref), _pointing(PATCHES.get(name, {}), ref))
    assert isinstance(merged, dict)
    return merged


def item(name: str, ref: Callable[[str], str] = file_of) -> Schema:
    """The schema of one object in a list: its own fields and one-to-one objects, and no lists."""
    whole = full(name, ref)
    ones = {child: item(of, ref) for child, of in OBJECTS[name].ones.items()}
    kept = {key: value for key, value in whole["properties"].items() if value.get("type") != "array"}
    return {**whole, "properties": {**kept, **ones}}


def published(name: str) -> Schema:
    """The pre-generated file of the profile for one object."""
    return {"$schema": DRAFT, "name": name, "title": _title(OBJECTS[name]), **full(name)}


def merge(target: object, patch: object) -> object:
    """JSON Merge Patch (RFC 7386): null takes away, objects are merged, everything else is replaced."""
    if not isinstance(patch, Mapping):
        return patch
    merged = dict(target) if isinstance(target, Mapping) else {}
    for key, value in patch.items():
        if value is None:
            merged.pop(key, None)
        else:
            merged[key] = merge(merged.get(key), value)
    return merged


def _plain(field: Field) -> Schema:
    schema: Schema = {"type": "number" if field.type == "number" else "string"}
    if field.type in _FORMATS:
        schema["format"] = field.type
    if field.choices:
        schema["enum"] = list(field.choices)
    return schema


def _pointing(patch: object, ref: Callable[[str], str]) -> object:
    """The patch with its references written as `ref` writes them."""
    if isinstance(patch, Mapping):
        return {
            key: ref(str(value).removesuffix(".json")) if key == "$ref" else _pointing(value, ref)
            for key, value in patch.items()
        }
    return [_pointing(one, ref) for one in patch] if isinstance(patch, list) else patch


def _title(shape: Shape) -> str:
    return shape.name.replace("_", " ").capitalize()
