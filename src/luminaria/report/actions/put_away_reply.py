"""The person puts an answer away: the receipt does not open it again."""

from dataclasses import replace
from uuid import UUID

from luminaria.kernel import clock
from luminaria.ledger import actions as ledger
from luminaria.people import compartment
from luminaria.report.actions.open_mailbox import LiveBox, mailbox_of
from luminaria.report.actions.save_answer import save_box
from luminaria.report.errors import NothingHere
from luminaria.report.models import Message


def put_away_reply(*, box: LiveBox, reply_id: UUID) -> None:
    """The person's own wrap of this answer is deleted. Raises NothingHere for what is not theirs."""
    mailbox = mailbox_of(box.receipt)
    if mailbox is None:
        raise NothingHere()
    with compartment.compartment(mailbox.organisation_id):
        mine = Message.objects.filter(
            id=reply_id,
            report_id=mailbox.report_id,
            direction=Message.Direction.OUT,
            reporter_wrap__isnull=False,
        )
        if not mine.update(reporter_wrap=None, put_away_on=clock.now().date()):
            raise NothingHere()
        ledger.record(
            "put_away_reply", organisation=mailbox.organisation_id, actor=None, obj=mailbox.report_id
        )
        save_box(box=box, state=replace(box.state, note="PUT_AWAY"))
