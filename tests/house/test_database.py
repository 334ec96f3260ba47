"""The tests run as the programs do: with no right that would hide a missing guard."""

import pytest
from django.db import connection

from tests.databases import database_role
from tests.settings import ENGINE

pytestmark = pytest.mark.django_db


def test_the_chosen_engine_is_the_one_that_runs() -> None:
    assert connection.vendor == ENGINE


def _rights() -> tuple[str, bool, bool]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolname, rolsuper, rolbypassrls FROM pg_roles WHERE rolname = current_user")
        name, superuser, bypass = cursor.fetchone()
    return str(name), bool(superuser), bool(bypass)


if ENGINE == "postgresql":

    @pytest.mark.parametrize("role", ["public", "desk", "owner"])
    def test_no_role_is_superuser_or_bypasses_row_security(role: str) -> None:
        with database_role(role):
            assert _rights() == (f"luminaria_{role}", False, False)

    def test_a_test_that_names_no_role_runs_as_the_desk() -> None:
        assert _rights() == ("luminaria_desk", False, False)

    def test_the_session_behind_the_role_has_no_more() -> None:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT rolsuper OR rolbypassrls OR rolinherit FROM pg_roles WHERE rolname = session_user"
            )
            assert cursor.fetchone() == (False,)

    def test_a_program_that_serves_owns_no_table() -> None:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
                " AND tableowner <> 'luminaria_owner'"
            )
            assert cursor.fetchall() == []

else:

    @pytest.mark.parametrize(
        ("pragma", "value"),
        [("journal_mode", "wal"), ("foreign_keys", 1), ("secure_delete", 1), ("synchronous", 2)],
    )
    def test_sqlite_runs_with_the_pragmas_of_production(pragma: str, value: object) -> None:
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA {pragma}")
            assert cursor.fetchone() == (value,)

    def test_sqlite_takes_the_write_lock_at_the_start_of_a_transaction() -> None:
        assert connection.settings_dict["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
