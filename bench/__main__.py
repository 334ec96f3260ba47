"""`make bench`: measure, print JSON lines, then a table. 1 when a report was lost or a page is too heavy.

Speed is a figure to read, not a test: a goal that was missed is marked in the table.
"""

import argparse
import sys

from bench import engines, intake, pages
from bench.figures import print_lines, print_table
from bench.served import demonstration


def main() -> int:
    """Run every bench on one demonstration, and intake again on PostgreSQL where there is one."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--reports", type=int, default=intake.REPORTS, help="how many reports are sent")
    reports = parser.parse_args().reports
    with demonstration(engines.sqlite()) as served:
        figures = [*pages.measure(served), *intake.measure(served, reports)]
    with engines.postgresql() as engine:
        if engine:
            with demonstration(engine) as served:
                figures += intake.measure(served, reports)
    print_lines(figures)
    print_table(figures)
    if not engine:
        print("NOT MEASURED: this machine has no PostgreSQL (Debian: apt-get install postgresql).")
    return 1 if any(figure.met is False and not figure.is_speed for figure in figures) else 0


if __name__ == "__main__":
    sys.exit(main())
