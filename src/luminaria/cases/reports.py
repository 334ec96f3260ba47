"""A report becomes part of a case: its key comes under the case key, and the team can read it."""

import json
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from luminaria.cases import bodies
from luminaria.cases.errors import AlreadyInCase, ReportKeyTurned
from luminaria.cases.keys import CaseKeys
from luminaria.cases.models import Case, CaseReport
from luminaria.kernel.errors import NotFound
from luminaria.people.rules import OpenMember, Role
from luminaria.report import sealing
from luminaria.report.actions import OpenAnswer
from luminaria.report.models import Message, Report, ReportKey


@dataclass(frozen=True)
class WrittenMessage:
    """One message of either side."""

    from_them: bool
    at: datetime
    text: str = field(repr=False)


@dataclass(frozen=True)
class Written:
    """What a person wrote before there was a case, and since. `unread` messages wait for intake."""

    kind: str
    locale: str
    code_kept: bool
    answers: tuple[OpenAnswer, ...] = field(repr=False)
    messages: tuple[WrittenMessage, ...] = field(repr=False)
    unread: int = 0


def bring_in(case: Case, report_id: UUID, *, actor: OpenMember, keys: CaseKeys) -> None:
    """The case holds the key of the report, and the report stands as being in a case.

    Only a member who opens the report with the intake's key can do it. Raises NotFound, NotReadYet,
    NoKeyHere, AlreadyInCase.
    """
    report = Report.objects.select_for_update().filter(id=report_id).first()
    if report is None:
        raise NotFound()
    if CaseReport.objects.filter(report_id=report_id).exists():
        raise AlreadyInCase()
    row = CaseReport(case=case, organisation_id=case.organisation_id, report_id=report_id)
    _hold(row, report, actor=actor, keys=keys)
    report.state = Report.State.IN_CASE
    report.save(update_fields=["state"])


def _hold(row: CaseReport, report: Report, *, actor: OpenMember, keys: CaseKeys) -> tuple[ReportKey, bytes]:
    version, secret = sealing.report_key(report, actor=actor)
    bodies.seal_into(row, {"version": str(version.id), "secret": secret.hex()}, keys=keys)
    row.save()
    return version, secret


def written(row: CaseReport, *, actor: OpenMember, keys: CaseKeys) -> Written:
    """The report and its messages, as far as the case's key of it reaches. Raises ReportKeyTurned."""
    report = Report.objects.select_related("body", "mailbox").get(id=row.report_id)
    version, secret = _held(row, report, actor=actor, keys=keys)
    document = json.loads(sealing.opened(report.body, actor=actor, version=version, secret=secret))
    messages = list(report.messages.exclude(direction=Message.Direction.TOLD))
    readable = [message for message in messages if message.key_version == version.id]
    opened = [
        _message(one, sealing.opened(one, actor=actor, version=version, secret=secret)) for one in readable
    ]
    return Written(
        kind=report.kind,
        locale=document["locale"],
        code_kept=report.mailbox.is_kept,
        answers=tuple(_answer(entry) for entry in document["answers"]),
        messages=tuple(sorted(opened, key=lambda message: message.at)),
        unread=len(messages) - len(readable),
    )


def _held(row: CaseReport, report: Report, *, actor: OpenMember, keys: CaseKeys) -> tuple[ReportKey, bytes]:
    """The case's key of the report; a member who is also on intake renews it when intake's has turned."""
    content = bodies.content_of(row, keys=keys)
    if report.body.key_version == UUID(content["version"]):
        return ReportKey.objects.get(id=content["version"]), bytes.fromhex(content["secret"])
    if Role.INTAKE not in actor.roles:
        raise ReportKeyTurned()
    version, secret = _hold(row, report, actor=actor, keys=keys)
    if report.body.key_version != version.id:
        sealing.opened(report.body, actor=actor, version=version, secret=secret)
    return version, secret


def _message(message: Message, plain: bytes) -> WrittenMessage:
    said = json.loads(plain)
    return WrittenMessage(
        from_them=message.direction == Message.Direction.IN,
        at=datetime.fromisoformat(said["at"]),
        text=said["text"],
    )


def _answer(entry: dict[str, str]) -> OpenAnswer:
    return OpenAnswer(
        id=entry["id"],
        asked=entry["asked"],
        kind=entry["kind"],
        codes=tuple(entry["codes"]),
        words=tuple(entry["words"]),
    )
