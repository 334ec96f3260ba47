"""What the receiver asks and writes on the sender's side, on a named ground, in the ledger."""

from luminaria.consent.errors import NotReleased
from luminaria.consent.queries import require_release
from luminaria.consent.rules import Ask, Reason
from luminaria.kernel import clock
from luminaria.kernel.errors import NotFound
from luminaria.people.compartment import crossing
from luminaria.referrals import bodies
from luminaria.referrals.models import ReceivedPacket, Referral
from luminaria.referrals.rules import TABLE, Answer, Closed, Copies, Event, State, next_state

_CLOSED_BY = {
    Reason.REVOKED: Closed.REVOKED,
    Reason.EXPIRED: Closed.EXPIRED,
    Reason.ABSENT: Closed.WITHDRAWN,
}
_DATES = {Event.EXPIRE: "ended_on"}


def ended_because(packet: ReceivedPacket) -> Closed | None:
    """Why the release no longer lets this be read, asked on the giver's side now; None while it does.

    Holds the release until the transaction ends. Raises ReleaseFuture, WrongRecipient.
    """
    with crossing(packet.sender_id, ground="RELEASE_CHECK", reference=packet.id):
        try:
            require_release(packet.release_id, ask=Ask(packet.organisation_id), lock=True)
        except NotReleased as fault:
            if fault.reason not in _CLOSED_BY:
                raise
            return _CLOSED_BY[fault.reason]
    return None


def tell_sender(packet: ReceivedPacket, event: Event, answer: Answer | None = None) -> None:
    """Move the sender's referral on, with what was said sealed to its case. Raises NotFromHere."""
    with crossing(packet.sender_id, ground="ANSWER", reference=packet.id):
        row = _theirs(packet)
        row.state = next_state(State(row.state), event)
        setattr(row, _DATES.get(event, "answered_on"), clock.now().date())
        if answer is not None:
            row.sealed_answer, row.wrapped_answer = bodies.seal_answer(
                answer,
                public_key=bytes(packet.answer_public),
                sender_id=packet.sender_id,
                referral_id=row.id,
            )
        row.save()


def tell_of_reading(packet: ReceivedPacket) -> None:
    """Count an opening beside the referral, so that the person can ask how often it was read."""
    today = clock.now().date()
    with crossing(packet.sender_id, ground="READ", reference=packet.id):
        row = _theirs(packet)
        row.times_read, row.last_read_on = row.times_read + 1, today
        if Event.READ in TABLE[State(row.state)]:
            row.state, row.read_on = next_state(State(row.state), Event.READ), today
        row.save()


def tell_sender_if(packet: ReceivedPacket, event: Event) -> None:
    """As tell_sender where the state allows it; otherwise nothing changes (read again, over before)."""
    with crossing(packet.sender_id, ground="ANSWER", reference=packet.id):
        allowed = event in TABLE[State(_theirs(packet).state)]
    if allowed:
        tell_sender(packet, event)


def tell_about_copies(packet: ReceivedPacket, copies: Copies) -> None:
    """Put beside the referral what the receiver says it did with its copies."""
    with crossing(packet.sender_id, ground="COPIES", reference=packet.id):
        row = _theirs(packet)
        row.copies = copies
        row.save()


def _theirs(packet: ReceivedPacket) -> Referral:
    row = Referral.objects.select_for_update().filter(id=packet.referral_id).first()
    if row is None:
        raise NotFound()
    return row
