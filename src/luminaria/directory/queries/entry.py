"""One service at the desk: every fact with its source, its looks, what disagrees, and its history."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from luminaria.directory.days import is_today
from luminaria.directory.models import Change, Listing, Record
from luminaria.directory.queries import about
from luminaria.directory.queries.asked import seen_places
from luminaria.directory.queries.clocks import clocks
from luminaria.directory.queries.held import held
from luminaria.directory.queries.looks import last_look, looks_by_fact
from luminaria.directory.queries.waiting import phone_of
from luminaria.directory.rules.freshness import Age, kind_of, state
from luminaria.directory.rules.hsds import Visibility
from luminaria.directory.rules.listing import FACTS, Document, Looked, Withheld
from luminaria.directory.rules.looks import Look, standing
from luminaria.directory.rules.marks import mark
from luminaria.directory.rules.redaction import project
from luminaria.directory.telling import place_lines, told
from luminaria.kernel import clock
from luminaria.kernel.errors import NotFound


@dataclass(frozen=True)
class Fact:
    """One fact. `last` is the look that counts, `today` the one of this day that can be taken back."""

    field: str
    lines: tuple[str, ...]
    mark: str
    source: str
    age: Age
    limit: int
    last: Look | None
    today: Look | None
    dispute: bool


@dataclass(frozen=True)
class Place:
    """One place of a service, as far as it is held."""

    id: UUID
    line: str
    visibility: str
    document: Document


@dataclass(frozen=True)
class Twin:
    """An entry of another source that was joined with this one, or that this one stands behind."""

    id: UUID
    name: str
    source: str


@dataclass(frozen=True)
class Entry:
    """A service at the desk."""

    id: UUID
    name: str
    organization: str
    phone: str
    kind: str
    source: str
    status: str
    do_not_list: bool
    gone_on: date | None
    listed: bool
    standing: str
    withheld: Withheld | None
    facts: tuple[Fact, ...]
    disputes: tuple[about.Dispute, ...]
    places: tuple[Place, ...]
    doubts: tuple[tuple[str, date, int], ...]
    answers: tuple[about.Told, ...]
    invited_until: date | None
    history: tuple[about.Happened, ...]
    behind: Twin | None
    twins: tuple[Twin, ...]

    @property
    def movable(self) -> tuple[Place, ...]:
        """The places of which an address may be written."""
        return tuple(place for place in self.places if place.visibility == Visibility.PUBLIC)

    @property
    def known(self) -> tuple[Fact, ...]:
        """The facts of which something is held."""
        return tuple(fact for fact in self.facts if fact.lines)

    @property
    def unknown(self) -> tuple[Fact, ...]:
        """The facts of which nothing is held."""
        return tuple(fact for fact in self.facts if not fact.lines)


def entry(record_id: UUID, *, member_id: UUID) -> Entry:
    """The service of that id. Raises NotFound."""
    row = record_of(record_id)
    disputes = about.disputes(row)
    listed = Listing.objects.filter(service_id=row.id).first()
    organization = Record.objects.filter(id=row.organization_id or row.id, kind="organization").first()
    behind = Record.objects.filter(id=row.same_as).select_related("source").first() if row.same_as else None
    return Entry(
        id=row.id,
        name=row.name,
        organization=organization.name if organization else "",
        phone=phone_of(row),
        kind=kind_of(row.document),
        source=row.source.name,
        status=row.status,
        do_not_list=row.do_not_list,
        gone_on=row.gone_on,
        listed=listed is not None,
        standing=listed.standing if listed else "",
        withheld=None if listed else _why_not(row),
        facts=_facts(row, {one.field for one in disputes}),
        disputes=disputes,
        places=_places(row),
        doubts=about.doubts(row.id),
        answers=about.answers(row),
        invited_until=about.invited_until(row.id),
        history=about.history(row.id, member_id),
        behind=_twin(behind) if behind else None,
        twins=tuple(_twin(one) for one in Record.objects.filter(same_as=row.id).select_related("source")),
    )


def record_of(record_id: UUID) -> Record:
    """The row of a service. Raises NotFound."""
    row = Record.objects.select_related("source").filter(id=record_id, kind="service").first()
    if row is None:
        raise NotFound()
    return row


def _why_not(row: Record) -> Withheld | None:
    if row.same_as:
        return Withheld.SAME_AS_ANOTHER
    found = next((project(one, today=clock.now().date(), terms=clocks()) for _, one in held([row.id])), None)
    return found if isinstance(found, Withheld) else None


def _facts(row: Record, disputed: set[str]) -> tuple[Fact, ...]:
    looks, kind, terms = looks_by_fact([row.id]), kind_of(row.document), clocks()
    sources, places = _sources(row), [(place, seen) for _, place, seen in seen_places(row.id)]
    made = []
    for name in FACTS:
        kept = standing(looks.get((row.id, name), []))
        last = last_look(row, kept)
        looked = Looked(last.outcome, last.method, last.on, last.role) if last else None
        made.append(
            Fact(
                field=name,
                lines=place_lines(places) if name == "place" else told(name, row.document),
                mark=mark(row.document, name),
                source=sources.get(name, row.source.name),
                age=state(name, looked, kind, clock.now().date(), terms),
                limit=terms.days(name, kind),
                last=last,
                today=kept[-1] if kept and is_today(kept[-1].recorded_at) else None,
                dispute=name in disputed,
            )
        )
    return tuple(made)


def _sources(row: Record) -> dict[str, str]:
    """Who said the present value of each fact that was changed or decided here."""
    rows = Change.objects.filter(record=row, action__in=("change", "decide", "undo")).select_related("source")
    return {one.field: one.source.name for one in rows.order_by("changed_at") if one.source}


def _places(row: Record) -> tuple[Place, ...]:
    return tuple(
        Place(id, place_lines([(place, seen)])[0], seen, place) for id, place, seen in seen_places(row.id)
    )


def _twin(row: Record) -> Twin:
    return Twin(row.id, row.name, row.source.name)
