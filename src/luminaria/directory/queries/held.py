"""All that is known of services, in batches: constant memory, a fixed number of queries for each batch."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, TypeVar
from uuid import UUID

from luminaria.directory.models import Conflict, Record
from luminaria.directory.queries.looks import looks_by_fact
from luminaria.directory.rules.hsds import Visibility
from luminaria.directory.rules.listing import Document, Held, HeldPlace, Looked
from luminaria.directory.rules.looks import counting
from luminaria.directory.rules.redaction import secrecy, strictest

BATCH = 500
T = TypeVar("T")
_NEVER = UUID(int=0)


def held(service_ids: Iterable[UUID] | None = None) -> Iterator[tuple[UUID, Held]]:
    """Each service that there is with everything known of it; None asks for all. Unknown ids are left out."""
    for batch in batches(every_service_id() if service_ids is None else service_ids, BATCH):
        yield from held_batch(batch)


def every_service_id() -> Iterator[UUID]:
    """The ids of all services in their order, read in pages."""
    last = _NEVER
    while True:
        rows = Record.objects.filter(kind="service", id__gt=last).order_by("id")
        page = list(rows.values_list("id", flat=True)[:5000])
        if not page:
            return
        yield from page
        last = page[-1]


def batches(items: Iterable[T], size: int) -> Iterator[list[T]]:
    """`items` in lists of at most `size`."""
    rest = iter(items)
    while batch := list(islice(rest, size)):
        yield batch


def held_batch(service_ids: list[UUID]) -> Iterator[tuple[UUID, Held]]:
    """All of one batch at once."""
    shelf = Shelf.of(service_ids)
    return zip((row.id for row in shelf.services), shelf.all(), strict=True)


@dataclass
class Shelf:
    """The rows of one batch, each found by what needs it."""

    services: list[Record]
    ats: dict[UUID, list[Record]]
    locations: dict[UUID, Record]
    organizations: dict[UUID, Record]
    programs: dict[UUID, Record]
    terms: dict[UUID, Record]
    unlisted: frozenset[UUID]
    looked: Mapping[UUID, Mapping[str, Looked]]
    doubted: Mapping[UUID, frozenset[str]]
    seen: dict[UUID, Visibility] = field(default_factory=dict)
    around: dict[UUID, list[Record]] = field(default_factory=dict)

    @classmethod
    def of(cls, service_ids: list[UUID]) -> "Shelf":
        """Everything that is known of these services."""
        rows = (
            Record.objects.filter(kind="service", id__in=service_ids).select_related("source").defer("said")
        )
        services = list(rows.order_by("id"))
        ids = [row.id for row in services]
        ats = list(_there("service_at_location", service_id__in=ids).order_by("id"))
        locations = _followed("location", {row.location_id for row in ats})
        organizations = _followed("organization", {row.organization_id for row in services})
        programs = {
            row.id: row
            for row in _there("program", id__in={row.program_id for row in services} - {None}).defer("said")
        }
        terms = _terms([*services, *organizations.values()])
        shelf = cls(
            services=services,
            ats=_by(ats, "service_id"),
            locations=locations,
            organizations=organizations,
            programs=programs,
            terms=terms,
            unlisted=_unlisted(terms.values()),
            looked=_looked(ids),
            doubted=_doubted(
                [*ids, *(row.id for row in (*ats, *locations.values(), *organizations.values()))]
            ),
        )
        shelf.weigh(_neighbours(ids, locations))
        return shelf

    def all(self) -> Iterator[Held]:
        """All of each service, in their order."""
        return (self.held(row) for row in self.services)

    def places(self) -> Iterator[tuple[Record, Visibility, list[Record]]]:
        """Each place of these services as it is held, who may learn it, and all its service_at_locations."""
        return ((row, self.seen[id], self.around[id]) for id, row in self.locations.items())

    def weigh(self, neighbours: list[tuple[Record, Record]]) -> None:
        """Decide who may learn each place, by everything that happens there, of other services too."""
        own = {row.id: row for row in self.services}
        pairs = [(at, own[at.service_id]) for ats in self.ats.values() for at in ats if at.service_id]
        around: dict[UUID, list[tuple[Record, Record]]] = defaultdict(list)
        for at, service in (*pairs, *neighbours):
            if place := self.place_of(at):
                around[place.id].append((at, service))
        asked: dict[UUID, tuple[Visibility, bool]] = {}
        for id, location in self.locations.items():
            self.seen[id] = self._seen(location, around[id], asked)
            self.around[id] = [at for at, _ in around[id]]

    def _seen(
        self,
        location: Record,
        around: list[tuple[Record, Record]],
        asked: dict[UUID, tuple[Visibility, bool]],
    ) -> Visibility:
        for _, service in around:
            if service.id not in asked:
                said = self.with_terms(service)
                floor = strictest(secrecy.of_service(said), Visibility(service.visibility))
                asked[service.id] = (floor, secrecy.shelters_from_violence(said))
        answers = [asked[service.id] for _, service in around]
        own = secrecy.weighed(
            location.document,
            ats=[at.document for at, _ in around],
            floors=[floor for floor, _ in answers],
            sheltering=any(shelter for _, shelter in answers),
        )
        rows = [Visibility(row.visibility) for row in (location, *(at for at, _ in around))]
        hidden = [Visibility.HIDDEN] if location.do_not_list else []
        return strictest(own, *rows, *hidden)

    def with_terms(self, row: Record) -> Document:
        """The document with the names of its terms, which tell what it is."""
        named = [
            {"taxonomy_term": term.document} for id in term_ids(row.document) if (term := self.terms.get(id))
        ]
        document: Document = row.document
        return document | {"attributes": named} if named else document

    def place_of(self, at: Record) -> Record | None:
        """The location of a service_at_location, or the one with which it was joined."""
        location = self.locations.get(at.location_id) if at.location_id else None
        return self.locations.get(location.same_as, location) if location and location.same_as else location

    def held(self, row: Record) -> Held:
        """All of one service."""
        organization = self.organizations.get(row.organization_id) if row.organization_id else None
        if organization and organization.same_as:
            organization = self.organizations.get(organization.same_as, organization)
        program = self.programs.get(row.program_id) if row.program_id else None
        named = set(term_ids(row.document)) | set(term_ids(organization.document if organization else {}))
        return Held(
            service=_with_id(row),
            organization=_with_id(organization) if organization else None,
            program=_with_id(program) if program else None,
            places=tuple(self._places(row)),
            terms={id: _term(self.terms[id]) for id in (named & self.terms.keys()) - self.unlisted},
            source=row.source.name,
            publisher=row.source.publisher,
            read_on=row.source.read_at.date() if row.source.read_at else None,
            status=row.status,
            do_not_list=row.do_not_list,
            modified_at=row.modified_at,
            looked=self.looked.get(row.id, {}),
            doubted=frozenset(self._in_doubt(row, organization)),
            organization_not_listed=bool(organization and organization.do_not_list),
            visibility=strictest(
                Visibility(row.visibility),
                secrecy.stated(row.document) or Visibility.PUBLIC,
                Visibility(organization.visibility) if organization else Visibility.PUBLIC,
            ),
            gone=row.gone_on is not None,
            same_as_another=row.same_as is not None,
        )

    def _places(self, row: Record) -> Iterator[HeldPlace]:
        for at in self.ats.get(row.id, ()):
            if (location := self.place_of(at)) and not at.do_not_list:
                yield HeldPlace(_with_id(at), _with_id(location), self.seen[location.id])

    def _in_doubt(self, row: Record, organization: Record | None) -> Iterator[str]:
        yield from self.doubted.get(row.id, ())
        if organization:
            yield from (f"organization.{name}" for name in self.doubted.get(organization.id, ()))
        for at in self.ats.get(row.id, ()):
            location = self.place_of(at)
            if location and (self.doubted.get(location.id) or self.doubted.get(at.id)):
                yield str(location.id)


def _there(kind: str, **which: Any) -> Any:
    """Rows of a kind that have not gone."""
    return Record.objects.filter(kind=kind, gone_on=None, **which)


def _followed(kind: str, ids: set[UUID | None]) -> dict[UUID, Record]:
    """Rows by id, with those that they were joined with."""
    found = {row.id: row for row in _there(kind, id__in=ids - {None})}
    joined = {row.same_as for row in found.values() if row.same_as} - found.keys()
    return found | ({row.id: row for row in _there(kind, id__in=joined)} if joined else {})


def _by(rows: Iterable[Record], name: str) -> dict[UUID, list[Record]]:
    found: dict[UUID, list[Record]] = defaultdict(list)
    for row in rows:
        found[getattr(row, name)].append(row)
    return found


def _neighbours(service_ids: list[UUID], locations: Mapping[UUID, Record]) -> list[tuple[Record, Record]]:
    """What other services do at the same places: it may be they who keep the place secret."""
    rows = _there("service_at_location", location_id__in=list(locations))
    ats = list(rows.exclude(service_id__in=service_ids))
    services = Record.objects.filter(kind="service", id__in={row.service_id for row in ats}).defer("said")
    found = {row.id: row for row in services}
    return [(at, found[at.service_id]) for at in ats if at.service_id in found]


def term_ids(document: Document) -> Iterator[UUID]:
    """The terms that a document's attributes name."""
    for attribute in document.get("attributes") or ():
        try:
            yield UUID(str(attribute.get("taxonomy_term_id")))
        except (ValueError, AttributeError):
            continue


def _terms(rows: Iterable[Record]) -> dict[UUID, Record]:
    ids = {id for row in rows for id in term_ids(row.document)}
    return {row.id: row for row in _there("taxonomy_term", id__in=ids).defer("said")} if ids else {}


def _unlisted(terms: Iterable[Record]) -> frozenset[UUID]:
    """Terms that are never published: said so themselves, or their taxonomy is, or they have none."""
    terms = list(terms)
    free = _there("taxonomy", id__in={term.taxonomy_id for term in terms} - {None}, do_not_list=False)
    open_ones = set(free.filter(visibility=Visibility.PUBLIC).values_list("id", flat=True))
    return frozenset(
        term.id
        for term in terms
        if term.do_not_list or term.visibility != Visibility.PUBLIC or term.taxonomy_id not in open_ones
    )


def _term(row: Record) -> Document:
    return _with_id(row) | {"taxonomy_id": str(row.taxonomy_id), "parent_id": str(row.parent_id or "")}


def _with_id(row: Record) -> Document:
    document: Document = row.document
    return document | {"id": str(row.id)}


def _looked(service_ids: list[UUID]) -> dict[UUID, dict[str, Looked]]:
    found: dict[UUID, dict[str, Looked]] = defaultdict(dict)
    for (id, fact), looks in looks_by_fact(service_ids).items():
        if look := counting(looks):
            found[id][fact] = Looked(look.outcome, look.method, look.on, look.role)
    return found


def _doubted(record_ids: list[UUID]) -> dict[UUID, frozenset[str]]:
    found: dict[UUID, set[str]] = defaultdict(set)
    rows = Conflict.objects.filter(record_id__in=record_ids, decided_on=None)
    for id, name in rows.values_list("record_id", "field"):
        found[id].add(name)
    return {id: frozenset(names) for id, names in found.items()}
