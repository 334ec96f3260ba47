"""`make bench`: measure, print JSON lines, then a table. 1 when a report was lost or a page is too heavy.

Speed is a figure to read, not a test: a goal that was missed is marked in the table.
"""

import argparse
import os
import sys
from collections.abc import Sequence

from bench import directory, engines, fed, intake, nginx, pages, rate, steady
from bench.figures import Figure, print_lines, print_table
from bench.served import Served, demonstration

PARTS = ("pages", "intake", "directory", "feeds")


def main() -> int:
    """Run every bench on one demonstration, and what touches the database again on PostgreSQL."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--reports", type=int, default=intake.REPORTS, help="how many reports are sent")
    parser.add_argument("--part", choices=PARTS, help="only this part (default: all)")
    told = parser.parse_args()
    parts = (told.part,) if told.part else PARTS
    print(
        f"Load of this machine before the run: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores.",
        flush=True,
    )
    with demonstration(engines.sqlite()) as served:
        figures = [*pages.measure(served), *rate.measure(served)] if "pages" in parts else []
        figures += _on_engine(served, parts, told.reports)
    with engines.postgresql() as engine:
        if engine:
            with demonstration(engine) as served:
                figures += _on_engine(served, parts, told.reports)
    print_lines(figures)
    print_table(figures)
    if not nginx.program():
        print(rate.NO_NGINX)
    if not engine:
        print("NOT MEASURED: this machine has no PostgreSQL (Debian: apt-get install postgresql).")
    return 1 if any(figure.met is False and not figure.is_speed for figure in figures) else 0


def _on_engine(served: Served, parts: Sequence[str], reports: int) -> list[Figure]:
    """What may differ from engine to engine."""
    figures = steady.measure(served, reports) if "pages" in parts else []
    figures += intake.measure(served, reports) if "intake" in parts else []
    figures += directory.measure(served) if "directory" in parts else []
    return figures + (fed.measure(served) if "feeds" in parts else [])


if __name__ == "__main__":
    sys.exit(main())
