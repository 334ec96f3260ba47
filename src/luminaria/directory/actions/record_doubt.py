"""record_doubt: a reader pressed "this was wrong". Nothing about the reader is asked, seen or kept."""

from collections import Counter
from threading import Lock
from typing import Final
from uuid import UUID, uuid5

from django.db import IntegrityError, transaction

from luminaria.directory.models import Doubt
from luminaria.directory.queries.shown import is_shown
from luminaria.directory.rules.answers import WRONG
from luminaria.kernel import clock
from luminaria.kernel.errors import LuminariaError, NotFound
from luminaria.ledger import actions as ledger

MOST_A_DAY: Final = 500
_ONE_ROW: Final = UUID("a7a9a0f6-8f0b-4f3e-9a55-2f3f6f1f4c11")
_taken: Counter[str] = Counter()
_lock = Lock()


class NoSuchAnswer(LuminariaError):
    """What was pressed is not one of the answers."""


def record_doubt(*, service_id: UUID, code: str) -> bool:
    """The desk learns which listed entry to look at, what about it, and the day.

    The same about the same entry makes one row a day, whoever presses how often, and a process writes no more
    than 500 rows a day: nobody can flood the desk, and nobody need be told apart for that. False when no row
    was added. Raises NotFound for what is not listed, NoSuchAnswer.
    """
    if code not in WRONG:
        raise NoSuchAnswer()
    if not is_shown(service_id):
        raise NotFound()
    today = clock.now().date()
    if _taken[str(today)] >= MOST_A_DAY:
        return False
    row = Doubt(
        id=uuid5(_ONE_ROW, f"{service_id} {code} {today}"), service_id=service_id, code=code, doubted_on=today
    )
    try:
        with transaction.atomic():
            row.save(force_insert=True)
            ledger.record("record_doubt", organisation=None, actor=None, obj=service_id)
    except IntegrityError:
        return False
    _count(str(today))
    return True


def _count(day: str) -> None:
    with _lock:
        for old in [one for one in _taken if one != day]:
            del _taken[old]
        _taken[day] += 1
