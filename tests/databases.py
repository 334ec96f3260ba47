"""Fresh databases for the tests: migrated once by the owner, copied for each worker.

A test inside a transaction is rolled back. A test with real transactions (threads, several
connections) is followed by a fresh copy, since append-only tables rightly refuse a flush.
"""

import fcntl
import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import connection, connections

from tests import postgres
from tests.settings import ENGINE, FOLDER

TEMPLATE = "template_of_tests"
SOCKET = FOLDER / "socket"
SQLITE_TEMPLATE = FOLDER / "template.sqlite3"
DEFAULT_ROLE = "luminaria_desk"


def prepare_template() -> None:
    """Migrate the template once, whichever worker comes first."""
    done = FOLDER / "template.done"
    with (FOLDER / "template.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if done.exists():
            return
        if ENGINE == "postgresql":
            _create_postgresql_template()
        _migrate_as_owner()
        done.touch()


def _create_postgresql_template() -> None:
    with postgres.superuser(SOCKET, "postgres") as admin:
        admin.execute(f"CREATE DATABASE {TEMPLATE} OWNER luminaria_owner")
        admin.execute(f"REVOKE ALL ON DATABASE {TEMPLATE} FROM PUBLIC")
        admin.execute(
            f"GRANT CONNECT ON DATABASE {TEMPLATE}"
            " TO luminaria_owner, luminaria_public, luminaria_desk, luminaria_runner"
        )
    with postgres.superuser(SOCKET, TEMPLATE) as admin:
        admin.execute("ALTER SCHEMA public OWNER TO luminaria_owner")


def _migrate_as_owner() -> None:
    environment = os.environ | {"LUMINARIA_TEST_PG_USER": "luminaria_owner", "LUMINARIA_TEST_MIGRATING": "1"}
    command = [sys.executable, "-m", "tests.migrate_template"]
    root = Path(__file__).resolve().parent.parent
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"The migrations failed:\n{done.stdout}\n{done.stderr}")


def fresh_copy(name: str) -> None:
    """Make `connection` a fresh copy of the template, named for this worker."""
    connections.close_all()
    if ENGINE == "postgresql":
        connection.settings_dict["NAME"] = name
        _drop(name)
        with postgres.superuser(SOCKET, "postgres") as admin:
            admin.execute(f"CREATE DATABASE {name} TEMPLATE {TEMPLATE} OWNER luminaria_owner")
        return
    path = FOLDER / f"{name}.sqlite3"
    connection.settings_dict["NAME"] = str(path)
    for old in (path, path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-shm")):
        old.unlink(missing_ok=True)
    with sqlite3.connect(SQLITE_TEMPLATE) as source, sqlite3.connect(path) as target:
        source.backup(target)
    source.close()
    target.close()


def remove_copy(name: str) -> None:
    """Drop this worker's database at its end, when the browser's loop may still stand in this thread."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    connections.close_all()
    if ENGINE == "postgresql":
        _drop(name)


def _drop(name: str) -> None:
    with postgres.superuser(SOCKET, "postgres") as admin:
        admin.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


@contextmanager
def database_role(role: str) -> Iterator[None]:
    """Inside the block the database sees `role` (public, desk or owner). SQLite has no roles."""
    if connection.vendor != "postgresql":
        yield
        return
    before = _current_role()
    _set_role(f"luminaria_{role}")
    try:
        yield
    finally:
        # A broken transaction takes its SET ROLE with it when it is rolled back.
        if connection.connection is not None and not _broken():
            _set_role(before)


def _current_role() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        return str(cursor.fetchone()[0])


def _set_role(role: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('role', %s, false)", [role])


def _broken() -> bool:
    status = connection.connection.info.transaction_status.name
    return connection.needs_rollback or status in {"INERROR", "UNKNOWN"}
