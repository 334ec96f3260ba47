"""Run inside the instance, as its owner: how fast the directory is handed on. Prints one JSON object.

`python -m bench.handing COUNT`: lists services until there are COUNT, then writes each export and turns
pages of the API, beside the same rows read raw by the same engine.
"""

import json
import os
import sys
import time
from collections.abc import Callable
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "luminaria.project.settings")

import django

django.setup()

from django.core.wsgi import WSGIHandler
from django.db import connection
from django.test import override_settings

from bench.searching import fill
from luminaria.directory.api import door
from luminaria.directory.api.crowd import Crowd
from luminaria.directory.exchange.writing import WRITERS
from luminaria.directory.models import ListedTaxonomy, ListedTerm
from luminaria.directory.queries.whole import ListedWhole
from luminaria.kernel import clock
from luminaria.project import programs
from luminaria.project.settings import CONFIG
from tests.directory.generated import taxonomy, term

TERMS = 2000
PAGES = 60
ASKED = {
    "page of 50": "page={page}&per_page=50",
    "page of 50, whole": "page={page}&per_page=50&full=true",
    "page of 50, by words": "page=1&per_page=50&search=shelter",
    "page of 50, by term": "page=1&per_page=50&taxonomy_term_id={term}",
}


def main(count: str) -> dict[str, Any]:
    """Seconds and rows of each."""
    rows = int(fill(count)["rows"])
    _terms()
    said: dict[str, Any] = {"rows": rows, "raw": _seconds(_raw)}
    for format, write in WRITERS.items():
        with open(os.devnull, "wb") as nowhere:
            said[format] = _seconds(lambda write=write, out=nowhere: write(out, ListedWhole()))  # type: ignore[misc]
    with override_settings(**programs.public(CONFIG)):
        door.crowd = lambda: Crowd(0)  # type: ignore[assignment]
        handler = WSGIHandler()
        said["pages"] = {name: PAGES / _turn(handler, query) for name, query in ASKED.items()}
    said["raw_pages"] = PAGES / _seconds(lambda: [_raw_page(page) for page in range(PAGES)])
    return said


def _terms() -> None:
    """The terms that the invented services bear; the quick filling leaves them out."""
    told, now = taxonomy(), clock.now()
    row, _ = ListedTaxonomy.objects.get_or_create(
        id=told["id"], defaults={"name": told["name"], "document": told, "modified_at": now}
    )
    found = [term(number) for number in range(TERMS)]
    rows = [ListedTerm(id=one["id"], code=one["code"], name=one["name"], document=one) for one in found]
    for one in rows:
        one.taxonomy, one.modified_at = row, now
    ListedTerm.objects.bulk_create(rows, ignore_conflicts=True)


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _raw() -> int:
    """The services, places and organizations as the engine hands them over, nothing made of them."""
    read = 0
    for table in ("directory_listing", "directory_listingplace", "directory_listedorganization"):
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT document FROM {table}")
            while rows := cursor.fetchmany(500):
                read += len(rows)
    return read


def _raw_page(page: int) -> int:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT l.document, o.document FROM directory_listing l LEFT JOIN directory_listedorganization o"
            " ON o.id = l.organization_id ORDER BY l.name, l.service_id LIMIT 50 OFFSET %s",
            [page * 50],
        )
        return len(cursor.fetchall())


def _turn(handler: WSGIHandler, query: str) -> float:
    """Seconds for so many pages, made by the whole public program in this process."""
    start = time.perf_counter()
    for page in range(1, PAGES + 1):
        asked = query.format(page=page, term=term(page * 40)["id"])
        environ = {
            "REQUEST_METHOD": "GET",
            "PATH_INFO": "/hsds/services",
            "QUERY_STRING": asked,
            "HTTP_HOST": CONFIG.public_host,
            "SERVER_NAME": CONFIG.public_host,
            "SERVER_PORT": "80",
            "wsgi.url_scheme": "http",
            "wsgi.input": sys.stdin.buffer,
        }
        answer = handler(environ, lambda status, *_: _must_be_well(status))
        b"".join(answer)
        answer.close()
    return time.perf_counter() - start


def _must_be_well(status: str) -> None:
    if not status.startswith("200"):
        raise RuntimeError(status)


if __name__ == "__main__":
    print(json.dumps(main(sys.argv[1])))
