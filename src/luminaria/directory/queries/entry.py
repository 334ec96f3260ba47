"""One service at the desk: every fact with its source, its looks, what disagrees, and its history."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from luminaria.directory.days import here, is_today
from luminaria.directory.models import Answer, Change, Conflict, Doubt, Invitation, Listing, Record
from luminaria.directory.queries.asked import seen_places
from luminaria.directory.queries.clocks import clocks
from luminaria.directory.queries.due import phone_of
from luminaria.directory.queries.held import held
from luminaria.directory.queries.looks import last_look, looks_by_fact
from luminaria.directory.rules.freshness import Age, kind_of, state
from luminaria.directory.rules.listing import FACTS, Looked, Withheld
from luminaria.directory.rules.looks import Look, standing
from luminaria.directory.rules.marks import mark, parts_of
from luminaria.directory.rules.redaction import project
from luminaria.directory.telling import place_lines, told
from luminaria.kernel import clock
from luminaria.kernel.errors import NotFound

LONGEST_HISTORY = 60


@dataclass(frozen=True)
class Dispute:
    """Two values of one fact. `in_words`: the other one is free words, which somebody must write in."""

    id: UUID
    field: str
    held: tuple[str, ...]
    offered: tuple[str, ...]
    source: str
    on: date
    in_words: bool


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


@dataclass(frozen=True)
class Happened:
    """One line of the history. Values stand only where they may."""

    at: datetime
    action: str
    field: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    why: str
    role: str
    organisation: str
    is_own: bool
    source: str


@dataclass(frozen=True)
class Told:
    """What a provider answered: (fact, outcome, its words)."""

    id: UUID
    on: date
    lines: tuple[tuple[str, str, str], ...]
    wants_out: bool


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
    disputes: tuple[Dispute, ...]
    places: tuple[Place, ...]
    doubts: tuple[tuple[str, date, int], ...]
    answers: tuple[Told, ...]
    invited_until: date | None
    history: tuple[Happened, ...]
    behind: Twin | None
    twins: tuple[Twin, ...]

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
    disputes = _disputes(row)
    listed = Listing.objects.filter(service_id=row.id).first()
    organization = Record.objects.filter(id=row.organization_id).first()
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
        doubts=_doubts(row.id),
        answers=_answers(row.id),
        invited_until=_invited_until(row.id),
        history=_history(row.id, member_id),
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


def _disputes(row: Record) -> tuple[Dispute, ...]:
    rows = Conflict.objects.filter(record=row, decided_on=None).select_related("source").order_by("field")
    return tuple(
        Dispute(
            id=one.id,
            field=one.field,
            held=value_lines(one.field, parts_of(row.document, one.field)),
            offered=value_lines(one.field, one.offered),
            source=one.source.name,
            on=one.offered_on,
            in_words=not isinstance(one.offered, dict) or set(one.offered) - set(FACTS[one.field]) != set(),
        )
        for one in rows
        if one.field in FACTS
    )


def value_lines(field: str, value: object) -> tuple[str, ...]:
    """A kept value as lines: parts of a fact, a provider's words, or nothing."""
    if not isinstance(value, Mapping):
        return (str(value),) if value else ()
    if "words" in value:
        return (str(value["words"]),)
    return told(field, dict(value))


def _places(row: Record) -> tuple[Place, ...]:
    return tuple(Place(id, place_lines([(place, seen)])[0], seen) for id, place, seen in seen_places(row.id))


def _doubts(record_id: UUID) -> tuple[tuple[str, date, int], ...]:
    found: dict[str, list[date]] = {}
    for row in Doubt.objects.filter(service_id=record_id, settled_on=None):
        found.setdefault(row.code, []).append(row.doubted_on)
    return tuple((code, max(days), len(days)) for code, days in sorted(found.items(), key=_unsafe_first))


def _unsafe_first(item: tuple[str, list[date]]) -> tuple[bool, str]:
    return (item[0] != "UNSAFE", item[0])


def _answers(record_id: UUID) -> tuple[Told, ...]:
    rows = Answer.objects.filter(invitation__record_id=record_id, taken_on=None).order_by("answered_on")
    return tuple(
        Told(
            row.id,
            row.answered_on,
            tuple(
                (name, str(row.outcomes[name]), str(row.words.get(name, "")))
                for name in FACTS
                if name in row.outcomes
            ),
            row.outcomes.get("entry") == "DO_NOT_LIST",
        )
        for row in rows
    )


def _invited_until(record_id: UUID) -> date | None:
    """Until when an unanswered link is open."""
    answered = Answer.objects.values("invitation_id")
    open_ones = Invitation.objects.filter(record_id=record_id, expires_on__gte=clock.now().date())
    return max(open_ones.exclude(id__in=answered).values_list("expires_on", flat=True), default=None)


def _history(record_id: UUID, member_id: UUID) -> tuple[Happened, ...]:
    rows = Change.objects.filter(record_id=record_id).select_related("source", "organisation")
    return tuple(_happened(row, member_id) for row in rows.order_by("-changed_at")[:LONGEST_HISTORY])


def _happened(row: Change, member_id: UUID) -> Happened:
    return Happened(
        at=here(row.changed_at),
        action=row.action,
        field=row.field,
        before=value_lines(row.field, row.before) if row.field in FACTS else _plain(row.before),
        after=value_lines(row.field, row.after) if row.field in FACTS else _plain(row.after),
        why=row.why,
        role=row.role,
        organisation=row.organisation.name if row.organisation else "",
        is_own=row.member_id == member_id,
        source=row.source.name if row.source else "",
    )


def _plain(value: object) -> tuple[str, ...]:
    return (str(value),) if isinstance(value, str) and value else ()


def _twin(row: Record) -> Twin:
    return Twin(row.id, row.name, row.source.name)
