"""The days in whose order the desk's queue is read: written where they moved."""

from datetime import date
from uuid import UUID

from luminaria.directory.models import LastLook, Record
from luminaria.directory.queries.held import Shelf
from luminaria.directory.queries.looks import last_day
from luminaria.directory.rules.freshness import kind_of, pace_of
from luminaria.directory.rules.listing import FACTS

_BULK = 1000


def keep_last_looks(shelf: Shelf) -> None:
    """Of each fact of these services that somebody looked at, the day that counts is kept.

    Of a service to which nobody may be sent none is. What is unchanged is not touched.
    """
    wanted = {key: said for row in shelf.services if _live(row) for key, said in _said(row, shelf).items()}
    rows = LastLook.objects.filter(record__in=[row.id for row in shelf.services])
    held = {(row.record_id, row.field): row for row in rows}
    LastLook.objects.filter(id__in=[row.id for key, row in held.items() if key not in wanted]).delete()
    new, moved = [], []
    for (record_id, field), (pace, looked_on) in wanted.items():
        row = held.get((record_id, field))
        if row is None:
            new.append(LastLook(record_id=record_id, field=field, pace=pace, looked_on=looked_on))
        elif (row.pace, row.looked_on) != (pace, looked_on):
            row.pace, row.looked_on = pace, looked_on
            moved.append(row)
    LastLook.objects.bulk_create(new, batch_size=_BULK)
    LastLook.objects.bulk_update(moved, ["pace", "looked_on"], batch_size=_BULK)


def _live(row: Record) -> bool:
    return row.same_as is None and row.gone_on is None and not row.do_not_list


def _said(row: Record, shelf: Shelf) -> dict[tuple[UUID, str], tuple[str, date]]:
    kind = kind_of(row.document)
    looked = shelf.looked.get(row.id, {})
    return {
        (row.id, field): (pace_of(field, kind), last_day(row, look))
        for field, look in looked.items()
        if field in FACTS
    }
