"""What disagrees at a service, what was said about it from outside, and what happened to it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q

from luminaria.directory.days import here
from luminaria.directory.models import Answer, Change, Conflict, Doubt, Invitation, Record
from luminaria.directory.queries.asked import still_as_asked
from luminaria.directory.queries.waiting import waiting_answers
from luminaria.directory.rules.hsds import Visibility
from luminaria.directory.rules.listing import FACTS
from luminaria.directory.rules.marks import parts_of
from luminaria.directory.telling import place_lines, told
from luminaria.kernel import clock

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
    """What a provider answered: (fact, outcome, its words, whether it reads as when they were asked)."""

    id: UUID
    on: date
    lines: tuple[tuple[str, str, str, bool], ...]
    wants_out: bool


def disputes(row: Record) -> tuple[Dispute, ...]:
    """Facts of which sources say different things."""
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


def answers(row: Record) -> tuple[Told, ...]:
    """Answers of its provider that nobody has taken yet."""
    waiting = waiting_answers().filter(invitation__record=row).select_related("invitation")
    return tuple(
        Told(one.id, one.answered_on, _told(row, one), one.outcomes.get("entry") == "DO_NOT_LIST")
        for one in waiting.order_by("answered_on")
    )


def _told(row: Record, answer: Answer) -> tuple[tuple[str, str, str, bool], ...]:
    as_asked = still_as_asked(row, answer.invitation.asked)
    return tuple(
        (name, str(answer.outcomes[name]), str(answer.words.get(name, "")), name in as_asked)
        for name in FACTS
        if name in answer.outcomes
    )


def invited_until(record_id: UUID) -> date | None:
    """Until when an unanswered link is open."""
    answered = Answer.objects.values("invitation_id")
    open_ones = Invitation.objects.filter(record_id=record_id, expires_on__gte=clock.now().date())
    return max(open_ones.exclude(id__in=answered).values_list("expires_on", flat=True), default=None)


def history(record_id: UUID, member_id: UUID) -> tuple[Happened, ...]:
    """What happened to it, the newest first."""
    at = Record.objects.filter(kind="service_at_location", service_id=record_id)
    moves = Q(record_id__in=at.values("location_id"), action="move")
    rows = Change.objects.filter(Q(record_id=record_id) | moves).select_related("source", "organisation")
    return tuple(_happened(row, member_id) for row in rows.order_by("-changed_at")[:LONGEST_HISTORY])


def _happened(row: Change, member_id: UUID) -> Happened:
    return Happened(
        at=here(row.changed_at),
        action=row.action,
        field=row.field,
        before=_lines(row, row.before),
        after=_lines(row, row.after),
        why=row.why,
        role=row.role,
        organisation=row.organisation.name if row.organisation else "",
        is_own=row.member_id == member_id,
        source=row.source.name if row.source else "",
    )


def _lines(row: Change, value: object) -> tuple[str, ...]:
    if row.action == "move":  # kept of places that everybody may know, and blanked with them
        return place_lines([(value, Visibility.PUBLIC)]) if isinstance(value, dict) else ()
    return value_lines(row.field, value) if row.field in FACTS else _plain(value)


def _plain(value: object) -> tuple[str, ...]:
    return (str(value),) if isinstance(value, str) and value else ()


def doubts(record_id: UUID) -> tuple[tuple[str, date, int], ...]:
    """What readers said was wrong: (code, last day, how many days)."""
    found: dict[str, list[date]] = {}
    for row in Doubt.objects.filter(service_id=record_id, settled_on=None):
        found.setdefault(row.code, []).append(row.doubted_on)
    return tuple((code, max(days), len(days)) for code, days in sorted(found.items(), key=_unsafe_first))


def _unsafe_first(item: tuple[str, list[date]]) -> tuple[bool, str]:
    return (item[0] != "UNSAFE", item[0])
