"""`make bench`: measure, print JSON lines, then a table. 1 when a goal was missed."""

import sys

from bench import intake, pages
from bench.figures import print_lines, print_table
from bench.served import demonstration


def main() -> int:
    """Run every bench on one demonstration."""
    with demonstration() as served:
        figures = [*pages.measure(served), *intake.measure(served)]
    print_lines(figures)
    print_table(figures)
    return 1 if any(figure.met is False for figure in figures) else 0


if __name__ == "__main__":
    sys.exit(main())
