"""read_packet: the receiver opens what was shared, if the release lets it now."""

from dataclasses import dataclass
from uuid import UUID

from luminaria.kernel import clock
from luminaria.people import keyring
from luminaria.people.epochs import FAMILY, current_epoch
from luminaria.people.models import IntakeEpoch
from luminaria.people.rules import OpenMember
from luminaria.people.verbs import record, require
from luminaria.referrals import answering, bodies
from luminaria.referrals.crossings import shut
from luminaria.referrals.models import ReceivedPacket
from luminaria.referrals.queries import received_packet
from luminaria.referrals.rules import Closed, Event, Packet, PacketState


@dataclass(frozen=True)
class ReadPacket:
    """What the receiver's page shows: the packet, or None and why it ended (`row.closed`)."""

    row: ReceivedPacket
    packet: Packet | None


def read_packet(*, actor: OpenMember, packet_id: UUID) -> ReadPacket:
    """The packet, opened while its release lives; otherwise it is closed here and now, and says why.

    Every try is in the ledger, also one that was withheld. Raises NotFound, NoKeyHere.
    """
    require(actor, "read_packet")
    row = received_packet(packet_id)
    over = still_closed(row)
    if over is not None:
        record("read_packet", actor=actor, obj=row.id, details={"withheld": str(over)})
        return ReadPacket(row, None)
    packet = _opened(row, actor)
    answering.tell_of_reading(row)
    if row.read_on is None:
        row.read_on = clock.now().date()
        row.save(update_fields=["read_on"])
    record("read_packet", actor=actor, obj=row.id)
    return ReadPacket(row, packet)


def still_closed(row: ReceivedPacket) -> Closed | None:
    """Why the packet does not open, asking its release on the giver's side; shuts what has ended."""
    if row.state == PacketState.CLOSED:
        return Closed(row.closed)
    over = answering.ended_because(row)
    if over is not None:
        if over is Closed.EXPIRED:
            answering.tell_sender_if(row, Event.EXPIRE)
        shut(row, over)
    return over


def _opened(row: ReceivedPacket, actor: OpenMember) -> Packet:
    epoch = IntakeEpoch.objects.filter(id=row.epoch_id).first()
    if epoch is None:
        raise keyring.NoKeyHere()
    private = keyring.secret_of(FAMILY, epoch, actor=actor)
    packet = bodies.open_packet(row, epoch_private=private)
    newest = current_epoch()
    if newest.id != row.epoch_id:
        public = bytes(newest.public_key or b"")
        bodies.move_to_epoch(row, epoch_private=private, epoch_id=newest.id, public_key=public)
        row.save(update_fields=["epoch_id", "wrapped_content"])
    return packet
