"""Writers at SQLite take turns, and nobody keeps the turn."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier, Thread

import pytest
from django.db.utils import OperationalError

from luminaria.project.sqlite.base import DatabaseWrapper

pytestmark = pytest.mark.django_db


@pytest.fixture
def path(tmp_path: Path) -> Path:
    line = _line(tmp_path / "queue.sqlite3")
    with line.cursor() as cursor:
        cursor.execute("CREATE TABLE row (id INTEGER PRIMARY KEY)")
    line.close()
    return tmp_path / "queue.sqlite3"


def _line(path: Path, timeout: float = 15) -> DatabaseWrapper:
    options = {
        "transaction_mode": "IMMEDIATE",
        "timeout": timeout,
        "init_command": "PRAGMA journal_mode=WAL;",
    }
    common = {"ATOMIC_REQUESTS": False, "AUTOCOMMIT": True, "CONN_MAX_AGE": 0, "CONN_HEALTH_CHECKS": False}
    settings = {**common, "NAME": str(path), "OPTIONS": options, "TIME_ZONE": None, "TEST": {"NAME": None}}
    return DatabaseWrapper(settings, alias="queue")


def _write(path: Path, together: Barrier) -> None:
    line = _line(path)
    together.wait(20)
    for _ in range(20):
        line.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
        line.cursor().execute("INSERT INTO row DEFAULT VALUES")
        line.commit()
        line.set_autocommit(True)
    line.close()


def test_eight_writers_all_write_everything(path: Path) -> None:
    together = Barrier(8)
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda _: _write(path, together), range(8)))
    line = _line(path)
    with line.cursor() as cursor:
        assert cursor.execute("SELECT count(*) FROM row").fetchone() == (160,)
    line.close()


@pytest.mark.parametrize("end", ["commit", "rollback", "close"])
def test_the_turn_passes_on_however_a_transaction_ends(path: Path, end: str) -> None:
    first, second = _line(path), []
    first.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
    writer = Thread(target=lambda: second.append(_write(path, Barrier(1))))
    writer.start()
    getattr(first, end)()
    writer.join(10)
    assert second == [None]
    first.close()


def test_who_waits_too_long_is_told_and_has_written_nothing(path: Path) -> None:
    holder = _line(path)
    holder.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
    refused: list[str] = []

    def wait() -> None:
        late = _line(path, timeout=0.05)
        try:
            late.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
        except OperationalError as fault:
            refused.append(str(fault))
        late.close()

    waiter = Thread(target=wait)
    waiter.start()
    waiter.join(10)
    assert refused == ["database is locked"]
    holder.rollback()
    holder.close()
