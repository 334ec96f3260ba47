"""What every deed on the directory begins and ends with: who may, the row, its history."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from luminaria.directory.models import Change, Check, Record, Source
from luminaria.directory.queries.asked import is_all_public
from luminaria.directory.queries.unsaid import unsaid_at
from luminaria.directory.rules import names_a_street
from luminaria.directory.rules.hsds import Visibility
from luminaria.directory.rules.listing import FACTS, Document
from luminaria.directory.rules.marks import mark
from luminaria.directory.rules.redaction import keepable
from luminaria.directory.rules.redaction.cutting import plain
from luminaria.kernel import clock
from luminaria.kernel.errors import LuminariaError, NotFound, NotPermitted
from luminaria.people.models import Organisation
from luminaria.people.rules import ROLE_WORDS, OpenMember, Role
from luminaria.people.verbs import registered, require

DESK, PROVIDER = "desk", "provider"
NAMES = {DESK: "This desk", PROVIDER: "The provider itself"}
LONGEST_WHY = 300
# The role under which somebody with several acts here: whoever makes the calls first.
_ORDER = (Role.INTAKE, Role.COORDINATOR, Role.SUPERVISOR, Role.ADMINISTRATOR)


class NotHeeded(NotPermitted):
    """Police and employers read what the public reads; they keep nothing of it."""

    sentence = (
        "Only organisations that serve survivors keep the directory. You can read what the public reads."
    )


class EntryJoined(LuminariaError):
    """The entry was found to be about the same service as another."""

    sentence = "This entry was joined with another one. Work on that one, or part them first."


class FactMoved(LuminariaError):
    """What the page showed is no longer what is held."""

    sentence = "Someone else changed this fact while you looked at it. Read it again, then press."


class WhyMissing(LuminariaError):
    """A decision says why."""

    sentence = "Write in a few words why. It stands in the history."


class NamesAStreet(LuminariaError):
    """Free text holds what looks like a street, at a service whose place is not public."""

    sentence = (
        "This seems to hold a street address, and the place of this service is not public."
        " Write it without the street and the number."
    )


class NamesHidden(NamesAStreet):
    """Free text holds the name or the street of a place that was taken out of sight."""

    sentence = "This names a place that must not be seen. Write it without its name and its street."


def keeper(actor: OpenMember, verb: str) -> None:
    """Raise NotPermitted unless the role carries the verb, NotHeeded unless the organisation counts."""
    require(actor, verb)
    if not is_heeded(actor):
        raise NotHeeded()


def is_heeded(actor: OpenMember) -> bool:
    """Whether the actor's organisation may change what the public reads."""
    return Organisation.objects.filter(id=actor.organisation_id, kind__in=Organisation.HEEDED).exists()


def role_of(actor: OpenMember, verb: str) -> str:
    """The words of the role that the history names."""
    carried = registered()[verb].roles & actor.roles
    return next((ROLE_WORDS[role] for role in _ORDER if role in carried), "")


def held_record(record_id: UUID, kind: str = "service") -> Record:
    """The row, locked until the end of the transaction. Raises NotFound and EntryJoined."""
    row = Record.objects.select_for_update().filter(id=record_id, kind=kind).first()
    if row is None:
        raise NotFound()
    if row.same_as is not None:
        raise EntryJoined()
    return row


def source(code: str) -> Source:
    """A source of this instance's own."""
    return Source.objects.get_or_create(code=code, defaults={"name": NAMES[code]})[0]


def told_why(why: str) -> str:
    """The reason, without blanks around it. Raises WhyMissing."""
    if not why.strip():
        raise WhyMissing()
    return why.strip()[:LONGEST_WHY]


def same_as_seen(row: Record, field: str, seen: str) -> None:
    """Raise FactMoved unless the fact still says what the page showed."""
    if mark(row.document, field) != seen:
        raise FactMoved()


def put(row: Record, parts: Mapping[str, Any], field: str) -> None:
    """One fact of the row says `parts` from now on; parts that are absent or empty are taken away."""
    document = {name: value for name, value in row.document.items() if name not in FACTS[field]}
    said = document | {part: value for part, value in parts.items() if value not in ("", None, [], {})}
    row.document = keepable("service", said, near=_around(row.id)).document
    row.name = str(row.document.get("name") or row.name)[:300]
    row.modified_at = clock.now()
    row.save(update_fields=["document", "name", "modified_at"])


def _around(service_id: UUID) -> list[tuple[str, Document]]:
    """The places of a service, which none of its words may give away."""
    at = Record.objects.filter(kind="service_at_location", service_id=service_id)
    return [
        *(("service_at_location", row.document) for row in at),
        *(("location", place.document) for place in places_of(service_id)),
    ]


def check(
    row: Record, actor: OpenMember, verb: str, *, field: str, outcome: str, method: str, role: str = ""
) -> Check:
    """A look at a fact, today, in the name of whoever acts; with `role`, in the name of somebody outside."""
    return Check.objects.create(
        record=row,
        field=field,
        outcome=outcome,
        method=method,
        checked_on=clock.now().date(),
        role=role or role_of(actor, verb),
        organisation_id=actor.organisation_id,
        member_id=actor.member_id,
    )


def note(
    row: Record,
    actor: OpenMember,
    verb: str,
    *,
    action: str,
    field: str,
    before: object = None,
    after: object = None,
    why: str = "",
    said_by: Source | None = None,
    printed: bool = False,
) -> None:
    """One line of the history. A place's values stand in it only where it is `printed` for everybody."""
    silent = field == "place" or row.kind in ("location", "service_at_location")
    silent = silent and not (printed and row.visibility == Visibility.PUBLIC)
    Change.objects.create(
        record=row,
        action=action,
        field=field,
        before=None if silent else before,
        after=None if silent else after,
        why=why.strip()[:LONGEST_WHY],
        source=said_by or source(DESK),
        role=role_of(actor, verb),
        organisation_id=actor.organisation_id,
        member_id=actor.member_id,
    )


def places_of(service_id: UUID) -> list[Record]:
    """The locations of a service."""
    at = Record.objects.filter(kind="service_at_location", service_id=service_id)
    return list(Record.objects.filter(kind="location", id__in=at.values("location_id")))


def keeps_streets_out(service_id: UUID, values: Iterable[object]) -> None:
    """Raise NamesHidden for what a hidden place of its organization is or was called, NamesAStreet for any
    street at a service that has a place that is not public.
    """
    told = [text for value in values for text in texts(value)]
    unsaid = unsaid_at(service_id)
    if any(unsaid.is_said(plain(text)) for text in told):
        raise NamesHidden()
    if not is_all_public(service_id) and any(map(names_a_street, told)):
        raise NamesAStreet()


def texts(value: object) -> Iterable[str]:
    """Every text in a value, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from texts(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from texts(inner)
