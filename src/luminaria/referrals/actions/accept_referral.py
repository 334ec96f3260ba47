"""accept_referral: the receiver says yes."""

from uuid import UUID

from luminaria.kernel import clock
from luminaria.people.rules import OpenMember
from luminaria.people.verbs import record, require
from luminaria.referrals import answering
from luminaria.referrals.actions.read_packet import still_closed
from luminaria.referrals.errors import PacketClosed
from luminaria.referrals.queries import received_packet
from luminaria.referrals.rules import Answer, Event, PacketState


def accept_referral(*, actor: OpenMember, packet_id: UUID, words: str = "") -> None:
    """The sender sees a yes and its words. Saying yes twice changes nothing.

    Raises NotFound, PacketClosed when the release has ended in the meantime.
    """
    require(actor, "accept_referral")
    row = received_packet(packet_id)
    if row.state == PacketState.ACCEPTED:
        return
    if still_closed(row) is not None:
        raise PacketClosed()
    answering.tell_sender(row, Event.ACCEPT, Answer(words=words.strip(), by=actor.name))
    row.state = PacketState.ACCEPTED
    row.answered_on, row.answered_by = clock.now().date(), actor.member_id
    row.save(update_fields=["state", "answered_on", "answered_by"])
    record("accept_referral", actor=actor, obj=row.id)
