"""How fast feeds of 1,000, 10,000 and 100,000 services come in, or of other sizes, and in how much memory."""

import json
import os
import subprocess
import sys

from bench.figures import Figure
from bench.served import Served

COUNTS = tuple(int(one) for one in os.environ.get("LUMINARIA_BENCH_FEEDS", "1000,10000,100000").split(","))
RAW = "the same records written raw, by one executemany in one transaction"


def measure(served: Served) -> list[Figure]:
    """Figures of one engine."""
    return [figure for count in COUNTS for figure in _figures(served, count)]


def _figures(served: Served, count: int) -> list[Figure]:
    command = [sys.executable, "-m", "bench.feeding", str(count)]
    mine = served.environment() | {"LUMINARIA_PROGRAM": "owner"}
    said = json.loads(subprocess.run(command, env=mine, check=True, stdout=subprocess.PIPE).stdout)
    of = f"{served.engine.name}: import of {count:,} services"
    raw = said["records"] / said["raw"]
    return [
        Figure(f"{of}, new", said["records"] / said["first"], "records a second", raw, RAW, is_speed=True),
        Figure(
            f"{of}, unchanged", said["records"] / said["again"], "records a second", raw, RAW, is_speed=True
        ),
        Figure(
            f"{of}, memory", said["peak"], "MB at most", said["peak_before"], "the process before it began"
        ),
    ]
