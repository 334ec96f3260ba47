"""Eight people send at once: how many reports a second, how long each waits, none lost, none doubled."""

import os
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass

from bench.engines import all_at_once
from bench.figures import Figure
from bench.person import Person
from bench.served import Served, cpu_seconds, inside

PEOPLE = 8
REPORTS = int(os.environ.get("LUMINARIA_BENCH_REPORTS", "10000"))
DURABLE = "rows of the same size, each committed durably by {engine} itself, by as many writers, in this run"
SEEN = 303


@dataclass(frozen=True)
class Ready:
    """Answered forms that only need to be sent: what is posted, and each form's secret and nonce."""

    values: dict[str, str]
    cookies: dict[str, str]
    open_cookie: str
    forms: list[list[str]]


@dataclass(frozen=True)
class Run:
    """What one run of sending came to."""

    waits: list[float]
    seconds: float
    cpu: float
    sent: int
    reports: int
    receipts: int
    opened: int


def measure(served: Served, reports: int = REPORTS) -> list[Figure]:
    """Rate, wait, CPU, losses; beside the rate at which the engine commits rows of that size."""
    ready = prepared(served, reports)
    before, size = inside(served, "count"), served.engine.size(served.folder)
    cpu, began, waits = cpu_seconds(served.process), time.monotonic(), list[float]()
    all_at_once([sender(served, ready, number, waits) for number in range(PEOPLE)])
    seconds, cpu = time.monotonic() - began, cpu_seconds(served.process) - cpu
    row = max(4096, (served.engine.size(served.folder) - size) // reports)
    after, opened = inside(served, "count"), inside(served, "open", told=ready.forms)
    arrived = {name: after[name] - before[name] for name in after}
    run = Run(waits, seconds, cpu, reports, arrived["reports"], arrived["receipts"], opened)
    return _figures(served.engine.name, run, _durable(served, row, reports))


def prepared(served: Served, count: int) -> Ready:
    """`count` answered forms, each a press away from being sent."""
    person = Person(served.public)
    values = person.walk_to_the_end()
    name = next(name for name in person.cookies if name.endswith("lp_open"))
    forms = inside(served, "prepare", person.cookies.pop(name), str(count))
    return Ready(values, person.cookies, name, forms)


def sender(served: Served, ready: Ready, number: int, waits: list[float]) -> Callable[[], None]:
    """One of the people: sends every form that falls to that number, one after the other."""

    def send() -> None:
        person = Person(served.public)
        for secret, nonce in ready.forms[number::PEOPLE]:
            person.cookies = ready.cookies | {ready.open_cookie: secret}
            began = time.monotonic()
            status = person.ask("POST", ready.values | {"n": nonce})
            waits.append(time.monotonic() - began)
            assert status == SEEN, f"sending was answered with {status}"

    return send


def _durable(served: Served, row: int, count: int) -> float:
    """Rows a second that the engine itself commits, with the settings of production."""
    share = count // PEOPLE
    with served.engine.committing(served.folder) as commit:
        began = time.monotonic()
        all_at_once([lambda: commit(share, row) for _ in range(PEOPLE)])
        return share * PEOPLE / (time.monotonic() - began)


def _figures(engine: str, run: Run, durable: float) -> list[Figure]:
    rate, p95 = run.sent / run.seconds, statistics.quantiles(run.waits, n=20)[-1] * 1000
    share, lost, doubled = rate / durable, run.sent - run.opened, run.reports - run.receipts
    said = DURABLE.format(engine=engine)
    return [
        Figure(
            f"{engine}: reports a second, 8 at once",
            rate,
            "/s",
            durable,
            said,
            "100 or more:",
            rate >= 100,
            True,
        ),
        Figure(
            f"{engine}: the same over durable rows",
            share,
            "",
            goal="0.5 or more:",
            met=share >= 0.5,
            is_speed=True,
        ),
        Figure(
            f"{engine}: wait of a person who sends, p95",
            p95,
            "ms",
            goal="below 180:",
            met=p95 < 180,
            is_speed=True,
        ),
        Figure(f"{engine}: CPU of the server a report", run.cpu * 1000 / run.sent, "ms"),
        Figure(f"{engine}: reports sent", run.sent, ""),
        Figure(f"{engine}: receipts that open nothing", lost, "", goal="none:", met=lost == 0),
        Figure(f"{engine}: reports doubled", doubled, "", goal="none:", met=doubled == 0),
    ]
