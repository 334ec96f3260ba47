"""The one door to an organisation's rows (trust.md, Compartments).

Outside a compartment a query on a compartment table raises, on both engines: the
manager filters, a statement guard watches what reaches the database, and PostgreSQL
enforces the same with row-level security.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, Final
from uuid import UUID

from django.apps import apps
from django.db import connection, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from luminaria.kernel.errors import LuminariaError

EVERYWHERE: Final = "everywhere"
_open: ContextVar[UUID | str | None] = ContextVar("luminaria_compartment", default=None)
_NAMES = re.compile(r"[a-z_0-9]+")
_READS_NO_ROWS = frozenset(
    {
        "ALTER",
        "BEGIN",
        "COMMENT",
        "COMMIT",
        "CREATE",
        "DROP",
        "GRANT",
        "PRAGMA",
        "RELEASE",
        "REVOKE",
        "ROLLBACK",
    }
)
_SETTING = "SELECT set_config('luminaria.organisation', %s, true)"


class OutsideCompartment(LuminariaError):
    """A row of an organisation was asked for without saying whose."""


class WrongCompartment(LuminariaError):
    """A row of one organisation was asked for inside another's compartment."""


def current() -> UUID:
    """The organisation whose compartment is open. Raises OutsideCompartment."""
    organisation = _open.get()
    if not isinstance(organisation, UUID):
        raise OutsideCompartment("No organisation's compartment is open.")
    return organisation


def is_everywhere() -> bool:
    """Whether scheduled work of the operator is under way."""
    return _open.get() == EVERYWHERE


@contextmanager
def compartment(organisation_id: UUID) -> Iterator[None]:
    """Open one organisation's rows inside a transaction. Raises WrongCompartment when another is open."""
    before = _open.get()
    if before not in (None, organisation_id, EVERYWHERE):
        raise WrongCompartment("Another organisation's compartment is open.")
    with _entered(organisation_id):
        yield


@contextmanager
def crossing(organisation_id: UUID, *, ground: str, reference: UUID) -> Iterator[None]:
    """Enter another organisation's rows from within one's own, on a named ground, told to the ledger."""
    from luminaria.ledger import actions as ledger

    ledger.record(
        "cross_compartment",
        organisation=current(),
        actor=None,
        obj=reference,
        details={"ground": ground, "to": str(organisation_id)},
    )
    with _entered(organisation_id):
        yield


@contextmanager
def every_compartment() -> Iterator[None]:
    """Open all rows for scheduled work of the operator (backup, tick), which sees clear columns only."""
    token = _open.set(EVERYWHERE)
    try:
        yield
    finally:
        _open.reset(token)


@contextmanager
def _entered(organisation_id: UUID) -> Iterator[None]:
    before = _open.get()
    with transaction.atomic():
        token = _open.set(organisation_id)
        try:
            _tell_engine(organisation_id)
            yield
        finally:
            _open.reset(token)
        _tell_engine(before)  # a roll-back restores it by itself


def _tell_engine(organisation: UUID | str | None) -> None:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(_SETTING, [str(organisation) if isinstance(organisation, UUID) else ""])


def compartment_tables() -> frozenset[str]:
    """The names of all tables whose rows belong to one organisation."""
    return frozenset(
        model._meta.db_table for model in apps.get_models() if getattr(model, "in_compartment", False)
    )


def guard(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
    """Refuse a statement that names a compartment table while no compartment is open."""
    if _open.get() is None:
        touched = compartment_tables_cached().intersection(_NAMES.findall(sql.lower()))
        if touched and not _is_schema_work(sql):
            raise OutsideCompartment(f"No compartment is open for {', '.join(sorted(touched))}.")
    return execute(sql, params, many, context)


def _is_schema_work(sql: str) -> bool:
    """A migration's own statement. SQLite rebuilds a table by copying it into `new__<table>`."""
    return sql.split(maxsplit=1)[0].upper() in _READS_NO_ROWS or sql.startswith('INSERT INTO "new__')


_tables: frozenset[str] | None = None


def compartment_tables_cached() -> frozenset[str]:
    """As compartment_tables, looked up once the models are loaded."""
    global _tables
    if _tables is None:
        _tables = compartment_tables()
    return _tables


def watch(connection: BaseDatabaseWrapper, **_: object) -> None:
    """Put the guard on a fresh connection."""
    if guard not in connection.execute_wrappers:
        connection.execute_wrappers.append(guard)
