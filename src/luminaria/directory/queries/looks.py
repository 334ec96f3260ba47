"""The looks at one fact of a record, as they were recorded."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from uuid import UUID

from luminaria.directory.models import Check, Record
from luminaria.directory.rules.freshness import Finding, Method
from luminaria.directory.rules.listing import Looked
from luminaria.directory.rules.looks import Look, counting
from luminaria.directory.rules.redaction.showing import LISTABLE


def looks_at(record_id: UUID, field: str) -> list[Look]:
    """Every look at a fact, the oldest first."""
    rows = Check.objects.filter(record_id=record_id, field=field).order_by("recorded_at")
    return [look_of(row) for row in rows]


def looks_by_fact(record_ids: Iterable[UUID]) -> dict[tuple[UUID, str], list[Look]]:
    """Every look at every fact of these records, the oldest first."""
    found: dict[tuple[UUID, str], list[Look]] = {}
    for row in Check.objects.filter(record_id__in=list(record_ids)).order_by("recorded_at"):
        found.setdefault((row.record_id, row.field), []).append(look_of(row))
    return found


def look_of(row: Check) -> Look:
    """A row as the rules take it."""
    return Look(
        outcome=row.outcome,
        method=row.method,
        on=row.checked_on,
        role=row.role,
        recorded_at=row.recorded_at,
        organisation_id=row.organisation_id,
        member_id=row.member_id,
    )


def last_look(row: Record, looks: Iterable[Look]) -> Look | None:
    """The look that counts today: the newest one, or the source's own word where that is newer."""
    last, vouched = counting(looks), _vouched_on(row)
    if vouched is None or (last and counted_on(last, vouched) == last.on):
        return last
    return Look(
        Finding.STILL_TRUE, Method.FEED, vouched, "the source", datetime.combine(vouched, time(), UTC)
    )


def last_day(row: Record, looked: Looked) -> date:
    """The day of the look that counts today, `looked` being the newest one that somebody took."""
    return counted_on(looked, _vouched_on(row))


def counted_on(look: Look | Looked, vouched: date | None) -> date:
    """The source's own word counts where it is newer, but for what was found wrong."""
    return look.on if vouched is None or look.outcome == Finding.WRONG else max(look.on, vouched)


def _vouched_on(row: Record) -> date | None:
    """The day of which the source vouches, as the gate of all outputs reckons it."""
    if row.status not in LISTABLE:  # its source itself does not say that it is so
        return None
    try:
        return date.fromisoformat(str(row.document.get("assured_date") or "")[:10])
    except ValueError:
        return row.source.read_at.date() if row.source.read_at else None
