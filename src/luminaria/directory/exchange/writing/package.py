"""datapackage.json of a tabular package (Frictionless Tabular Data Package), made from the catalogue.

The official descriptor of 3.1 names keys of unit and service_capacity that are not among their fields; here
every table has all of its fields.
"""

from collections.abc import Collection
from typing import Any, Final

from luminaria.directory.exchange.writing.rows import columns
from luminaria.directory.rules.hsds import OBJECTS, PROFILE_VERSION, Shape
from luminaria.directory.rules.hsds.patches import PATCHES

Part = dict[str, Any]
_TYPES: Final[dict[str, Part]] = {
    "number": {"type": "number"},
    "date": {"type": "date"},
    "date-time": {"type": "datetime", "format": "any"},
    "uuid": {"type": "string", "format": "uuid"},
    "uri": {"type": "string", "format": "uri"},
    "email": {"type": "string", "format": "email"},
}


def descriptor(lacking: Collection[tuple[str, str]] = ()) -> Part:
    """The descriptor. `lacking`: (table, column) that HSDS wants filled and that some row has not."""
    return {
        "name": "human_services_data",
        "title": "Human Services Data Specification",
        "description": "HSDS 3.1 with the Luminaria profile, which adds columns and takes none away.",
        "profile": "tabular-data-package",
        "version": PROFILE_VERSION,
        "homepage": "https://docs.openreferral.org",
        "resources": [_resource(shape, lacking) for shape in OBJECTS.values()],
    }


def _resource(shape: Shape, lacking: Collection[tuple[str, str]]) -> Part:
    schema: Part = {"fields": [_field(shape, name, lacking) for name in columns(shape)], "primaryKey": "id"}
    keys = [_key(name) for name in columns(shape) if name.endswith("_id") and name[:-3] in OBJECTS]
    if keys:
        schema["foreignKeys"] = keys
    return {
        "name": shape.name,
        "path": f"{shape.table}.csv",
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema,
    }


def _field(shape: Shape, name: str, lacking: Collection[tuple[str, str]]) -> Part:
    known = shape.field(name)
    if not known:
        added = PATCHES[shape.name]["properties"][name]
        return {"name": name, "type": added.get("type", "any"), "description": added.get("description", "")}
    required = (known.required or name in shape.needs) and (shape.table, name) not in lacking
    constraints: Part = {"required": required, "unique": name == "id"}
    if known.choices:
        constraints["enum"] = list(known.choices)
    return {"name": name, **_TYPES.get(known.type, {"type": "string"}), "constraints": constraints}


def _key(name: str) -> Part:
    return {"fields": name, "reference": {"resource": name[:-3], "fields": "id"}}
