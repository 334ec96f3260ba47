"""answer_about_copies: after the end, what the receiver did with what it had read or copied."""

from uuid import UUID

from luminaria.people.rules import OpenMember
from luminaria.people.verbs import record, require
from luminaria.referrals import answering
from luminaria.referrals.queries import received_packet
from luminaria.referrals.rules import Copies, NotFromHere, PacketState


def answer_about_copies(*, actor: OpenMember, packet_id: UUID, copies: Copies) -> None:
    """The answer stands on both sides. Raises NotFound, NotFromHere while the packet is open."""
    require(actor, "answer_about_copies")
    row = received_packet(packet_id, lock=True)
    if row.state != PacketState.CLOSED:
        raise NotFromHere()
    row.copies = copies
    row.save()
    answering.tell_about_copies(row, copies)
    record("answer_about_copies", actor=actor, obj=row.id, details={"copies": copies.value})
