"""The database role of a program cannot look past the guard, or the program does not start."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import ProgrammingError, connection, transaction

from luminaria.kernel.ids import new_id
from luminaria.people import row_security
from luminaria.people.compartment import compartment
from luminaria.people.models import Organisation
from luminaria.people.row_security import RoleTooStrong
from tests import postgres
from tests.databases import SOCKET, database_role
from tests.people.rows import compartment_models
from tests.settings import ENGINE

on_postgresql = pytest.mark.skipif(ENGINE != "postgresql", reason="SQLite has no roles")


@contextmanager
def as_role(make: str, name: str) -> Iterator[None]:
    """The default connection as a role that was just made so."""
    with postgres.superuser(SOCKET, "postgres") as admin:
        admin.execute(f"DROP ROLE IF EXISTS {name}")
        admin.execute(f"CREATE ROLE {name} {make}")
        admin.execute(f"GRANT {name} TO luminaria_runner")
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('role', %s, true)", [name])
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('role', 'luminaria_desk', true)")
        with postgres.superuser(SOCKET, "postgres") as admin:
            admin.execute(f"DROP ROLE {name}")


@on_postgresql
@pytest.mark.parametrize(
    ("make", "word"),
    [("SUPERUSER", "superuser"), ("BYPASSRLS", "BYPASSRLS")],
)
def test_a_role_that_looks_past_the_guard_is_refused(db: None, make: str, word: str) -> None:
    name = f"too_strong_{os.getpid()}_{word.lower()}"
    with as_role(make, name):
        assert word in str(row_security.role_findings(connection, program="desk"))
        with pytest.raises(RoleTooStrong):
            row_security.refuse_strong_role(connection, program="desk")


@on_postgresql
def test_the_owner_of_the_tables_is_refused(db: None) -> None:
    with database_role("owner"):
        assert "owns tables" in str(row_security.role_findings(connection, program="desk"))


@on_postgresql
@pytest.mark.parametrize("program", ["public", "desk"])
def test_the_programs_own_roles_are_fine(db: None, program: str) -> None:
    with database_role(program):
        assert row_security.role_findings(connection, program=program) == []


@on_postgresql
@pytest.mark.parametrize(
    "table",
    ["people_signin", "people_desksession", "people_member", "people_memberkeywrap", "people_recoverykey"],
)
def test_the_public_program_cannot_even_name_what_opens_the_desk(db: None, table: str) -> None:
    with pytest.raises(ProgrammingError, match="permission denied"), database_role("public"):
        _read(table)


def _read(table: str) -> None:
    with compartment(new_id()), connection.cursor() as cursor:
        cursor.execute(f'SELECT * FROM "{table}"')


@on_postgresql
def test_no_program_inserts_an_organisation(db: None) -> None:
    for program in ("public", "desk"):
        with database_role(program), pytest.raises(ProgrammingError), transaction.atomic():
            Organisation.objects.create(name="Invented", kind="PROVIDER")


def test_on_sqlite_there_is_nothing_to_refuse(db: None) -> None:
    if ENGINE == "sqlite":
        assert row_security.role_findings(connection, program="desk") == []


def test_the_statements_hold_for_each_table_and_are_written_once() -> None:
    for model in compartment_models():
        lines = row_security.statements(model)
        assert any("FORCE ROW LEVEL SECURITY" in line for line in lines)
        more = len(getattr(model, "public_checks", {}))
        assert sum(line.startswith("CREATE POLICY") for line in lines) == 3 + more
