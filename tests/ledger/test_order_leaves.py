"""`order_leaves`: every leaf gets one place, once, for ever."""

import threading
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from django.db import connection, transaction

from luminaria.kernel import clock
from luminaria.ledger import actions
from luminaria.ledger.models import Leaf, Position
from luminaria.ledger.rules import leaf_hash
from tests.databases import database_role

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("as_owner")]
MOMENT = datetime(2026, 11, 21, 18, 0, tzinfo=UTC)


def _record(count: int) -> list[UUID]:
    return [actions.record("test_deed", organisation=None, actor=None, obj=None) for _ in range(count)]


def test_leaves_get_places_without_a_gap() -> None:
    _record(5)
    assert actions.order_leaves() == 5
    _record(3)
    assert actions.order_leaves() == 3
    assert list(Position.objects.order_by("seq").values_list("seq", flat=True)) == list(range(8))
    assert {position.leaf_id for position in Position.objects.all()} == {
        leaf.id for leaf in Leaf.objects.all()
    }
    assert all(
        bytes(position.leaf_hash) == leaf_hash(position.leaf.entry())
        for position in Position.objects.select_related("leaf")
    )


def test_a_second_turn_changes_nothing() -> None:
    _record(2)
    actions.order_leaves()
    assert actions.order_leaves() == 0
    assert Position.objects.count() == 2


def test_many_leaves_go_in_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(actions, "_BATCH", 4)
    _record(11)
    assert actions.order_leaves() == 11
    assert list(Position.objects.order_by("seq").values_list("seq", flat=True)) == list(range(11))


def test_older_entries_come_first() -> None:
    with clock.fixed(MOMENT + timedelta(minutes=5)):
        later = _record(1)
    with clock.fixed(MOMENT):
        earlier = _record(1)
    actions.order_leaves()
    assert [position.leaf_id for position in Position.objects.order_by("seq")] == earlier + later


def test_a_leaf_written_while_the_clock_ran_a_week_behind_is_found_by_the_sweep() -> None:
    with clock.fixed(MOMENT):
        _record(1)
    actions.order_leaves()
    with clock.fixed(MOMENT - timedelta(days=7)):
        _record(1)
    assert actions.order_leaves() == 0
    assert actions.order_leaves(everything=True) == 1


@pytest.mark.django_db(transaction=True)
def test_two_processes_that_order_at_once_take_turns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(actions, "_BATCH", 3)
    with transaction.atomic():
        written = set(_record(40))
    faults: list[Exception] = []
    together = threading.Barrier(2, timeout=20)

    def order() -> None:
        try:
            with database_role("owner"):
                together.wait()
                actions.order_leaves()
        except Exception as fault:
            faults.append(fault)
        finally:
            connection.close()

    threads = [threading.Thread(target=order) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert faults == []
    assert list(Position.objects.order_by("seq").values_list("seq", flat=True)) == list(range(40))
    assert set(Position.objects.values_list("leaf_id", flat=True)) == written
