"""The person behind a receipt writes again."""

import json
from dataclasses import replace
from uuid import UUID

from luminaria.kernel import clock
from luminaria.kernel.ids import new_id
from luminaria.ledger import actions as ledger
from luminaria.people import compartment, epochs
from luminaria.report import sealing
from luminaria.report.actions.open_mailbox import LiveBox, mailbox_of
from luminaria.report.actions.save_answer import save_box
from luminaria.report.errors import NothingHere
from luminaria.report.models import Message


def write_more(*, box: LiveBox, text: str) -> None:
    """The message is sealed to the organisation's epoch of today; pressing twice writes it once.

    Raises NothingHere for a receipt that leads nowhere, FormEnded.
    """
    mailbox = mailbox_of(box.receipt)
    if mailbox is None:
        raise NothingHere()
    now, own = clock.now(), UUID(box.state.write_id)
    with compartment.compartment(mailbox.organisation_id):
        if not Message.objects.filter(id=own).exists():
            message = Message(
                id=own,
                organisation_id=mailbox.organisation_id,
                report_id=mailbox.report_id,
                direction=Message.Direction.IN,
                arrived_on=now.date(),
            )
            plaintext = json.dumps({"text": text, "at": now.isoformat()}).encode()
            sealing.seal_to_epoch(message, plaintext, epochs.current_epoch())
            message.save(force_insert=True)
            ledger.record(
                "write_more", organisation=mailbox.organisation_id, actor=None, obj=mailbox.report_id
            )
        save_box(box=box, state=replace(box.state, write_id=str(new_id()), note="SENT", draft=""))
