"""How long readers of the help pages wait at a steady rate, alone and while eight people send reports."""

import json
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from bench.engines import all_at_once
from bench.figures import Figure
from bench.intake import PEOPLE, prepared, sender
from bench.served import Served, environment, inside

Said = dict[str, Any]
RATE = 200
ALONE_SECONDS = 4
ROUNDS, REPORTS = 3, 1500
MOST_P95 = 50
ALONE = "the same readers when nobody sends, in this run; the best of the rounds on both sides"


def measure(served: Served, reports: int) -> list[Figure]:
    """Waits beside those of the same readers alone; faults of readers, and reports that did not arrive."""
    count = min(reports, REPORTS)
    paths = [str(path) for path in inside(served, "helps")]
    ready, before = prepared(served, count), inside(served, "count")["reports"]
    alone, crowd = list[Said](), list[Said]()
    for part in range(ROUNDS):
        forms = replace(ready, forms=ready.forms[part::ROUNDS])
        senders = [sender(served, forms, number, []) for number in range(PEOPLE)]
        alone.append(_readers(served, paths, lambda: time.sleep(ALONE_SECONDS)))
        crowd.append(_readers(served, paths, lambda: all_at_once(senders)))  # noqa: B023 - called at once
    lost = count - (inside(served, "count")["reports"] - before)
    faults = sum(sum(said["faults"].values()) for said in (*alone, *crowd))
    best = [min(rounds, key=lambda said: float(said["p99"])) for rounds in (crowd, alone)]
    name = served.engine.name
    return [
        *_figures(name, *best),
        Figure(f"{name}: help pages wrong or missing", faults, "", goal="none:", met=not faults),
        Figure(f"{name}: reports lost meanwhile", lost, "", goal="none:", met=not lost),
    ]


def _readers(served: Served, paths: list[str], meanwhile: Callable[[], object]) -> Said:
    """What readers at the steady rate meet while `meanwhile` runs."""
    command = [sys.executable, "-m", "bench.visitor", "steady", served.public, str(RATE), *paths]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, env=environment(), stdin=pipe, stdout=pipe) as visitor:
        meanwhile()
        answer, _ = visitor.communicate()
    if visitor.returncode:
        raise RuntimeError("The readers' process ended with a fault.")
    said: Said = json.loads(answer)
    return said


def _figures(engine: str, crowd: Said, alone: Said) -> list[Figure]:
    name = f"{engine}: help page at {RATE}/s, {PEOPLE} send"
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
    ]
