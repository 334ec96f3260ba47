"""What waits at the desk beside facts that are due: first calls, readers' doubts, answers, conflicts."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from django.db.models import Count, Exists, Max, OuterRef, QuerySet

from luminaria.directory.models import Answer, Check, Conflict, Doubt, Record

AT_ONCE: Final = 60  # rows of one group on a page
NEVER_AT_ONCE: Final = 25


@dataclass(frozen=True)
class Waiting:
    """A service that nobody has asked yet, a provider's answer, or readers' doubts: one row."""

    record_id: UUID
    service: str
    phone: str
    on: date | None = None
    code: str = ""
    count: int = 0
    answer_id: UUID | None = None


def doubts() -> list[Waiting]:
    """What readers said was wrong: what does not feel safe first, then by day."""
    open_ones = Doubt.objects.filter(settled_on=None).values("service_id", "code")
    rows = list(open_ones.annotate(last=Max("doubted_on"), times=Count("id")).order_by("last")[:AT_ONCE])
    known = _by_id(row["service_id"] for row in rows)
    made = [
        Waiting(one.id, one.name, phone_of(one), row["last"], row["code"], row["times"])
        for row in rows
        if (one := known.get(row["service_id"]))
    ]
    return sorted(made, key=lambda one: (one.code != "UNSAFE", one.on or date.min, one.service))


def waiting_answers() -> QuerySet[Answer]:
    """Answers that nobody has taken, without those that a later one of the same link corrects."""
    later = Answer.objects.filter(invitation=OuterRef("invitation"), number__gt=OuterRef("number"))
    return Answer.objects.filter(~Exists(later), taken_on=None)


def answers() -> list[Waiting]:
    """Answers of providers that nobody has taken yet, the oldest first."""
    rows = waiting_answers().select_related("invitation__record").order_by("answered_on")
    return [
        Waiting(
            row.invitation.record_id,
            row.invitation.record.name,
            "",
            row.answered_on,
            "",
            len(row.words),
            row.id,
        )
        for row in rows[:AT_ONCE]
    ]


def conflicts() -> list[Waiting]:
    """Services of which sources say different things."""
    rows = Conflict.objects.filter(decided_on=None, record__kind="service", record__same_as=None)
    grouped = rows.values("record_id", "record__name").annotate(on=Max("offered_on"), times=Count("id"))
    return [
        Waiting(row["record_id"], row["record__name"], "", row["on"], "", row["times"])
        for row in grouped.order_by("on", "record__name")[:AT_ONCE]
    ]


def _by_id(ids: Iterable[UUID]) -> dict[UUID, Record]:
    return {row.id: row for row in Record.objects.filter(id__in=list(ids), kind="service")}


def _waiting(row: Record) -> Waiting:
    return Waiting(row.id, row.name, phone_of(row))


def phone_of(row: Record) -> str:
    """The number to call: the service's own, else that of its front gate."""
    gate = row.document.get("front_gate") or {}
    phones = [*(row.document.get("phones") or []), *(gate.get("phones") or [])]
    return next((str(one["number"]) for one in phones if one.get("number")), "")


def live(rows: QuerySet[Record]) -> QuerySet[Record]:
    """Services that somebody may still be sent to."""
    live = rows.filter(kind="service", same_as=None, gone_on=None, do_not_list=False)
    return live.select_related("source")


def never_asked() -> tuple[list[Waiting], int]:
    """The first services by name of which nobody has checked a fact, and how many there are besides."""
    unasked = ~Exists(Check.objects.filter(record_id=OuterRef("id")))
    ids = live(Record.objects.filter(unasked)).order_by("name", "id").values_list("id", flat=True)
    rows = Record.objects.filter(id__in=list(ids[:NEVER_AT_ONCE])).defer("said").order_by("name", "id")
    return [_waiting(row) for row in rows], max(ids.count() - NEVER_AT_ONCE, 0)
