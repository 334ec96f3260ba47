"""Open and read the messages of a report, both ways."""

import json
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from luminaria.people import verbs
from luminaria.people.rules import OpenMember
from luminaria.report import sealing
from luminaria.report.actions.read_report import found_report
from luminaria.report.models import Message
from luminaria.report.rules import State


@dataclass(frozen=True)
class OpenMessage:
    """A message, opened for the length of one request. `phrase` is set for a set phrase."""

    id: UUID
    direction: str
    at: datetime
    text: str = field(repr=False)
    phrase: str
    put_away: bool


def read_messages(*, actor: OpenMember, report_id: UUID) -> list[OpenMessage]:
    """Every message of the report, oldest first; a question that was answered is none any more.

    Raises NotPermitted, NotFound, NotReadYet, NoKeyHere.
    """
    verbs.require(actor, "read_messages")
    report = found_report(report_id)
    version, secret = sealing.report_key(report, actor=actor)
    rows, found = list(report.messages.all()), []
    answered = any(row.direction == Message.Direction.IN and row.epoch is not None for row in rows)
    for row in rows:
        said = json.loads(sealing.opened(row, actor=actor, version=version, secret=secret))
        found.append(_open_message(row, said))
    if answered and report.state == State.ASKED:
        report.state = State.READ
        report.save(update_fields=["state"])
    verbs.record("read_messages", actor=actor, obj=report.id)
    return sorted(found, key=lambda message: (message.at, message.id))


def _open_message(message: Message, said: dict[str, str]) -> OpenMessage:
    return OpenMessage(
        id=message.id,
        direction=message.direction,
        at=datetime.fromisoformat(said["at"]),
        text=said.get("text") or said.get("name", ""),
        phrase=said.get("phrase", ""),
        put_away=message.put_away_on is not None,
    )
