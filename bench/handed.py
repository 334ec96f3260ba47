"""How fast the directory is handed on: exports in services a second, the API in pages a second."""

import json
import subprocess
import sys

from bench.figures import Figure
from bench.served import Served

RAW = "the same rows read raw, nothing made of them"
RAW_PAGE = "the documents of such a page and their organizations read raw"


def measure(served: Served, services: int) -> list[Figure]:
    """Figures of one engine, once that many services are listed."""
    command = [sys.executable, "-m", "bench.handing", str(services)]
    mine = served.environment() | {"LUMINARIA_PROGRAM": "owner"}
    said = json.loads(subprocess.run(command, env=mine, check=True, stdout=subprocess.PIPE).stdout)
    engine, rows = served.engine.name, said["rows"]
    figures = [
        Figure(
            name=f"{engine}: export of {rows:,} services, {format}",
            value=rows / said[format],
            unit="services a second",
            baseline=rows / said["raw"],
            baseline_is=RAW,
            is_speed=True,
        )
        for format in ("json", "ndjson", "tabular", "csv")
    ]
    return figures + [
        Figure(
            name=f"{engine}: API of {rows:,} services, {name}",
            value=value,
            unit="pages a second",
            baseline=said["raw_pages"],
            baseline_is=RAW_PAGE,
            is_speed=True,
        )
        for name, value in said["pages"].items()
    ]
