"""What stands around a record in its feed: a shelter's words tell the gate that its place is secret."""

import json
from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from luminaria.directory.exchange.reading.harvest import Harvest, Row
from luminaria.directory.exchange.reading.told import Document
from luminaria.directory.rules.hsds import ROOTS

Near = dict[str, list[tuple[str, Document]]]
_AT, _SERVICE, _LOCATION = (ROOTS.index(one) for one in ("service_at_location", "service", "location"))
# Whose neighbours are looked for -> the ways to them: their kind, column that names the one, the other.
_WAYS: Final = {
    "location": (("service_at_location", "at.location", "at.id"), ("service", "at.location", "at.service")),
    "service": (("service_at_location", "at.service", "at.id"), ("location", "at.service", "at.location")),
    "service_at_location": (("location", "at.id", "at.location"), ("service", "at.id", "at.service")),
}


def near(harvest: Harvest, kind: str, rows: Sequence[Row]) -> Near:
    """Of each record of a batch, by its id, the documents that say something of its places."""
    ids = json.dumps([row.id for row in rows])
    found: Near = defaultdict(list)
    if kind == "organization":
        query = (
            "SELECT owned.organization, place.body FROM json_each(?) AS one"  # noqa: S608 - numbers of kinds
            f" CROSS JOIN doc AS owned ON owned.organization = one.value AND owned.kind = {_SERVICE}"
            f" CROSS JOIN doc AS at ON at.service = owned.id AND at.kind = {_AT}"
            f" CROSS JOIN doc AS place ON place.id = at.location AND place.kind = {_LOCATION}"
        )
        _take(harvest, found, "location", query, ids)
    for of, named, wanted in _WAYS.get(kind, ()):
        query = (
            f"SELECT {named}, other.body FROM json_each(?) AS one"  # noqa: S608 - names from above
            f" CROSS JOIN doc AS at ON {named} = one.value"
            f" AND at.kind = {_AT} CROSS JOIN doc AS other ON other.id = {wanted}"
            f" AND other.kind = {ROOTS.index(of)}"
        )
        _take(harvest, found, of, query, ids)
    if kind == "service":
        for row in rows:
            found[row.id].append(("service", with_terms(harvest, row.document)))
    return found


def _take(harvest: Harvest, found: Near, kind: str, query: str, ids: str) -> None:
    for owner, body in harvest.db.execute(query, (ids,)).fetchall():
        document = json.loads(body)
        found[owner].append((kind, with_terms(harvest, document) if kind == "service" else document))


def with_terms(harvest: Harvest, service: Document) -> Document:
    """A service with the names of its terms: they say what it is as much as its own words do."""
    attributes = service.get("attributes")
    if not isinstance(attributes, list):
        return service
    named = [
        {**one, "taxonomy_term": {"name": harvest.term(str(one.get("taxonomy_term_id", "")))}}
        for one in attributes
        if isinstance(one, dict)
    ]
    return {**service, "attributes": named}
