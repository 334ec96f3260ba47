"""decline_referral: a no, and whose decision it was."""

from uuid import UUID

from luminaria.kernel import clock
from luminaria.people.rules import OpenMember
from luminaria.people.verbs import record, require
from luminaria.referrals import answering
from luminaria.referrals.actions.read_packet import still_closed
from luminaria.referrals.crossings import shut
from luminaria.referrals.errors import PacketClosed
from luminaria.referrals.queries import received_packet
from luminaria.referrals.rules import Answer, Closed, Decider, Event, No

_EVENTS = {Decider.PROVIDER: Event.DECLINE_BY_PROVIDER, Decider.SURVIVOR: Event.DECLINE_BY_SURVIVOR}
_CLOSED = {Decider.PROVIDER: Closed.DECLINED_BY_PROVIDER, Decider.SURVIVOR: Closed.DECLINED_BY_SURVIVOR}


def decline_referral(
    *, actor: OpenMember, packet_id: UUID, decider: Decider, reason: No, words: str = ""
) -> None:
    """The sender sees whose no it was and why; what was shared is deleted here at once.

    After a yes only the person can still say no. Raises NotFound, PacketClosed, NotFromHere.
    """
    require(actor, "decline_referral")
    row = received_packet(packet_id)
    if row.closed == _CLOSED[decider]:
        return
    if still_closed(row) is not None:
        raise PacketClosed()
    said = Answer(reason=reason, words=words.strip(), by=actor.name)
    answering.tell_sender(row, _EVENTS[decider], said)
    row.answered_on, row.answered_by = clock.now().date(), actor.member_id
    shut(row, _CLOSED[decider])
    record("decline_referral", actor=actor, obj=row.id, details={"whose": decider.value})
