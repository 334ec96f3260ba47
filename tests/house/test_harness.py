"""The fixtures of the house do what they say: each client inside its own program."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.db import connection, transaction

from luminaria.kernel.clock import now
from luminaria.ledger.models import Leaf
from tests.conftest import MovableClock
from tests.databases import database_role
from tests.programs import ProgramClient, settings_of


def test_time_passes_only_in_the_tests_hand(clock: MovableClock) -> None:
    before = now()
    clock.forward(days=3)
    held = now()
    clock.forward(hours=1)
    assert held - before >= timedelta(days=3)
    assert now() - held == timedelta(hours=1)
    clock.hold(before)
    assert now() == before


@pytest.mark.django_db
def test_each_client_runs_inside_its_program(public: ProgramClient, desk: ProgramClient) -> None:
    assert public.get("/health").status_code == desk.get("/health").status_code == 200
    assert settings.PROGRAM == "owner"
    assert settings_of("public")["SECRET_KEY"] != settings_of("desk")["SECRET_KEY"]
    assert settings_of("public")["CSRF_COOKIE_NAME"] != settings_of("desk")["CSRF_COOKIE_NAME"]


def _role() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        return str(cursor.fetchone()[0])


@pytest.mark.django_db
def test_a_role_is_held_for_its_block_only() -> None:
    if connection.vendor == "postgresql":
        before = _role()
        with database_role("public"):
            assert _role() == "luminaria_public"
        assert _role() == before
    else:
        with database_role("public"):
            assert connection.vendor == "sqlite"


@pytest.mark.django_db
def test_a_role_is_put_back_after_a_fault_inside_a_transaction() -> None:
    with pytest.raises(ZeroDivisionError), transaction.atomic(), database_role("public"):
        raise ZeroDivisionError
    if connection.vendor == "postgresql":
        assert _role() == "luminaria_desk"


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("turn", [1, 2])
def test_real_transactions_leave_nothing_behind(turn: int) -> None:
    with database_role("owner"):
        assert Leaf.objects.count() == 0, f"turn {turn} found rows of another"
        with connection.cursor() as cursor:
            cursor.execute("CREATE TABLE left_behind (id integer)")
