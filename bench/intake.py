"""Eight people send at once: how many reports a second, how long each waits, none lost, none doubled."""

import json
import os
import sqlite3
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.figures import Figure
from bench.person import Person
from bench.served import Served, cpu_seconds, environment

PEOPLE = 8
REPORTS = int(os.environ.get("LUMINARIA_BENCH_REPORTS", "10000"))
DURABLE = "rows of the same size, each committed durably to SQLite by the same number of writers"
SEEN = 303


@dataclass(frozen=True)
class Ready:
    """Answered forms that only need to be sent: what is posted, and each form's secret and nonce."""

    values: dict[str, str]
    cookies: dict[str, str]
    open_cookie: str
    forms: list[list[str]]


def measure(served: Served) -> list[Figure]:
    """Rate, wait, CPU, losses; beside the rate at which the engine commits rows of that size."""
    ready = _prepared(served)
    count = len(ready.forms)
    before, size_before = _inside(served, "count"), _size(served)
    cpu, began = cpu_seconds(served.process), time.monotonic()
    waits = _all_at_once([_sender(served, ready, number) for number in range(PEOPLE)])
    seconds, cpu = time.monotonic() - began, cpu_seconds(served.process) - cpu
    after, row = _inside(served, "count"), max(4096, (_size(served) - size_before) // count)
    arrived = {name: after[name] - before[name] for name in after}
    return _figures(waits, seconds, cpu, arrived, count, _durable(served, row, count))


def _prepared(served: Served) -> Ready:
    person = Person(served.public)
    values = person.walk_to_the_end()
    name = next(name for name in person.cookies if name.endswith("lp_open"))
    forms = _inside(served, "prepare", person.cookies.pop(name), str(REPORTS))
    return Ready(values, person.cookies, name, forms)


def _sender(served: Served, ready: Ready, number: int) -> Callable[[], list[float]]:
    def send() -> list[float]:
        person, waits = Person(served.public), []
        for secret, nonce in ready.forms[number::PEOPLE]:
            person.cookies = ready.cookies | {ready.open_cookie: secret}
            began = time.monotonic()
            status = person.ask("POST", ready.values | {"n": nonce})
            waits.append(time.monotonic() - began)
            assert status == SEEN, f"sending was answered with {status}"
        return waits

    return send


def _all_at_once(senders: list[Callable[[], list[float]]]) -> list[float]:
    waits: list[float] = []
    threads = [threading.Thread(target=lambda send=send: waits.extend(send())) for send in senders]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return waits


def _inside(served: Served, *words: str) -> Any:
    command = [sys.executable, "-m", "bench.forms", *words]
    mine = environment() | {"LUMINARIA_INSTANCE": str(served.folder), "LUMINARIA_PROGRAM": "owner"}
    return json.loads(subprocess.run(command, env=mine, check=True, stdout=subprocess.PIPE).stdout)


def _size(served: Served) -> int:
    return sum(path.stat().st_size for path in served.folder.glob("luminaria.sqlite3*"))


def _durable(served: Served, row: int, count: int) -> float:
    """Rows a second that the engine itself commits, with the pragmas of production."""
    path = served.folder / "baseline.sqlite3"
    with sqlite3.connect(path) as line:
        line.execute("PRAGMA journal_mode=WAL")
        line.execute("CREATE TABLE row (id INTEGER PRIMARY KEY, body BLOB)")
    share = count // PEOPLE
    began = time.monotonic()
    _all_at_once([lambda: _commit(path, row, share) for _ in range(PEOPLE)])
    return share * PEOPLE / (time.monotonic() - began)


def _commit(path: Path, row: int, count: int) -> list[float]:
    line = sqlite3.connect(path, timeout=60, isolation_level=None)
    line.execute("PRAGMA synchronous=FULL")
    line.execute("PRAGMA secure_delete=ON")
    for _ in range(count):
        line.execute("BEGIN IMMEDIATE")
        line.execute("INSERT INTO row (body) VALUES (?)", (os.urandom(row),))
        line.execute("COMMIT")
    line.close()
    return []


def _figures(
    waits: list[float], seconds: float, cpu: float, arrived: dict[str, int], sent: int, durable: float
) -> list[Figure]:
    rate, p95 = sent / seconds, statistics.quantiles(waits, n=20)[-1] * 1000
    lost, doubled = sent - arrived["receipts"], arrived["reports"] - arrived["receipts"]
    share = rate / durable
    return [
        Figure("reports a second, 8 at once", rate, "/s", durable, DURABLE, "100 or more:", rate >= 100),
        Figure("the same over durable rows a second", share, "", goal="0.5 or more:", met=share >= 0.5),
        Figure("wait of a person who sends, p95", p95, "ms", goal="below 180:", met=p95 < 180),
        Figure("CPU of the server a report", cpu * 1000 / sent, "ms"),
        Figure("reports sent", sent, ""),
        Figure("reports lost", lost, "", goal="none:", met=lost == 0),
        Figure("reports doubled", doubled, "", goal="none:", met=doubled == 0),
    ]
