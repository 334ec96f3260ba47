"""What the sender writes on the receiver's side. Every step names its ground and is in the ledger.

Rows are locked in one order on both sides: release, referral, packet.
"""

from luminaria.kernel import clock
from luminaria.people.compartment import crossing
from luminaria.people.epochs import current_epoch
from luminaria.referrals import bodies
from luminaria.referrals.models import ReceivedPacket, Referral
from luminaria.referrals.rules import Closed, Packet, PacketState


def hand_over(row: Referral, packet: Packet, *, answer_public: bytes) -> None:
    """Lay the packet into the receiver's compartment, sealed to its intake. Raises NoEpoch."""
    with crossing(row.recipient_id, ground="RELEASE", reference=row.release_id):
        epoch = current_epoch()
        sealed, wrapped = bodies.seal_packet(
            packet,
            public_key=bytes(epoch.public_key or b""),
            epoch_id=epoch.id,
            organisation_id=row.recipient_id,
            packet_id=row.packet_id,
        )
        ReceivedPacket.objects.create(
            id=row.packet_id,
            organisation_id=row.recipient_id,
            sender_id=row.organisation_id,
            referral_id=row.id,
            release_id=row.release_id,
            came_on=clock.now().date(),
            expires_at=row.expires_at,
            epoch_id=epoch.id,
            answer_public=answer_public,
            sealed_content=sealed,
            wrapped_content=wrapped,
        )


def close_theirs(row: Referral, why: Closed) -> None:
    """Delete what crossed from the receiver's compartment; the row stays and says why."""
    with crossing(row.recipient_id, ground="RELEASE_ENDED", reference=row.release_id):
        packet = ReceivedPacket.objects.select_for_update().filter(id=row.packet_id).first()
        if packet is not None:
            shut(packet, why)


def shut(packet: ReceivedPacket, why: Closed) -> None:
    """The packet no longer opens, and what it held is deleted. Shutting again changes nothing."""
    if packet.state == PacketState.CLOSED:
        return
    packet.state, packet.closed = PacketState.CLOSED, why
    packet.sealed_content = packet.wrapped_content = None
    packet.ended_on = clock.now().date()
    packet.save()
