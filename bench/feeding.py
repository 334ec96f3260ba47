"""Run inside the instance, as its owner: how fast a feed comes in, and in how much memory.

`python -m bench.feeding COUNT` writes a feed of that many invented services to disk, imports it as a new
source and then once more unchanged, and prints one JSON object. Beside it: the same records written raw, by
one executemany in one transaction of the same engine.
"""

import json
import os
import resource
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "luminaria.project.settings")

import django

django.setup()

from django.db import connection, transaction

from luminaria.directory.actions.import_feed import SourceTerms, import_feed
from luminaria.directory.models import Record
from tests.directory.generated import feed

SEED = 4


def main(count: str) -> dict[str, Any]:
    """Seconds, records, and the peak of this process in MB before and after."""
    source = SourceTerms(f"bench-{count}")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "feed.ndjson"
        with path.open("w", encoding="utf-8") as file:
            for one in feed(int(count), SEED):
                file.write(json.dumps(one) + "\n")
        before = _peak()
        first = _seconds(path, source)
        after = _peak()
        again = _seconds(path, source)
        size = path.stat().st_size / 1e6
    records = Record.objects.filter(source_id=source.code).count()
    return {
        "services": int(count), "records": records, "megabytes": size, "first": first, "again": again,
        "raw": _raw(source.code), "peak_before": before, "peak": after,
    }  # fmt: skip


def _seconds(path: Path, source: SourceTerms) -> float:
    start = time.perf_counter()
    import_feed(path, source=source)
    return time.perf_counter() - start


def _peak() -> float:
    """The most memory that this process ever had, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _raw(code: str) -> float:
    """Seconds to write the same bytes raw."""
    found = Record.objects.filter(source_id=code).values_list("id", "kind", "external_id", "said", "document")
    rows = [
        (str(id), kind, ext, json.dumps(said), json.dumps(document))
        for id, kind, ext, said, document in found
    ]
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TEMP TABLE raw (id text PRIMARY KEY, kind text, ext text, said text, document text)"
        )
        start = time.perf_counter()
        with transaction.atomic():
            cursor.executemany("INSERT INTO raw VALUES (%s, %s, %s, %s, %s)", rows)
        took = time.perf_counter() - start
        cursor.execute("DROP TABLE raw")
    return took


if __name__ == "__main__":
    print(json.dumps(main(*sys.argv[1:])))
