"""The two engines: how an instance reaches each, how big it is, and how fast it commits by itself."""

import os
import sqlite3
import tempfile
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import psycopg

from tests import postgres

NAME = "luminaria"
Commit = Callable[[int, int], None]


@dataclass(frozen=True)
class Engine:
    """`settings` go into the environment of an instance on this engine."""

    name: str
    settings: dict[str, str] = field(default_factory=dict)
    socket: Path = Path()

    def size(self, folder: Path) -> int:
        """Bytes that the database holds on disk."""
        if self.name == "sqlite":
            return sum(path.stat().st_size for path in folder.glob("luminaria.sqlite3*"))
        with postgres.superuser(self.socket, NAME) as line:
            found = line.execute("SELECT pg_database_size(%s)", [NAME]).fetchone()
        return int(found[0]) if found else 0

    @contextmanager
    def committing(self, folder: Path) -> Iterator[Commit]:
        """What commits `count` rows of `size` bytes durably, one a transaction, over one connection."""
        if self.name == "sqlite":
            path = folder / "baseline.sqlite3"
            with sqlite3.connect(path) as line:
                line.execute("PRAGMA journal_mode=WAL")
                line.execute("CREATE TABLE row (id INTEGER PRIMARY KEY, body BLOB)")
            yield lambda count, size: _sqlite(path, count, size)
            return
        with postgres.superuser(self.socket, NAME) as line:
            line.execute("CREATE TABLE bench_row (id bigserial PRIMARY KEY, body bytea)")
        yield lambda count, size: _postgresql(self.socket, count, size)


def _sqlite(path: Path, count: int, size: int) -> None:
    line = sqlite3.connect(path, timeout=60, isolation_level=None)
    line.execute("PRAGMA synchronous=FULL")
    line.execute("PRAGMA secure_delete=ON")
    for _ in range(count):
        line.execute("BEGIN IMMEDIATE")
        line.execute("INSERT INTO row (body) VALUES (?)", (os.urandom(size),))
        line.execute("COMMIT")
    line.close()


def _postgresql(socket: Path, count: int, size: int) -> None:
    with psycopg.connect(host=str(socket), dbname=NAME, user=postgres.SUPERUSER) as line:
        for _ in range(count):
            line.execute("INSERT INTO bench_row (body) VALUES (%s)", [os.urandom(size)])
            line.commit()


def all_at_once(works: Sequence[Callable[[], object]]) -> None:
    """Run each in a thread of its own and return when all are done."""
    threads = [threading.Thread(target=work) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def sqlite() -> Engine:
    """The embedded default."""
    return Engine("sqlite")


@contextmanager
def postgresql() -> Iterator[Engine | None]:
    """A durable PostgreSQL of the run's own, or None when this machine has none."""
    with tempfile.TemporaryDirectory(prefix="luminaria-bench-") as temporary:
        Path(temporary).chmod(0o711)
        try:
            with postgres.cluster(Path(temporary) / "cluster", durable=True) as socket:
                yield _new_database(socket)
        except postgres.NoPostgreSQL:
            yield None


def _new_database(socket: Path) -> Engine:
    with postgres.superuser(socket, "postgres") as line:
        line.execute(f"CREATE DATABASE {NAME} OWNER luminaria_owner")
    with postgres.superuser(socket, NAME) as line:
        line.execute("ALTER SCHEMA public OWNER TO luminaria_owner")
    settings = {"DATABASE": "postgresql", "PG_HOST": str(socket), "PG_NAME": NAME}
    return Engine("postgresql", {f"LUMINARIA_{name}": value for name, value in settings.items()}, socket)
