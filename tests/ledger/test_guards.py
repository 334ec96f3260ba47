"""The tables refuse change, on both engines; each program's role may do what it must and no more."""

from uuid import UUID, uuid4

import pytest
from django.db import DatabaseError, connection, transaction

from luminaria.ledger import actions
from luminaria.ledger.models import Checkpoint, Leaf, LeafDetail
from luminaria.vault import SigningKey
from tests.databases import database_role

pytestmark = pytest.mark.django_db
postgresql_only = pytest.mark.skipif(
    "connection.vendor != 'postgresql'", reason="SQLite has no roles; the PostgreSQL run has this test"
)
ORGANISATION = UUID(int=42)


@pytest.fixture
def full(key: SigningKey) -> None:
    """One row in each table."""
    with database_role("owner"):
        _record(ORGANISATION)
        actions.order_leaves()
        actions.sign_checkpoint(key.private)


def _record(organisation: UUID | None) -> UUID:
    return actions.record(
        "test_deed", organisation=organisation, actor=None, obj=uuid4(), details={"count": 1}
    )


def _run(statement: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


CHANGES = [
    "UPDATE ledger_leaf SET verb = 'x'",
    "DELETE FROM ledger_leaf",
    "UPDATE ledger_position SET seq = seq + 1",
    "DELETE FROM ledger_position",
    "UPDATE ledger_checkpoint SET size = 0",
    "DELETE FROM ledger_checkpoint",
    "UPDATE ledger_leafdetail SET details = '{}'",
]


@pytest.mark.usefixtures("full")
@pytest.mark.parametrize("statement", CHANGES)
def test_even_the_owner_is_stopped(statement: str) -> None:
    with database_role("owner"), pytest.raises(DatabaseError, match="append-only"):
        _run(statement)


@pytest.mark.usefixtures("full")
@pytest.mark.skipif("connection.vendor == 'postgresql'", reason="REPLACE is SQLite's own")
def test_replacing_a_row_is_stopped_too() -> None:
    with pytest.raises(DatabaseError, match="append-only"):
        _run("INSERT OR REPLACE INTO ledger_leaf SELECT * FROM ledger_leaf")


@postgresql_only
@pytest.mark.usefixtures("full")
@pytest.mark.parametrize("table", ["leaf", "leafdetail", "position", "checkpoint"])
def test_emptying_a_table_is_stopped(table: str) -> None:
    _run("SET CONSTRAINTS ALL IMMEDIATE")
    with database_role("owner"), pytest.raises(DatabaseError, match="append-only"):
        _run(f"TRUNCATE ledger_{table} CASCADE")


@pytest.mark.usefixtures("full")
def test_details_can_be_erased() -> None:
    with database_role("owner"):
        LeafDetail.objects.all().delete()
        assert not LeafDetail.objects.exists()


@pytest.mark.parametrize("role", ["public", "desk"])
def test_both_programs_can_write_entries_of_any_organisation(role: str) -> None:
    with database_role(role):
        written = {_record(organisation) for organisation in (ORGANISATION, uuid4(), None)}
    with database_role("owner"):
        assert {leaf.id for leaf in Leaf.objects.all()} == written


@postgresql_only
@pytest.mark.usefixtures("full")
@pytest.mark.parametrize("table", ["leaf", "leafdetail", "position", "checkpoint"])
def test_the_public_program_reads_nothing(table: str) -> None:
    with database_role("public"), pytest.raises(DatabaseError, match="permission denied"):
        _run(f"SELECT * FROM ledger_{table}")


@postgresql_only
@pytest.mark.usefixtures("full")
@pytest.mark.parametrize("role", ["public", "desk"])
@pytest.mark.parametrize(
    "statement",
    [
        *CHANGES,
        "DELETE FROM ledger_leafdetail",
        "INSERT INTO ledger_position (seq, leaf_id, leaf_hash) SELECT 9, id, commitment FROM ledger_leaf",
        "INSERT INTO ledger_checkpoint SELECT * FROM ledger_checkpoint",
        "TRUNCATE ledger_leaf CASCADE",
    ],
)
def test_no_program_places_signs_changes_or_erases(role: str, statement: str) -> None:
    with database_role(role), pytest.raises(DatabaseError, match="permission denied"):
        _run(statement)


@postgresql_only
@pytest.mark.usefixtures("full")
def test_a_desk_sees_its_own_organisations_entries_only() -> None:
    with database_role("owner"):
        other = _record(uuid4())
        _record(None)
    with database_role("desk"):
        assert not Leaf.objects.exists()
        _run(f"SELECT set_config('luminaria.organisation', '{ORGANISATION}', true)")
        assert {leaf.organisation for leaf in Leaf.objects.all()} == {ORGANISATION}
        assert LeafDetail.objects.count() == 1
        assert not LeafDetail.objects.filter(leaf_id=other).exists()
        assert Checkpoint.objects.count() == 1
