"""expire_packets: what has run out is deleted by the clock, without anyone reading it."""

from django.db import transaction

from luminaria.kernel import clock
from luminaria.ledger import actions as ledger
from luminaria.people.compartment import every_compartment
from luminaria.referrals.crossings import shut
from luminaria.referrals.models import ReceivedPacket, Referral
from luminaria.referrals.rules import TABLE, Closed, Event, PacketState, State, next_state


def expire_packets() -> int:
    """Close every packet whose time is over and delete what it held. Clear columns only.

    A referral that nobody answered ends with it; one that was accepted goes on without the page.
    """
    with every_compartment(), transaction.atomic():
        over = ReceivedPacket.objects.exclude(state=PacketState.CLOSED).filter(expires_at__lte=clock.now())
        ids = list(over.values_list("id", "referral_id"))
        for packet_id, referral_id in ids:
            row = Referral.objects.select_for_update().filter(id=referral_id).first()
            if row is not None and Event.EXPIRE in TABLE[State(row.state)]:
                row.state = next_state(State(row.state), Event.EXPIRE)
                row.ended_on = clock.now().date()
                row.save()
            packet = ReceivedPacket.objects.select_for_update().get(id=packet_id)
            shut(packet, Closed.EXPIRED)
            ledger.record(
                "expire_packets", organisation=packet.organisation_id, actor=None, obj=packet.id, details=None
            )
    return len(ids)
