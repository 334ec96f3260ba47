"""The memory of an import does not grow with its feed."""

import json
import tracemalloc
from pathlib import Path

import pytest

from luminaria.directory.actions.import_feed import SourceTerms, import_feed
from luminaria.directory.exchange.reading.harvest import Harvest
from luminaria.directory.exchange.reading.staging import Package
from tests.directory.generated import feed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("as_owner")]


def peak(path: Path, code: str) -> int:
    tracemalloc.start()
    try:
        import_feed(path, source=SourceTerms(code), dry_run=True)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def written(folder: Path, services: int) -> Path:
    path = folder / f"{services}.ndjson"
    with path.open("w", encoding="utf-8") as file:
        for one in feed(services, seed=4):
            file.write(json.dumps(one) + "\n")
    return path


def stays_even(folder: Path, services: int) -> None:
    small, large = written(folder, services), written(folder, 3 * services)
    # The gate remembers the last texts that it judged, up to a bound of its own: that is filled beforehand.
    import_feed(large, source=SourceTerms("warm"), dry_run=True)
    first, second = peak(small, "small"), peak(large, "large")
    assert second < 1.5 * first, f"{first:,} and {second:,} bytes"


def test_three_times_the_feed_takes_the_same_memory(tmp_path: Path) -> None:
    stays_even(tmp_path, 150)


def test_what_waits_is_walked_through_in_its_order_and_never_sorted_again() -> None:
    """Each batch by its index: sorted anew for each, a feed of a gigabyte would not end."""
    harvest, package = Harvest(), Package()
    harvest.settle()
    for db, query in (
        (harvest.db, "SELECT body FROM doc WHERE kind = 1 AND n > 0 AND NOT bad AND state = 0 ORDER BY n"),
        (harvest.db, "SELECT ext FROM doc WHERE kind = 1 AND n > 0 ORDER BY n"),
        (package.db, "SELECT body FROM held WHERE shape = 'x' AND n > 0 ORDER BY n"),
    ):
        steps = db.execute(f"EXPLAIN QUERY PLAN {query} LIMIT 100").fetchall()
        assert [step[3].rpartition(" (")[2] for step in steps] in (
            ["kind=? AND rowid>?)"],
            ["shape=? AND rowid>?)"],
        )


@pytest.mark.drill
def test_three_times_a_longer_feed_takes_the_same_memory(tmp_path: Path) -> None:
    stays_even(tmp_path, 400)
