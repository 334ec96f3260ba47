"""Services as an advocate chooses from them: those that receive here, and those that the pack knows."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from luminaria.directory.models import Record
from luminaria.directory.queries.held import term_ids
from luminaria.directory.queries.looks import looks_by_fact
from luminaria.directory.rules import EVERY_NEED, Choices, Option, answers, covers
from luminaria.directory.rules.freshness import ASKED_THEM, Finding
from luminaria.directory.rules.listing import Document
from luminaria.directory.rules.looks import counting

# What is known to be wrong is offered to nobody; a telephone only where somebody vouches for it.
_NEVER = ("dead", "conflict")
_VOUCHED = frozenset({"verified", "sourced", "own"})
_TRUE = (Finding.STILL_TRUE, Finding.CHANGED)


def services_near(*, need: str = "", area: str = "", without: UUID | None = None) -> Choices:
    """Services for a need in an area, those who can receive here first, called ones before uncalled.

    `without` is the organisation that asks; it is not offered to itself. Where a place is, no option says.
    """
    rows = [row for row in _offered() if not without or row.receiver_id != without]
    shown = [
        option
        for row, option in zip(rows, _options(rows), strict=True)
        if answers(option.needs, need) and covers(_reach(row.document), area)
    ]
    shown.sort(key=lambda option: (option.called_on is None, option.name.casefold()))
    return Choices(
        here=tuple(option for option in shown if option.receives_here),
        by_phone=tuple(option for option in shown if not option.receives_here),
    )


def service(service_id: UUID) -> Option | None:
    """One service, or None. One that has gone is still known to those who named it."""
    rows = list(_services().filter(id=service_id))
    return next(iter(_options(rows)), None)


def receivers() -> dict[UUID, UUID]:
    """The services that can open a page here, each with its organisation."""
    rows = _offered().filter(receiver__isnull=False)
    return {id: organisation for id, organisation in rows.values_list("id", "receiver_id") if organisation}


def _services() -> QuerySet[Record]:
    return Record.objects.filter(kind="service")


def _offered() -> QuerySet[Record]:
    """Receivers, and what the pack knows: a feed's thousands are found by searching."""
    rows = _services().filter(gone_on=None, same_as=None).exclude(status__in=_NEVER)
    known = Q(receiver__isnull=False) | Q(source_id="pack", do_not_list=False)
    return rows.filter(known).order_by("name", "id")


def _options(rows: list[Record]) -> Iterator[Option]:
    needs, called = _needs(rows), _called([row.id for row in rows])
    for row in rows:
        own = frozenset(need for id in term_ids(row.document) for need in needs.get(id, ()))
        yield Option(
            id=row.id,
            name=row.name,
            what=str(row.document.get("description", "")),
            area=", ".join(_named(row.document, "service_areas", "name")),
            languages=", ".join(_named(row.document, "languages", "code")),
            phone=_phone(row),
            printed=_printed(row.document),
            called_on=called.get(row.id),
            organisation_id=row.receiver_id,
            needs=own or (EVERY_NEED if row.receiver_id else frozenset()),
        )


def _needs(rows: Iterable[Record]) -> dict[UUID, list[str]]:
    ids = {id for row in rows for id in term_ids(row.document)}
    terms = Record.objects.filter(kind="taxonomy_term", id__in=ids).values_list("id", "document")
    return {id: document.get("needs", []) for id, document in terms}


def _called(ids: list[UUID]) -> dict[UUID, date]:
    """The newest day on which somebody asked a service itself."""
    found: dict[UUID, date] = {}
    for (id, _), looks in looks_by_fact(ids).items():
        look = counting(one for one in looks if one.method in ASKED_THEM)
        if look and look.outcome in _TRUE:
            found[id] = max(look.on, found.get(id, look.on))
    return found


def _named(document: Document, child: str, name: str) -> Iterator[str]:
    yield from (str(one[name]) for one in document.get(child) or () if one.get(name))


def _reach(document: Document) -> str:
    return " ".join(
        [*_named(document, "service_areas", "name"), *_named(document, "service_areas", "extent")]
    )


def _phone(row: Record) -> str:
    if row.status not in _VOUCHED:
        return ""
    gate: dict[str, Any] = row.document.get("front_gate") or {}
    return next((number for one in (row.document, gate) for number in _named(one, "phones", "number")), "")


def _printed(document: Document) -> str:
    said: Document = next(iter(document.get("sources") or ()), {})
    return ", ".join(str(said[name]) for name in ("name", "date") if said.get(name))
