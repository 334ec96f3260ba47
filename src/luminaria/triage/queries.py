"""Reads of the inbox: clear columns only, the same number of queries however long it is."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import (
    Case,
    Count,
    Exists,
    IntegerField,
    Min,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)

from luminaria.kernel import clock
from luminaria.kernel.errors import NotFound
from luminaria.people.epochs import NoEpoch, current_epoch
from luminaria.people.models import Member
from luminaria.people.names import opened_name
from luminaria.people.rules import OpenMember, Role
from luminaria.report.models import IntakeDesk, Message, Report
from luminaria.report.queries import intake_state, waiting_for_rewrap
from luminaria.report.rules import TERMS, Clock
from luminaria.triage.rules import (
    ASKS,
    BACK,
    CHILD,
    CLOSED_BECAUSE,
    DANGER,
    FIRST,
    PAGE,
    QUIET,
    SHOWS,
    Group,
    Inbox,
    Row,
    span_words,
    waited,
    waiting_words,
    wrote_words,
)

WAITING_STATES = (Report.State.NEW, Report.State.READ, Report.State.ASKED)


def open_reports() -> QuerySet[Any]:
    """Reports that are not finished, and finished ones whose person wrote again; each with its group."""
    messages = Message.objects.filter(report=OuterRef("pk"))
    unread = Exists(messages.filter(direction=Message.Direction.IN, epoch__isnull=False))
    answered = Exists(messages.filter(direction=Message.Direction.OUT))
    rows = Report.objects.annotate(unread=unread, answered=answered)
    waits = Q(unread=True) | Q(answered=False)
    group = Case(
        When(waits & Q(clock=Report.Clock.DANGER), then=Value(DANGER)),
        When(waits & Q(clock=Report.Clock.CHILD), then=Value(CHILD)),
        When(answered=False, unread=False, then=Value(FIRST)),
        When(unread=True, then=Value(BACK)),
        default=Value(QUIET),
        output_field=IntegerField(),
    )
    return rows.filter(Q(state__in=WAITING_STATES) | Q(unread=True)).annotate(group=group)


def inbox(actor: OpenMember, *, show: str, page: int) -> Inbox:
    """One page: clock class, then age, under named groups. Five queries, however many reports."""
    show = show if show in SHOWS else "open"
    filters = {"open": Q(), "unassigned": Q(assigned=None), "mine": Q(assigned=actor.member_id)}
    shown = open_reports().filter(filters[show])
    sums = list(shown.order_by().values("group", "clock").annotate(total=Count("id"), first=Min("due_at")))
    totals: dict[int, int] = {}
    for part in sums:
        totals[part["group"]] = totals.get(part["group"], 0) + part["total"]
    pages = max(-(-sum(totals.values()) // PAGE), 1)
    page = min(max(page, 1), pages)
    newest = Message.objects.filter(
        report=OuterRef("pk"), direction=Message.Direction.IN, epoch__isnull=False
    )
    shown = shown.annotate(wrote_on=Subquery(newest.order_by("-arrived_on").values("arrived_on")[:1]))
    rows = list(shown.order_by("group", "due_at", "id")[(page - 1) * PAGE : page * PAGE])
    names = names_of(row.assigned for row in rows)
    now = clock.now()
    listed = [_row(row, actor, names, now) for row in rows]
    return Inbox(
        show=show,
        groups=tuple(
            Group(code, totals[code], tuple(row for row in listed if row.group == code))
            for code in sorted(totals)
            if any(row.group == code for row in listed)
        ),
        tabs=_tabs(filters),
        danger=totals.get(DANGER, 0),
        longest=_longest(sums, now),
        page=page,
        pages=pages,
    )


def _tabs(filters: dict[str, Q]) -> tuple[tuple[str, str, int], ...]:
    sums = {name: Count("id", filter=rule or None) for name, rule in filters.items()}
    counts = open_reports().aggregate(**sums)
    words = {"open": "Open", "unassigned": "No one yet", "mine": "Mine"}
    return tuple((name, words[name], counts[name]) for name in filters)


def _longest(sums: list[dict[str, Any]], now: datetime) -> str:
    spans = [
        waited(part["first"], TERMS[Clock(part["clock"])], now)
        for part in sums
        if part["group"] in (DANGER, CHILD, FIRST)
    ]
    return waiting_words(max(spans, default=timedelta())) if spans else ""


def _row(report: Any, actor: OpenMember, names: dict[UUID, str], now: datetime) -> Row:
    late = now - report.due_at
    is_new = report.state == Report.State.NEW
    return Row(
        id=report.id,
        group=report.group,
        asks=ASKS[report.kind],
        waits=wrote_words(report.wrote_on, now.date())
        if report.answered and report.wrote_on
        else _waits(report, now, waiting=report.group != QUIET),
        due=f"due {span_words(late)} ago" if is_new and late > timedelta() else "",
        owner=names.get(report.assigned, "A former colleague") if report.assigned else "",
        is_mine=report.assigned == actor.member_id,
        is_new=is_new,
    )


def _waits(report: Report, now: datetime, *, waiting: bool) -> str:
    span = waiting_words(waited(report.due_at, TERMS[Clock(report.clock)], now))
    return f"waiting {span}" if waiting else f"came {span} ago"


@dataclass(frozen=True)
class Standing:
    """Where a report stands, from its clear columns."""

    id: UUID
    kind: str
    state: str
    owner_id: UUID | None
    owner: str
    code_kept: bool
    answers: int
    waits: str
    is_late: bool
    linked_on: date | None


def standing(report_id: UUID) -> Standing:
    """One report of the open compartment. Raises NotFound."""
    rows = Report.objects.select_related("mailbox").annotate(
        answers=Count("messages", filter=Q(messages__direction=Message.Direction.OUT))
    )
    report = rows.filter(id=report_id).first()
    if report is None:
        raise NotFound()
    now = clock.now()
    owner = names_of([report.assigned]).get(report.assigned, "A former colleague") if report.assigned else ""
    return Standing(
        id=report.id,
        kind=report.kind,
        state=report.state,
        owner_id=report.assigned,
        owner=owner,
        code_kept=report.mailbox.is_kept,
        answers=report.answers,
        waits=_waits(report, now, waiting=not report.answers),
        is_late=report.state == Report.State.NEW and report.due_at < now,
        linked_on=report.linked_on,
    )


@dataclass(frozen=True)
class Colleague:
    """A member on intake, by the name that colleagues see."""

    id: UUID
    name: str
    on_call: bool


def on_intake() -> list[Colleague]:
    """Active members who were admitted to the intake's key, by name."""
    members = Member.objects.filter(
        state=Member.State.ACTIVE, role_rows__role=Role.INTAKE, role_rows__admitted_on__isnull=False
    ).distinct()
    found = [Colleague(member.id, opened_name(member), member.on_call) for member in members]
    return sorted(found, key=lambda one: (not one.on_call, one.name))


def names_of(member_ids: Iterable[UUID | None]) -> dict[UUID, str]:
    """Members' names for colleagues, those who left included."""
    members = Member.objects.filter(id__in={one for one in member_ids if one})
    return {member.id: opened_name(member) for member in members}


def count_mine(actor: OpenMember) -> int:
    """How many open reports the actor has."""
    return open_reports().filter(assigned=actor.member_id).count()


@dataclass(frozen=True)
class Intake:
    """Whether people can write to the open compartment's organisation now, and the card they read."""

    is_open: bool
    why: str
    on_call: int
    facts: Mapping[str, Mapping[str, str]]


def intake(actor: OpenMember) -> Intake:
    """The state of the form, from clear columns and what is printed on the public page."""
    state = intake_state(actor.organisation_id)
    desk = IntakeDesk.objects.first()
    return Intake(
        is_open=state.is_open,
        why=CLOSED_BECAUSE.get(state.closed_because, ""),
        on_call=sum(one.on_call for one in on_intake()),
        facts=desk.facts if desk else {},
    )


def waits_for_newest_key() -> bool:
    """Whether something unopened still hangs on an older intake key."""
    try:
        return waiting_for_rewrap(current_epoch().id) > 0
    except NoEpoch:
        return False
