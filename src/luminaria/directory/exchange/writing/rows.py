"""Nested documents as rows of the tables of HSDS 3.1: what nesting says in JSON, a column says here."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from luminaria.directory.rules.hsds import OBJECTS, ROOTS, Shape
from luminaria.directory.rules.hsds.patches import PATCHES
from luminaria.directory.rules.listing import Document

Row = tuple[str, Mapping[str, Any]]
# What has rows of its own elsewhere; here it is named by its id. Units and programs are told in place.
_NAMED: Final = frozenset(ROOTS) - {"program"}
_COLUMN: Final = {"taxonomy_detail": "taxonomy_id"}


def columns(shape: Shape) -> tuple[str, ...]:
    """The columns of a shape's table: HSDS's, then our profile's."""
    own = [one.name for one in shape.fields]
    more = [name for name in PATCHES.get(shape.name, {}).get("properties", {}) if name not in own]
    return (*own, *more)


def rows(kind: str, document: Document, links: Mapping[str, str] | None = None) -> Iterator[Row]:
    """(kind, row) of the document and of everything nested in it that has no rows of its own elsewhere."""
    shape = OBJECTS[kind]
    row = {name: document[name] for name in columns(shape) if name in document} | dict(links or {})
    for child, of in shape.ones.items():
        nested = document.get(child)
        if not isinstance(nested, dict):
            continue
        row[_COLUMN.get(child, f"{child}_id")] = nested.get("id")
        if of not in _NAMED:
            owner = {"organization_id": document.get("organization_id")} if of == "program" else {}
            yield from rows(of, {**owner, **nested})
    yield kind, row
    for child, of in shape.lists.items():
        if of == "service_at_location":
            continue
        for nested in document.get(child) or ():
            yield from rows(of, nested, _links(kind, document["id"], OBJECTS[of]))


def _links(parent: str, id: str, shape: Shape) -> dict[str, str]:
    """How a row of `shape` names the document that it was nested in."""
    if shape.name == "attribute":
        return {"link_id": id, "link_entity": parent}
    if shape.name == "metadata":
        return {"resource_id": id, "resource_type": parent}
    link = f"{parent}_id"
    return {link: id} if shape.field(link) else {}
