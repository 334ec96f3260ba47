"""A directory through the gate without a database, and the search for secrets in what comes out."""

import json
import re
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from luminaria.directory.rules.freshness import Clocks
from luminaria.directory.rules.hsds import Visibility
from luminaria.directory.rules.listing import Held, HeldPlace, Listed
from luminaria.directory.rules.redaction import keepable, of_place, of_service, project, strictest
from tests.directory.redaction.directories import Directory, Document, Row

TODAY = date(2026, 11, 22)
NOON = datetime(2026, 11, 22, 19, tzinfo=UTC)


def kept(made: Directory) -> Directory:
    """The directory as it may be stored: each row with all that is near it."""
    near = {row.id: list(_near(made, row)) for row in made.rows}
    rows = []
    for row in made.rows:
        document = row.document
        if row.visibility != Visibility.PUBLIC:
            document = document | {"visibility": row.visibility.value}
        found = keepable(row.kind, document, near[row.id])
        rows.append(Row(row.kind, row.id, found.document, row.links, found.visibility))
    return Directory(made.seed, rows, made.unseen, made.places, made.secrets)


def _near(made: Directory, row: Row) -> list[tuple[str, Document]]:
    """What has to do with a row: of a place its doors and services, of a service its family's."""
    doors = made.of("service_at_location")
    if row.kind == "location":
        ats = [one for one in doors if one.links["location_id"] == row.id]
    elif row.kind == "service_at_location":
        ats = [row]
    else:
        owner = row.links.get("organization_id", row.id)
        family = {one.id for one in made.of("service") if one.links["organization_id"] == owner}
        ats = [one for one in doors if one.links["service_id"] in family]
    ids = {id for one in ats for id in one.links.values()}
    found = [*ats, *(one for one in made.rows if one.id in ids)]
    return [(one.kind, _said(one)) for one in found if one is not row]


def _said(row: Row) -> Document:
    return row.document | (
        {"visibility": row.visibility.value} if row.visibility != Visibility.PUBLIC else {}
    )


def held(made: Directory) -> list[Held]:
    """Everything that is known of each service, as queries.held gives it."""
    by_id = {row.id: row for row in made.rows}
    found = []
    for service in made.of("service"):
        organization = by_id[service.links["organization_id"]]
        terms = {row.id: row.document | {"taxonomy_id": str(row.links["taxonomy_id"])}
                 for row in made.of("taxonomy_term")}  # fmt: skip
        found.append(
            Held(
                service=service.document,
                organization=organization.document,
                program=None,
                places=tuple(_places(made, service, by_id)),
                terms=terms,
                source="County feed",
                publisher="Mesa Helpline",
                read_on=TODAY,
                status="verified",
                do_not_list=False,
                modified_at=NOON,
                visibility=_own(service),
            )
        )
    return found


def _own(service: Row) -> Visibility:
    hidden = Visibility.HIDDEN if of_service(service.document) == Visibility.HIDDEN else Visibility.PUBLIC
    return strictest(service.visibility, hidden)


def _places(made: Directory, service: Row, by_id: dict[UUID, Row]) -> list[HeldPlace]:
    places = []
    for at in made.of("service_at_location"):
        if at.links["service_id"] == service.id:
            location = by_id[at.links["location_id"]]
            seen = of_place(location.document, [service.document], [at.document])
            places.append(
                HeldPlace(at.document, location.document, strictest(seen, location.visibility, at.visibility))
            )
    return places


def listed(made: Directory) -> list[Listed]:
    """What may be seen of a directory."""
    found = (project(one, today=TODAY, terms=Clocks()) for one in held(made))
    return [one for one in found if isinstance(one, Listed)]


def without_unseen(made: Directory) -> Directory:
    """The same directory, had it never had what must not be seen."""
    rows = [row for row in made.rows if row.id not in made.unseen and row.id not in hidden_only(made)]
    return Directory(made.seed, rows)


def hidden_only(made: Directory) -> set[UUID]:
    """Services all of whose places are hidden: they are not listed at all."""
    return {
        UUID(str(one.service["id"]))
        for one in held(made)
        if one.places and all(place.visibility == Visibility.HIDDEN for place in one.places)
    }


def as_bytes(value: Any) -> bytes:
    """Anything in one spelling."""
    return json.dumps(value, default=_plain, sort_keys=True, ensure_ascii=False).encode()


def _plain(value: Any) -> Any:
    if hasattr(value, "__dataclass_fields__"):
        return {name: getattr(value, name) for name in value.__dataclass_fields__}
    if isinstance(value, set | frozenset):
        return sorted(map(str, value))
    return str(value)


def found_in(output: bytes, secrets: dict[str, str]) -> list[str]:
    """Where the secrets come from that an output tells, in any case. A number counts if it stands alone."""
    text = output.decode("utf-8", "replace").casefold()
    hits = [(secret, where) for secret, where in secrets.items() if secret in text]
    return [f"{where}: {secret}" for secret, where in hits if not secret.isdigit() or _alone(secret, text)]


def _alone(number: str, text: str) -> bool:
    return bool(re.search(rf"(?<![0-9a-f-]){number}(?![0-9a-f])", text))
