"""Reads of the referrals room, clear columns only."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import Case, QuerySet, Value, When

from luminaria.cases.queries import case_ids, visible_cases
from luminaria.kernel.errors import NotFound
from luminaria.people.models import Organisation
from luminaria.people.rules import OpenMember
from luminaria.referrals import days, speech
from luminaria.referrals.models import ReceivedPacket, Referral
from luminaria.referrals.rules import OVER, PAGE, PacketState, State


@dataclass(frozen=True)
class Row:
    """One referral in a list: who, since when, how it stands. It carries no story."""

    id: UUID
    other: str
    case: str
    on: date
    until: datetime
    word: str
    shape: str
    tone: str
    over: bool

    @property
    def on_day(self) -> str:
        return days.spoken(self.on)

    @property
    def until_day(self) -> str:
        return days.spoken(days.last_day(self.until))


@dataclass(frozen=True)
class Listed:
    """One page of a list."""

    rows: list[Row]
    page: Page[Any]


def sent_to(actor: OpenMember, *, page: int = 1) -> Listed:
    """What this member's cases have asked of others: open ones first, then the newest."""
    cases = dict(visible_cases(actor).values_list("id", "number"))
    return _listed(Referral.objects.filter(case_id__in=cases).order_by(_ENDED, "-sent_on", "id"), page, cases)


def sent_from(case_id: UUID) -> list[Row]:
    """What one case has asked of others, in the same order."""
    rows = Referral.objects.filter(case_id=case_id).order_by(_ENDED, "-sent_on", "id")
    return _listed(rows, 1, {}).rows


def received_by(actor: OpenMember, *, page: int = 1) -> Listed:
    """What others ask of this organisation: unanswered first, the longest wait first."""
    return _listed(ReceivedPacket.objects.order_by(_ANSWERED, "came_on", "id"), page, {})


_ENDED = Case(When(state__in=OVER, then=Value(1)), default=Value(0))
_ANSWERED = Case(
    When(state=PacketState.OPEN, then=Value(0)),
    When(state=PacketState.ACCEPTED, then=Value(1)),
    default=Value(2),
)


def _listed(rows: QuerySet[Any], number: int, cases: Mapping[UUID, str]) -> Listed:
    """One page of rows as they are listed, with the names of the others in one query."""
    page = Paginator(rows, PAGE).get_page(number)
    found: list[Referral | ReceivedPacket] = list(page.object_list)
    names = _names({_other(row) for row in found})
    return Listed([_row(row, names[_other(row)], cases) for row in found], page)


def _other(row: Referral | ReceivedPacket) -> UUID:
    return row.recipient_id if isinstance(row, Referral) else row.sender_id


def _row(row: Referral | ReceivedPacket, other: str, cases: Mapping[UUID, str]) -> Row:
    if isinstance(row, Referral):
        case, on, state = cases.get(row.case_id, ""), row.sent_on, speech.STATES[row.state]
        over = State(row.state) in OVER
    else:
        case, on, state = "", row.came_on, speech.PACKETS[row.closed or row.state]
        over = row.state == PacketState.CLOSED
    word, shape, tone = state
    return Row(row.id, other, case, on, row.expires_at, word, shape, tone, over)


def visible_referral(actor: OpenMember, referral_id: UUID, *, lock: bool = False) -> Referral:
    """A referral of a case that exists for this member. Raises NotFound, the same for others' as for none."""
    rows = Referral.objects.select_for_update() if lock else Referral.objects.all()
    row = rows.filter(id=referral_id, case_id__in=case_ids(actor)).first()
    if row is None:
        raise NotFound()
    return row


def received_packet(packet_id: UUID, *, lock: bool = False) -> ReceivedPacket:
    """A packet that came to the open compartment. Raises NotFound."""
    rows = ReceivedPacket.objects.select_for_update() if lock else ReceivedPacket.objects.all()
    row = rows.filter(id=packet_id).first()
    if row is None:
        raise NotFound()
    return row


def epoch_in_use(epoch_id: UUID) -> bool:
    """Whether a packet still opens only with this epoch."""
    return ReceivedPacket.objects.exclude(state=PacketState.CLOSED).filter(epoch_id=epoch_id).exists()


def organisation(organisation_id: UUID) -> Organisation:
    """An organisation's public row. Raises NotFound."""
    found = Organisation.objects.filter(id=organisation_id).first()
    if found is None:
        raise NotFound()
    return found


def _names(ids: set[UUID]) -> dict[UUID, str]:
    return dict(Organisation.objects.filter(id__in=ids).values_list("id", "name"))
