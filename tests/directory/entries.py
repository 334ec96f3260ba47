"""Entries of the directory for tests of the desk: a source, an organisation, a service, its place."""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from luminaria.directory.actions.last_looks import keep_last_looks
from luminaria.directory.actions.list_services import list_services
from luminaria.directory.models import Change, Check, Listing, Record, Source
from luminaria.directory.queries.held import Shelf
from luminaria.directory.rules.hsds import Visibility
from luminaria.directory.rules.marks import mark
from luminaria.kernel.ids import new_id
from luminaria.ledger.models import Leaf
from luminaria.people.rules import OpenMember, Role
from tests import factories
from tests.databases import database_role

NOON = datetime(2026, 11, 21, 19, tzinfo=UTC)
TODAY = date(2026, 11, 21)
UNREAD = "unread"  # a source that vouches for no day
STREET = "4417 Alameda Sombra Road"
PHONE = {"id": str(UUID(int=7)), "number": "505-555-0117", "type": "voice"}
ADDRESS = {
    "id": str(UUID(int=8)),
    "address_1": STREET,
    "city": "Gallup",
    "state_province": "NM",
    "postal_code": "87399",
    "country": "US",
    "address_type": "physical",
}
DOCUMENT: dict[str, Any] = {
    "name": "Night Owl Line",
    "status": "active",
    "kind": "hotline",
    "description": "People answer at night.",
    "phones": [PHONE],
    "languages": [{"id": str(UUID(int=9)), "code": "es", "name": "Spanish"}],
    "sources": [{"name": "Its own page", "kind": "operator", "date": "2026-11-01"}],
}


def service(code: str = "feed", *, status: str = "verified", list_it: bool = True, **document: Any) -> Record:
    """A service of that source, as its feed told of it."""
    with database_role("owner"):
        source, _ = Source.objects.get_or_create(
            code=code,
            defaults={
                "name": f"The {code}",
                "read_at": None if code == UNREAD else datetime(2026, 11, 1, tzinfo=UTC),
            },
        )
        home = _record(source, "organization", {"name": "Owl House", "description": "A house."})
        row = _record(source, "service", DOCUMENT | document, organization_id=home.id, status=status)
        if list_it:
            list_services([row.id])
    return row


def place(row: Record, visibility: Visibility = Visibility.PUBLIC, *, list_it: bool = True) -> Record:
    """A place of the service, with a street whoever may learn it."""
    with database_role("owner"):
        location = _record(
            row.source,
            "location",
            {"location_type": "physical", "addresses": [ADDRESS], "latitude": 35.5, "longitude": -108.7},
            visibility=visibility,
        )
        _record(
            row.source,
            "service_at_location",
            {"description": f"Ring at {STREET}"},
            visibility=visibility,
            service_id=row.id,
            location_id=location.id,
        )
        if list_it:
            list_services([row.id])
    return location


def checked(row: Record, on: date, *fields: str, outcome: str = "STILL_TRUE") -> None:
    """Somebody looked at these facts that day."""
    at = datetime.combine(on, datetime.min.time(), tzinfo=UTC)
    with database_role("owner"):
        for field in fields:
            Check.objects.create(
                record=row,
                field=field,
                outcome=outcome,
                method="PHONE",
                checked_on=on,
                role="x",
                recorded_at=at,
            )
        keep_last_looks(Shelf.of([row.id]))


def advocate(*roles: Role, kind: str = "PROVIDER", name: str = "Ana") -> OpenMember:
    """A member of a new organisation of that kind."""
    return factories.member(factories.organisation("Casa", kind=kind), roles or {Role.INTAKE}, name=name)


def seen(row: Record, field: str) -> str:
    """The mark that a page shows beside a fact."""
    return mark(Record.objects.get(id=row.id).document, field)


def is_public(row: Record) -> bool:
    """Whether the public reads it."""
    return Listing.objects.filter(service_id=row.id).exists()


def kept_anywhere(words: Iterable[str]) -> list[str]:
    """Which of these words stand in any row that is held or listed of the directory."""
    from django.apps import apps

    text = "\n".join(
        str(values)
        for model in apps.get_app_config("directory").get_models()
        if model.__name__ not in ("LineCall", "Service")
        for values in model.objects.values_list()  # type: ignore[attr-defined]
    )
    return [word for word in words if word in text]


def history(row: Record) -> list[tuple[str, str]]:
    """What happened to a record, as (action, field)."""
    return list(Change.objects.filter(record=row).order_by("changed_at").values_list("action", "field"))


def recorded(actor: OpenMember, verb: str, obj: UUID) -> int:
    """How often the ledger says that this member did this to that."""
    with factories.inside(actor):
        return Leaf.objects.filter(verb=verb, obj=obj, actor=actor.member_id).count()


def _record(source: Source, kind: str, document: dict[str, Any], **columns: Any) -> Record:
    row_id = new_id()
    whole = {"id": str(row_id)} | document
    return Record.objects.create(
        id=row_id,
        source=source,
        kind=kind,
        external_id=str(row_id),
        name=str(document.get("name", "")),
        said=whole,
        document=whole,
        **columns,
    )
