"""A random directory as a feed that somebody sends: fully nested HSDS, nothing left out."""

import json
from pathlib import Path
from typing import Any

from luminaria.directory.rules.hsds import Visibility
from tests.directory.redaction.directories import Directory, Document, Row


def written(made: Directory, folder: Path) -> Path:
    """The file of the feed."""
    path = folder / "feed.json"
    path.write_text(json.dumps([_service(made, one) for one in made.of("service")]))
    return path


def _service(made: Directory, row: Row) -> Document:
    by_id = {one.id: one for one in made.rows}
    owner = by_id[row.links["organization_id"]]
    document: dict[str, Any] = dict(row.document)
    document["organization"] = owner.document
    document["attributes"] = [_attribute(made, one) for one in row.document["attributes"]]
    document["service_at_locations"] = [
        at.document | {"location": _location(by_id[at.links["location_id"]])}
        for at in made.of("service_at_location")
        if at.links["service_id"] == row.id
    ]
    return document


def _location(row: Row) -> Document:
    """A place that a row of ours would hide says so itself in a feed."""
    stated = {} if row.visibility == Visibility.PUBLIC else {"visibility": row.visibility.value}
    return {name: value for name, value in row.document.items() if name != "attributes"} | stated


def _attribute(made: Directory, attribute: Document) -> Document:
    term = next(one for one in made.of("taxonomy_term") if str(one.id) == attribute["taxonomy_term_id"])
    taxonomy = next(one for one in made.of("taxonomy") if one.id == term.links["taxonomy_id"])
    return attribute | {"taxonomy_term": term.document | {"taxonomy_detail": taxonomy.document}}
