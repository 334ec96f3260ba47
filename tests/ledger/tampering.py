"""The owner of the database at work: without the triggers, and undone afterwards."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

from luminaria.ledger.guards import APPEND_ONLY, ERASABLE

TABLES = (*APPEND_ONLY, *ERASABLE)


class _Undo(Exception):
    pass


@contextmanager
def tampering() -> Iterator[None]:
    """Inside the block the ledger's tables can be changed; at its end everything is as before."""
    try:
        with transaction.atomic():
            _without_triggers()
            yield
            raise _Undo
    except _Undo:
        pass


def _without_triggers() -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            for table in TABLES:
                cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
            return
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'ledger_%'")
        for (name,) in cursor.fetchall():
            cursor.execute(f"DROP TRIGGER {name}")
