"""What is secret in a feed, by its own words and by what is known here, before anything of it is kept."""

import json
from collections.abc import Iterator
from typing import Final

from luminaria.directory.exchange.reading.harvest import DEGREES, Harvest, Row
from luminaria.directory.exchange.reading.told import Document
from luminaria.directory.models import Record
from luminaria.directory.rules.hsds import ROOTS, Visibility
from luminaria.directory.rules.redaction import (
    of_service,
    says_secret,
    shelters_from_violence,
    stated,
    strictest,
    weighed,
)

_AT, _SERVICE = ROOTS.index("service_at_location"), ROOTS.index("service")
# What is asked for each place: by its doors, by its services, and whether one of them is a shelter.
_AROUND: Final = (
    "SELECT at.location, max(at.secret), max(coalesce(service.secret, 0)), max(coalesce(service.shelters, 0))"  # noqa: S608 - numbers of kinds
    f" FROM json_each(?) AS one CROSS JOIN doc AS at ON at.location = one.value AND at.kind = {_AT}"
    f" LEFT JOIN doc AS service ON service.id = at.service AND service.kind = {_SERVICE} GROUP BY 1"
)
# A door is as secret as its place and its service; without a place, its service alone says.
_DOORS: Final = (
    "UPDATE doc SET secret = max(secret, coalesce("  # noqa: S608 - numbers of kinds
    f"(SELECT max(place.secret) FROM doc AS place WHERE place.id = doc.location"
    f" AND place.kind = {ROOTS.index('location')}),"
    f" (SELECT max(service.shelters) FROM doc AS service WHERE service.id = doc.service"
    f" AND service.kind = {_SERVICE}), 0),"
    f" coalesce((SELECT max(service.secret) FROM doc AS service WHERE service.id = doc.service"
    f" AND service.kind = {_SERVICE}), 0)) WHERE kind = {_AT}"
)


def weigh_secrets(harvest: Harvest, source: str) -> None:
    """Each record says from now on who may learn of its place, whatever stands around it in the feed.

    Beside the records and not in them: what is compared with what the source said before is its own words.
    """
    _known_here(harvest, source)
    for rows in harvest.rows("organization"):
        harvest.hide((row.n, stated(row.document) or Visibility.PUBLIC) for row in rows)
    for rows in harvest.rows("service"):
        _services(harvest, rows)
    for rows in harvest.rows("service_at_location"):
        harvest.hide((row.n, _of_door(row.document)) for row in rows)
    for rows in harvest.rows("location"):
        _locations(harvest, rows)
    harvest.db.execute(_DOORS)


def _known_here(harvest: Harvest, source: str) -> None:
    """What is secret here stays secret, whatever its feed says now."""
    for kind, external, visibility in _secrets(source):
        found = harvest.db.execute(
            "SELECT n FROM doc WHERE kind = ? AND ext = ?", (ROOTS.index(kind), external)
        ).fetchone()
        if found:
            harvest.hide([(found[0], Visibility(visibility))])


def _secrets(source: str) -> Iterator[tuple[str, str, str]]:
    secret = Record.objects.exclude(visibility=Visibility.PUBLIC)
    own = secret.filter(source_id=source)
    yield from own.values_list("kind", "external_id", "visibility").iterator()
    joined = Record.objects.filter(source_id=source, same_as__in=secret.values("id"))
    for kind, external, same in joined.values_list("kind", "external_id", "same_as").iterator():
        yield kind, external, str(secret.values_list("visibility", flat=True).get(id=str(same)))


def _services(harvest: Harvest, rows: list[Row]) -> None:
    named = [(row.n, with_terms(harvest, row.document)) for row in rows]
    harvest.hide((n, of_service(document)) for n, document in named)
    harvest.db.executemany(
        "UPDATE doc SET shelters = 1 WHERE n = ?",
        [(n,) for n, document in named if shelters_from_violence(document)],
    )


def _of_door(document: Document) -> Visibility:
    return strictest(
        stated(document) or Visibility.PUBLIC,
        Visibility.INTAKE_ONLY if says_secret(document) else Visibility.PUBLIC,
    )


def _locations(harvest: Harvest, rows: list[Row]) -> None:
    found = harvest.db.execute(_AROUND, (json.dumps([row.id for row in rows]),)).fetchall()
    around = {id: (at, service, shelters) for id, at, service, shelters in found}
    seen = []
    for row in rows:
        at, service, shelters = around.get(row.id, (0, 0, 0))
        floors = (DEGREES[at], DEGREES[service])
        seen.append((row.n, weighed(row.document, ats=(), floors=floors, sheltering=bool(shelters))))
    harvest.hide(seen)


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
