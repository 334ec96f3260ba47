"""Records for tests of the gate: written straight into the held tables."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

from luminaria.directory.models import Record, Source

NOON = datetime(2026, 11, 22, 19, tzinfo=UTC)


def source(code: str = "feed", **given: Any) -> Source:
    values = {"name": "County feed", "publisher": "Mesa Helpline", "read_at": NOON} | given
    return Source.objects.get_or_create(code=code, defaults=values)[0]


def record(kind: str, document: dict[str, Any] | None = None, **given: Any) -> Record:
    """One row in the shape that the importer writes."""
    id = given.pop("id", None) or uuid4()
    document = {"id": str(id)} | (document or {})
    values = {"source": source(), "external_id": str(id), "status": "verified", "modified_at": NOON} | given
    return Record.objects.create(
        id=id, kind=kind, document=document, said=document, name=str(document.get("name", ""))[:300], **values
    )


def service(document: dict[str, Any] | None = None, **given: Any) -> Record:
    words = {"name": "Mesa Door", "status": "active", "description": "Someone listens."}
    return record("service", words | (document or {}), **given)


def place(of: Record, location: dict[str, Any] | None = None, **given: Any) -> tuple[Record, Record]:
    """A place of a service: its location and the row that joins them."""
    address = {"id": str(uuid4()), "address_1": "500 Central Ave SW", "city": "Albuquerque"}
    address |= {"state_province": "NM", "postal_code": "87102", "country": "US", "address_type": "physical"}
    words = {"location_type": "physical", "latitude": 35.084, "longitude": -106.651, "addresses": [address]}
    row = record("location", words | (location or {}), organization_id=of.organization_id, **given)
    at = record("service_at_location", {}, service_id=of.id, location_id=row.id)
    return row, at


def ids(rows: list[Record]) -> list[UUID]:
    return [row.id for row in rows]
