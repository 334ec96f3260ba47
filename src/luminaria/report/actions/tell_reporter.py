"""Later rooms have a set phrase said to a linked person. Nobody else is ever told more."""

import json
from uuid import UUID

from luminaria.kernel import clock
from luminaria.people import epochs, verbs
from luminaria.people.rules import OpenMember
from luminaria.report import sealing
from luminaria.report.actions.read_report import found_report
from luminaria.report.errors import NotLinked, ThirdParty
from luminaria.report.models import Message
from luminaria.report.rules import Kind, Phrase


def tell_reporter(*, actor: OpenMember, report_id: UUID, phrase: Phrase, name: str) -> UUID:
    """The status page says the phrase with `name` (an organisation's), sealed to the person like an answer.

    Raises NotPermitted, NotFound, ThirdParty, NotLinked.
    """
    verbs.require(actor, "tell_reporter")
    report = found_report(report_id)
    if report.kind != Kind.SELF:
        raise ThirdParty()
    if report.linked_on is None:
        raise NotLinked()
    now = clock.now()
    message = Message(
        organisation_id=report.organisation_id,
        report=report,
        direction=Message.Direction.TOLD,
        arrived_on=now.date(),
    )
    plaintext = json.dumps({"phrase": phrase, "name": name, "at": now.isoformat()}).encode()
    data_key = sealing.seal_to_epoch(message, plaintext, epochs.current_epoch())
    sealing.seal_to_reporter(message, data_key, report.mailbox)
    message.save(force_insert=True)
    verbs.record("tell_reporter", actor=actor, obj=report.id)
    return message.id
