"""Facts that were looked at before the queue had days of its own take their place in it."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

_BULK = 1000


def take_places(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """The newest look that told something and was not taken back. The source's own word comes with the next
    listing: until then a day is too early at most, and no fact is missing in the queue."""
    days = apps.get_model("directory", "LastLook").objects.using(editor.connection.alias)
    days.bulk_create((days.model(**row) for row in _rows(apps, editor)), batch_size=_BULK)


def _rows(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> Iterator[dict[str, Any]]:
    records = apps.get_model("directory", "Record").objects.using(editor.connection.alias)
    checks = apps.get_model("directory", "Check").objects.using(editor.connection.alias)
    live = records.filter(kind="service", same_as=None, gone_on=None, do_not_list=False)
    asked = live.filter(id__in=checks.values("record_id"))
    kinds = dict(asked.values_list("id", "document__kind"))
    looks = checks.order_by("record_id", "field", "recorded_at")
    told = looks.values_list("record_id", "field", "outcome", "checked_on").iterator()
    for (record_id, field), rows in groupby(told, key=lambda row: row[:2]):
        day = _newest((outcome, on) for _, _, outcome, on in rows)
        if day and record_id in kinds:
            kind = kinds[record_id] if kinds[record_id] in ("hotline", "shelter") else "other"
            pace = "room" if field == "room" else kind
            yield {"record_id": record_id, "field": field, "pace": pace, "looked_on": day}


def _newest(looks: Iterator[tuple[str, Any]]) -> Any:
    kept: list[tuple[str, Any]] = []
    for outcome, on in looks:
        if outcome != "UNDONE":
            kept.append((outcome, on))
        elif kept:
            kept.pop()
    return max((on for outcome, on in kept if outcome != "NO_ANSWER"), default=None)


class Migration(migrations.Migration):
    dependencies = [("directory", "0010_last_looks")]

    operations = [migrations.RunPython(take_places, migrations.RunPython.noop)]
