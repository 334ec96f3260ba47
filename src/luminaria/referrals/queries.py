"""Reads of the referrals room, clear columns only."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from luminaria.cases.queries import case_ids
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
    case_id: UUID | None
    other: str
    on: date
    until: datetime
    state: str
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


def sent_to(actor: OpenMember, *, case_id: UUID | None = None) -> list[Row]:
    """What this member's cases have asked of others: open ones first, then the newest."""
    cases = [case_id] if case_id else case_ids(actor)
    rows = list(Referral.objects.filter(case_id__in=cases).order_by("-sent_on", "id")[: PAGE * 4])
    names = _names({row.recipient_id for row in rows})
    shown = [_row(row, names[row.recipient_id], row.state, row.case_id, row.sent_on) for row in rows]
    return sorted(shown, key=lambda row: row.over)[:PAGE]


def received_by(actor: OpenMember) -> list[Row]:
    """What others ask of this organisation: unanswered first, the longest wait first."""
    rows = list(ReceivedPacket.objects.order_by("came_on", "id"))
    names = _names({row.sender_id for row in rows})
    shown = [_row(row, names[row.sender_id], row.closed or row.state, None, row.came_on) for row in rows]
    rank = {PacketState.OPEN.value: 0, PacketState.ACCEPTED.value: 1}
    return sorted(shown, key=lambda row: rank.get(row.state, 2))[:PAGE]


def _row(row: Referral | ReceivedPacket, other: str, state: str, case_id: UUID | None, on: date) -> Row:
    word, shape, tone = (speech.STATES if isinstance(row, Referral) else speech.PACKETS)[state]
    over = State(state) in OVER if isinstance(row, Referral) else row.state == PacketState.CLOSED
    return Row(row.id, case_id, other, on, row.expires_at, state, word, shape, tone, over)


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
