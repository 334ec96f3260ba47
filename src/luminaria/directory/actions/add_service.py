"""add_service: a service that no source has told of goes into the directory."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db import transaction

from luminaria.directory.actions.change_fact import with_ids
from luminaria.directory.actions.list_services import list_services
from luminaria.directory.keeping import DESK, NamesAStreet, check, keeper, note, source, texts
from luminaria.directory.models import Record
from luminaria.directory.rules import names_a_street
from luminaria.directory.rules.freshness import Finding, Method
from luminaria.directory.rules.hsds import Visibility
from luminaria.directory.rules.listing import FACTS, Document
from luminaria.directory.rules.redaction import keepable
from luminaria.kernel.errors import LuminariaError
from luminaria.kernel.ids import new_id
from luminaria.packs import pack
from luminaria.people.rules import OpenMember
from luminaria.people.verbs import record


class KnownAlready(LuminariaError):
    """An entry of this name is there."""

    sentence = "An entry of this name is here already. Find it and change it, or write how this one differs."


class TooLittle(LuminariaError):
    """A service that nobody can be sent to."""

    sentence = (
        "Write the name, what it does, and one way to reach it: a telephone, a web address or a front gate."
    )


@dataclass(frozen=True)
class NewService:
    """The least that an entry says. `address` is that of a public place only."""

    name: str
    organization: str
    kind: str
    parts: Mapping[str, Any]
    visibility: Visibility | None = None
    address: Mapping[str, str] = field(default_factory=dict)


@transaction.atomic
def add_service(*, actor: OpenMember, new: NewService, method: Method) -> UUID:
    """The entry is there with "this desk" as its source, each fact checked today by `method`; returns its id.

    Raises TooLittle, KnownAlready, NamesAStreet.
    """
    keeper(actor, "add_service")
    _is_enough(new)
    _says_no_street(new)
    if Record.objects.filter(kind="service", name__iexact=new.name, same_as=None).exists():
        raise KnownAlready()
    organization = _organization(new.organization or new.name)
    parts = with_ids({part: value for part, value in new.parts.items() if value not in ("", None, [], {})})
    document = {"status": "active", "kind": new.kind, "name": new.name} | parts
    row = _put("service", document, organization_id=organization.id)
    _place(row, new)
    for fact in FACTS:
        told = any(part in row.document for part in FACTS[fact])
        if told or (fact == "place" and new.visibility == Visibility.PUBLIC):
            check(row, actor, "add_service", field=fact, outcome=Finding.STILL_TRUE, method=method)
    note(row, actor, "add_service", action="add", field="entry")
    record("add_service", actor=actor, obj=row.id)
    list_services([row.id])
    return row.id


def _is_enough(new: NewService) -> None:
    ways = ("phones", "url", "email", "front_gate")
    if not (new.name.strip() and new.parts.get("description") and any(new.parts.get(way) for way in ways)):
        raise TooLittle()


def _says_no_street(new: NewService) -> None:
    hidden = new.visibility not in (None, Visibility.PUBLIC)
    if hidden and any(names_a_street(text) for text in texts([new.name, dict(new.parts), dict(new.address)])):
        raise NamesAStreet()


def _organization(name: str) -> Record:
    """The organization of that name, or a new one."""
    known = Record.objects.filter(kind="organization", name__iexact=name, same_as=None).first()
    return known or _put("organization", {"name": name, "description": name})


def _place(row: Record, new: NewService) -> None:
    if new.visibility is None:
        return
    location: Document = {"location_type": "physical", "visibility": new.visibility.value}
    if new.visibility == Visibility.PUBLIC:
        location["addresses"] = with_ids(
            [{"address_type": "physical", "country": pack().country, **new.address}]
        )
    place = _put("location", location, visibility=new.visibility)
    _put("service_at_location", {}, visibility=new.visibility, service_id=row.id, location_id=place.id)


def _put(kind: str, document: Document, **columns: Any) -> Record:
    row_id = new_id()
    kept = keepable(kind, {"id": str(row_id)} | document).document
    return Record.objects.create(
        id=row_id,
        source=source(DESK),
        kind=kind,
        external_id=str(row_id),
        name=str(kept.get("name") or "")[:300],
        said=kept,
        document=kept,
        **columns,
    )
