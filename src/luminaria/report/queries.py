"""Reads of the report room. Nothing sealed is opened here."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from luminaria.kernel import clock
from luminaria.people import compartment, epochs
from luminaria.people.models import IntakeEpoch, IntakeEpochWrap, Member, Organisation
from luminaria.report.models import IntakeDesk, Mailbox, Message, Report, ReportBody
from luminaria.report.rules import LEAST_ON_CALL, SILENCE, State

SEALED_ROWS = (ReportBody, Message)


@dataclass(frozen=True)
class Receiver:
    """An organisation that receives now, with its card of signed facts in the reader's language."""

    id: UUID
    name: str
    hours: str
    languages: str
    who: str
    must_tell: str
    cannot_promise: str
    signed: str


@dataclass(frozen=True)
class IntakeState:
    """Whether an organisation receives; when it does not, why (a code of IntakeDesk.Closed)."""

    is_open: bool
    closed_because: str
    on_call: int
    seen_at: datetime | None


@dataclass(frozen=True)
class InboxRow:
    """A report as the inbox lists it: clear columns and counts, no story."""

    id: UUID
    kind: str
    state: str
    clock: str
    due_at: datetime
    arrived_on: date
    assigned: UUID | None
    linked: bool
    receipt_kept: bool
    new_messages: int


def receiving_organisations(locale: str) -> list[Receiver]:
    """Those who receive now, by name. Law enforcement is never among them, nor who has no card in
    this language: what somebody must tell is not said in another one."""
    with compartment.every_compartment():
        desks = list(
            IntakeDesk.objects.filter(is_open=True)
            .exclude(organisation__kind=Organisation.Kind.LAW_ENFORCEMENT)
            .select_related("organisation")
            .order_by("organisation__name")
        )
        return [_receiver(desk, locale) for desk in desks if locale in desk.facts and not _must_close(desk)]


def _must_close(desk: IntakeDesk) -> bool:
    with compartment.compartment(desk.organisation_id):
        return bool(closing_reason(desk))


def _receiver(desk: IntakeDesk, locale: str) -> Receiver:
    card = desk.facts.get(locale, {})
    return Receiver(id=desk.organisation_id, name=desk.organisation.name, **{key: card[key] for key in CARD})


CARD = ("hours", "languages", "who", "must_tell", "cannot_promise", "signed")


def someone_receives() -> bool:
    """Whether any intake is open, by its own row alone; the last step and the sending look closer."""
    with compartment.every_compartment():
        since = clock.now() - SILENCE
        return IntakeDesk.objects.filter(
            is_open=True, on_call__gte=LEAST_ON_CALL, on_call_seen_at__gte=since
        ).exists()


def answering_hours(organisation: str, locale: str) -> str:
    """When the organisation of that name answers, as its card says; "" when it has none."""
    with compartment.every_compartment():
        desk = IntakeDesk.objects.filter(organisation__name=organisation).first()
    return str(desk.facts.get(locale, {}).get("hours", "")) if desk else ""


def intake_state(organisation_id: UUID) -> IntakeState:
    """Whether an organisation receives now. It counts as closed from the moment of silence or of a
    missed clock of danger, before the scheduled run writes that down."""
    with compartment.compartment(organisation_id):
        desk = IntakeDesk.objects.select_related("organisation").first()
        if desk is None or desk.organisation.kind == Organisation.Kind.LAW_ENFORCEMENT:
            return IntakeState(False, IntakeDesk.Closed.NOT_YET, 0, None)
        because = desk.closed_because if not desk.is_open else closing_reason(desk)
        return IntakeState(not because, because, desk.on_call, desk.on_call_seen_at)


def closing_reason(desk: IntakeDesk) -> str:
    """Why a desk of the open compartment must close now, as a code; "" while it may stay open."""
    seen = desk.on_call_seen_at
    if desk.on_call < LEAST_ON_CALL or seen is None or clock.now() - seen > SILENCE:
        return IntakeDesk.Closed.SILENT
    return IntakeDesk.Closed.DANGER_MISSED if _missed_danger().exists() else ""


def _missed_danger() -> QuerySet[Report]:
    return Report.objects.filter(state=State.NEW, clock=Report.Clock.DANGER, due_at__lt=clock.now())


def on_call_holders() -> list[UUID]:
    """Members on call who hold the current epoch's private half, in the open compartment."""
    try:
        epoch = epochs.current_epoch()
    except epochs.NoEpoch:
        return []
    holders = IntakeEpochWrap.objects.filter(version_id=epoch.id).values("holder")
    on_call = Member.objects.filter(state=Member.State.ACTIVE, on_call=True, id__in=holders)
    return list(on_call.values_list("id", flat=True))


def last_on_call_sign_in() -> datetime | None:
    """When somebody on call last signed in, in the open compartment."""
    row = (
        Member.objects.filter(id__in=on_call_holders())
        .exclude(signed_in_at=None)
        .order_by("-signed_in_at")
        .first()
    )
    return row.signed_in_at if row else None


def mailbox_exists(locator: UUID) -> bool:
    """Whether a report with this receipt is committed. A receipt is shown only if it is."""
    with compartment.every_compartment():
        return Mailbox.objects.filter(locator=locator).exists()


def inbox(states: Iterable[str] = (State.NEW, State.READ, State.ASKED)) -> list[InboxRow]:
    """The open compartment's reports: clock class, then age."""
    unread = Count(
        "messages", filter=Q(messages__direction=Message.Direction.IN, messages__epoch__isnull=False)
    )
    rows = (
        Report.objects.filter(state__in=list(states)).select_related("mailbox").annotate(new_messages=unread)
    )
    listed = [_inbox_row(row, row.new_messages) for row in rows]
    return sorted(listed, key=lambda row: (CLOCK_ORDER.index(row.clock), row.due_at, row.id))


CLOCK_ORDER = tuple(Report.Clock.values)


def _inbox_row(report: Report, new_messages: int) -> InboxRow:
    return InboxRow(
        id=report.id,
        kind=report.kind,
        state=report.state,
        clock=report.clock,
        due_at=report.due_at,
        arrived_on=report.arrived_on,
        assigned=report.assigned,
        linked=report.linked_on is not None,
        receipt_kept=report.mailbox.is_kept,
        new_messages=new_messages,
    )


def epoch_is_needed(epoch_id: UUID) -> bool:
    """Whether a report or message of the open compartment opens only with this epoch."""
    return any(model.objects.filter(epoch=epoch_id).exists() for model in SEALED_ROWS)


def overdue_epochs() -> list[IntakeEpoch]:
    """Epochs of the open compartment past their term whose private half still exists."""
    held = IntakeEpochWrap.objects.values("version_id")
    return [
        epoch for epoch in IntakeEpoch.objects.filter(id__in=held).order_by("number") if epochs.is_due(epoch)
    ]


def waiting_for_rewrap(epoch_id: UUID) -> int:
    """How many sealed rows hang on epochs older than the current one."""
    return sum(model.objects.exclude(epoch=None).exclude(epoch=epoch_id).count() for model in SEALED_ROWS)
