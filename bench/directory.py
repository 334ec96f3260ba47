"""The directory at three sizes: how long a search takes, beside the engine's own full-text query."""

import json
import os
import subprocess
import sys
from typing import Any

from bench import handed
from bench.figures import Figure
from bench.served import Served

SIZES = tuple(int(one) for one in os.environ.get("LUMINARIA_BENCH_SERVICES", "1000,10000,100000").split(","))
GOAL_AT = 100_000
ROUNDS = 5
GOAL_MILLISECONDS = 150
GOAL_TIMES = 3
RAW = "the best 20 listings for the same words by the engine's own rank (bm25, ts_rank), in the same process"


def measure(served: Served) -> list[Figure]:
    """Fill the directory with invented services, step by step; search it and hand it on after each."""
    figures = []
    for size in SIZES:
        filled = _inside(served, "fill", str(size))
        asked = _inside(served, "ask", str(ROUNDS))["asked"]
        figures += _figures(f"{served.engine.name}, {size:,} services", size >= GOAL_AT, asked)
        figures += handed.measure(served, size)
        figures.append(
            Figure(f"listing, {served.engine.name}, {size:,}", filled["a_second"], "services a second")
        )
    return figures


def _figures(where: str, whole: bool, asked: list[dict[str, Any]]) -> list[Figure]:
    """The half and the slowest twentieth of all searches, and of those with words against the raw query."""
    everything = sorted(time for one in asked for time in one["search"])
    worded = sorted(time for one in asked if one["raw"] for time in one["search"])
    raw = sorted(time for one in asked for time in one["raw"])
    slowest, times = _part(everything, 0.95), _part(worded, 0.95) / max(_part(raw, 0.95), 0.001)
    return [
        Figure(f"search p50, {where}", _part(everything, 0.5), "ms", _part(raw, 0.5), RAW),
        Figure(
            f"search p95, {where}", slowest, "ms", _part(raw, 0.95), RAW,
            goal=f"at most {GOAL_MILLISECONDS}" if whole else "",
            met=slowest <= GOAL_MILLISECONDS if whole else None,
            is_speed=True,
        ),
        Figure(
            f"search to raw p95, {where}", times, "times",
            goal=f"at most {GOAL_TIMES}" if whole else "",
            met=times <= GOAL_TIMES if whole else None,
            is_speed=True,
        ),
    ]  # fmt: skip


def _part(sorted_times: list[float], part: float) -> float:
    """The value below which that part of them lies."""
    return sorted_times[min(len(sorted_times) - 1, int(len(sorted_times) * part))] if sorted_times else 0.0


def _inside(served: Served, *words: str) -> Any:
    """What `bench.searching` answers inside the instance."""
    command = [sys.executable, "-m", "bench.searching", *words]
    mine = served.environment() | {"LUMINARIA_PROGRAM": "owner"}
    return json.loads(subprocess.run(command, env=mine, check=True, stdout=subprocess.PIPE).stdout)
