"""Open and read a report. If the ledger cannot be written, nothing opens."""

import json
from dataclasses import dataclass, field
from uuid import UUID

from luminaria.kernel.errors import NotFound
from luminaria.people import verbs
from luminaria.people.rules import OpenMember
from luminaria.report import sealing
from luminaria.report.models import Report
from luminaria.report.rules import State


@dataclass(frozen=True)
class OpenAnswer:
    """One question as it was asked and what was answered: `words` of choices, else what was written."""

    id: str
    asked: str
    kind: str
    codes: tuple[str, ...] = field(repr=False)
    words: tuple[str, ...] = field(repr=False)

    @property
    def text(self) -> str:
        return ", ".join(self.words or self.codes)


@dataclass(frozen=True)
class OpenReport:
    """A report, opened for the length of one request."""

    id: UUID
    kind: str
    state: str
    clock: str
    locale: str
    answers: tuple[OpenAnswer, ...] = field(repr=False)

    def answer(self, id: str) -> OpenAnswer | None:
        """The answer to the question of that id, or None."""
        return next((answer for answer in self.answers if answer.id == id), None)


def read_report(*, actor: OpenMember, report_id: UUID) -> OpenReport:
    """The report's words, read by a holder of its key; a first reading is what stops its clock.

    The first opening makes the report key and deletes the wrap to the epoch. Raises
    NotPermitted, NotFound, NoKeyHere; DoesNotOpen when the row was changed.
    """
    verbs.require(actor, "read_report")
    report = found_report(report_id)
    version, secret = sealing.report_key_at_first_opening(report, actor=actor)
    document = json.loads(sealing.opened(report.body, actor=actor, version=version, secret=secret))
    if report.state == State.NEW:
        report.state = State.READ
        report.save(update_fields=["state"])
    verbs.record("read_report", actor=actor, obj=report.id)
    return OpenReport(
        id=report.id,
        kind=report.kind,
        state=report.state,
        clock=report.clock,
        locale=document["locale"],
        answers=tuple(_answer(entry) for entry in document["answers"]),
    )


def found_report(report_id: UUID) -> Report:
    """The report of the open compartment. Raises NotFound."""
    report = Report.objects.select_related("body", "mailbox").filter(id=report_id).first()
    if report is None:
        raise NotFound()
    return report


def _answer(entry: dict[str, object]) -> OpenAnswer:
    codes, words = entry["codes"], entry["words"]
    assert isinstance(codes, list)
    assert isinstance(words, list)
    return OpenAnswer(
        id=str(entry["id"]),
        asked=str(entry["asked"]),
        kind=str(entry["kind"]),
        codes=tuple(codes),
        words=tuple(words),
    )
