"""Leave an answer that the receipt opens."""

import json
from uuid import UUID

from luminaria import vault
from luminaria.kernel import clock
from luminaria.people import verbs
from luminaria.people.rules import OpenMember
from luminaria.report import sealing
from luminaria.report.actions.read_report import found_report
from luminaria.report.errors import NoReceiptKept
from luminaria.report.models import Message, Report
from luminaria.report.rules import State


def answer_report(*, actor: OpenMember, report_id: UUID, text: str, question: bool = False) -> UUID:
    """The answer is sealed to the person and to the report key, and an unassigned report is the actor's now.

    With `question` the status says that we have one. Raises NotPermitted, NotFound, NotReadYet,
    NoKeyHere, NoReceiptKept.
    """
    verbs.require(actor, "answer_report")
    report = found_report(report_id)
    if not report.mailbox.is_kept:
        raise NoReceiptKept()
    version, secret = sealing.report_key(report, actor=actor)
    now = clock.now()
    message = Message(
        organisation_id=report.organisation_id,
        report=report,
        direction=Message.Direction.OUT,
        arrived_on=now.date(),
        key_version=version.id,
    )
    data_key = vault.new_data_key()
    plaintext = json.dumps({"text": text, "at": now.isoformat()}).encode()
    message.sealed = vault.seal(plaintext, data_key=data_key, context=sealing.context(message))
    message.key_wrap = vault.wrap_under(secret, data_key, context=sealing.context(message, version.id))
    sealing.seal_to_reporter(message, data_key, report.mailbox)
    message.save(force_insert=True)
    _take(report, actor, question)
    verbs.record("answer_report", actor=actor, obj=report.id)
    return message.id


def _take(report: Report, actor: OpenMember, question: bool) -> None:
    """Take it and send, in one press: an answered report always has an owner."""
    report.assigned = report.assigned or actor.member_id
    if report.state in (State.READ, State.ASKED):
        report.state = State.ASKED if question else State.READ
    report.save(update_fields=["assigned", "state"])
