"""A random directory as rows of the database, whole or in two steps: what all may see, then the rest."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.apps import apps
from django.db import connection

from luminaria.directory.models import Record
from tests.directory.held_directory import NOON, source
from tests.directory.redaction.directories import Directory, Row
from tests.directory.redaction.gate import as_bytes


def store(rows: Iterable[Row], *, moment: datetime = NOON) -> None:
    """Write rows as an importer would that saw nothing amiss. Rows that are there are written anew."""
    feed = source()
    for row in rows:
        values = {
            "source": feed,
            "kind": row.kind,
            "external_id": str(row.id),
            "name": str(row.document.get("name") or "")[:300],
            "document": row.document,
            "said": row.document,
            "visibility": row.visibility,
            "status": "verified",
            "modified_at": moment,
            **row.links,
        }
        Record.objects.update_or_create(id=row.id, defaults=values)


ENTRIES = ("listing", "listingplace", "listingtag", "listinghours", "listedorganization")
LISTED = (*ENTRIES, "listedterm", "listedtaxonomy")


def tables(names: Iterable[str] = LISTED) -> bytes:
    """Every row of these tables of the directory, in one spelling."""
    models = (apps.get_model("directory", name) for name in names)
    return as_bytes([sorted(map(as_bytes, model.objects.values())) for model in models])


def everything_held() -> bytes:
    """Every row of every table of the directory, what a full-text index keeps for itself too."""
    names = {name for name in connection.introspection.table_names() if name.startswith("directory_")}
    names -= {"directory_linecall"}
    return b"".join(_raw(name) for name in sorted(names))


def _raw(table: str) -> bytes:
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT * FROM "{table}"')
        rows = sorted(as_bytes([_text(value) for value in row]) for row in cursor.fetchall())
    return table.encode() + b"\n" + b"\n".join(rows)


def _text(value: object) -> object:
    return value.decode("utf-8", "replace") if isinstance(value, bytes | memoryview) else value


def seen_first(made: Directory, hidden: set[UUID]) -> list[Row]:
    """The rows of a directory without what must not be seen."""
    return [row for row in made.rows if row.id not in made.unseen | hidden]
