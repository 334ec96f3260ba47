"""How long readers of the help pages wait at a steady rate, alone and while eight people send reports."""

import json
import subprocess
import sys
import time
from collections.abc import Callable
from typing import Any

from bench.engines import all_at_once
from bench.figures import Figure
from bench.intake import PEOPLE, inside, prepared, sender
from bench.served import Served, environment

RATE = 200
ALONE_SECONDS = 10
REPORTS = 1500
MOST_P95 = 50
ALONE = "the same readers when nobody sends, in this run"


def measure(served: Served, reports: int) -> list[Figure]:
    """Waits beside those of the same readers alone; faults of readers, and reports that did not arrive."""
    count = min(reports, REPORTS)
    paths = [str(path) for path in inside(served, "helps")]
    alone = _readers(served, paths, lambda: time.sleep(ALONE_SECONDS))
    ready, waits = prepared(served, count), list[float]()
    before = inside(served, "count")["reports"]
    senders = [sender(served, ready, number, waits) for number in range(PEOPLE)]
    crowd = _readers(served, paths, lambda: all_at_once(senders))
    lost = count - (inside(served, "count")["reports"] - before)
    return _figures(served.engine.name, crowd, alone, lost)


def _readers(served: Served, paths: list[str], meanwhile: Callable[[], object]) -> dict[str, Any]:
    """What readers at the steady rate meet while `meanwhile` runs."""
    command = [sys.executable, "-m", "bench.visitor", "steady", served.public, str(RATE), *paths]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, env=environment(), stdin=pipe, stdout=pipe) as visitor:
        meanwhile()
        answer, _ = visitor.communicate()
    if visitor.returncode:
        raise RuntimeError("The readers' process ended with a fault.")
    said: dict[str, Any] = json.loads(answer)
    return said


def _figures(engine: str, crowd: dict[str, Any], alone: dict[str, Any], lost: int) -> list[Figure]:
    name = f"{engine}: help page at {RATE}/s, {PEOPLE} send"
    faults = sum(crowd["faults"].values()) + sum(alone["faults"].values())
    waits = [
        Figure(
            f"{name}, p{part}",
            crowd[f"p{part}"],
            f"ms = {crowd[f'p{part}'] / alone[f'p{part}']:.1f} of alone",
            alone[f"p{part}"],
            ALONE,
            f"below {MOST_P95}:" if part == 95 else "",
            crowd["p95"] < MOST_P95 if part == 95 else None,
            is_speed=True,
        )
        for part in (50, 95, 99)
    ]
    return [
        *waits,
        Figure(f"{name}, longest", crowd["most"], "ms", alone["most"], ALONE),
        Figure(f"{engine}: pages asked for a second", crowd["rate"], "/s", alone["rate"], ALONE),
        Figure(f"{engine}: how late the client asked, p99", crowd["late"], "ms", alone["late"], ALONE),
        Figure(f"{engine}: help pages wrong or missing", faults, "", goal="none:", met=faults == 0),
        Figure(f"{engine}: reports lost meanwhile", lost, "", goal="none:", met=lost == 0),
    ]
