"""The rows that an import writes: new records whole, changed ones with their history, what is gone marked."""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from luminaria.directory.actions.feed_conflicts import PLACES, decide_later
from luminaria.directory.actions.feed_identity import batches
from luminaria.directory.actions.feed_outcome import COLUMNS, EXCLUDED, found_so, outcome
from luminaria.directory.actions.feed_terms import SourceTerms
from luminaria.directory.exchange.reading.harvest import Harvest, Row, State
from luminaria.directory.models import Change, Check, Record
from luminaria.directory.rules.differences import Compared, Moved, is_news
from luminaria.directory.rules.hsds import ROOTS, Visibility
from luminaria.directory.rules.listing import Document
from luminaria.directory.rules.redaction import strictest
from luminaria.kernel import clock

IMPORT = "import"
_WRITTEN = (*COLUMNS, "name", "said", "document", "visibility", "do_not_list", "gone_on", "modified_at")


def write(harvest: Harvest, terms: SourceTerms) -> None:
    """Write everything that the comparison found. Runs in the caller's transaction."""
    for kind in ROOTS:
        for rows in harvest.rows(kind, State.NEW):
            Record.objects.bulk_create([_new(row, terms) for row in rows])
            _touch(harvest, rows)
        for rows in harvest.rows(kind, State.CHANGED):
            _change(harvest, kind, rows, terms)
            _touch(harvest, rows)
    _gone(harvest, terms)
    if terms.status:
        unseen = Record.objects.filter(source_id=terms.code).exclude(status=terms.status)
        unseen.exclude(id__in=Check.objects.values("record_id")).update(status=terms.status)


def _new(row: Row, terms: SourceTerms) -> Record:
    document, excluded = _split(row.kept)
    return Record(
        id=UUID(row.here),
        source_id=terms.code,
        kind=row.kind,
        external_id=row.external_id[:200],
        name=_name(document),
        said={**row.kept, **row.links},
        document=document,
        visibility=row.seen,
        status=terms.status or "unverified",
        do_not_list=excluded,
        modified_at=clock.now(),
        **{column: UUID(id) for column, id in row.links.items()},
    )


def _split(document: Document) -> tuple[Document, bool]:
    """The document without the source's word that it shall not be listed, and that word."""
    return {name: value for name, value in document.items() if name != EXCLUDED}, bool(document.get(EXCLUDED))


def _name(document: Document) -> str:
    return str(document.get("name") or "")[:300]


def _change(harvest: Harvest, kind: str, rows: list[Row], terms: SourceTerms) -> None:
    held = {
        record.external_id: record
        for record in Record.objects.select_for_update().filter(
            source_id=terms.code, kind=kind, external_id__in=[row.external_id for row in rows]
        )
    }
    looked = found_so(record.id for record in held.values())
    changes: list[Change] = []
    found: list[tuple[Record, Compared]] = []
    hid: list[tuple[str, str]] = []
    for row in rows:
        record = held[row.external_id]
        if strictest(Visibility(record.visibility), Visibility(row.seen)) != record.visibility:
            hid.append((kind, row.here))
        result = outcome(record, row.kept, row.links, looked.get(record.id, frozenset()))
        changes += [_told(record, "back", "gone_on", terms)] if record.gone_on else []
        changes += [_moved(record, one, terms) for one in result.changes if is_news(one)]
        _take_up(record, row, result)
        found.append((record, result))
    Record.objects.bulk_update(held.values(), _WRITTEN, batch_size=100)
    Change.objects.bulk_create(changes)
    decide_later(kind, found, terms)
    _touched(harvest, hid, hid=True)


def _take_up(record: Record, row: Row, result: Compared) -> None:
    """The record as it is from now on. What is secret or not to be listed stays so."""
    document = {name: value for name, value in result.document.items() if name not in COLUMNS}
    for column in COLUMNS:
        said = result.document.get(column)
        setattr(record, column, UUID(said) if said else None)
    if record.document != document or record.gone_on:
        record.modified_at = clock.now()
    record.said, record.document, record.name = {**row.kept, **row.links}, document, _name(document)
    record.visibility = strictest(Visibility(record.visibility), Visibility(row.seen))
    record.do_not_list = record.do_not_list or bool(row.kept.get(EXCLUDED))
    record.gone_on = None


def _told(record: Record, action: str, field: str, terms: SourceTerms) -> Change:
    return Change(record=record, action=action, field=field, source_id=terms.code, why="The source's feed")


def _moved(record: Record, moved: Moved, terms: SourceTerms) -> Change:
    """One line of the history; a place's values never stand in it."""
    change = _told(record, IMPORT, moved.field[:40], terms)
    if record.kind not in PLACES and moved.field != "place":
        change.before, change.after = moved.before, moved.after
    return change


def _gone(harvest: Harvest, terms: SourceTerms) -> None:
    today: date = clock.now().date()
    for batch in batches(id for (id,) in harvest.db.execute("SELECT id FROM gone")):
        records = list(Record.objects.filter(id__in=batch))
        Record.objects.filter(id__in=batch).update(gone_on=today, modified_at=clock.now())
        Change.objects.bulk_create([_told(record, "gone", "gone_on", terms) for record in records])
        _touched(harvest, [(record.kind, str(record.id)) for record in records])


def _touch(harvest: Harvest, rows: list[Row]) -> None:
    _touched(harvest, [(row.kind, row.here) for row in rows])


def _touched(harvest: Harvest, some: list[tuple[str, str]], *, hid: bool = False) -> None:
    harvest.db.executemany(
        "INSERT OR IGNORE INTO touched VALUES (?, ?, ?)", [(ROOTS.index(kind), id, hid) for kind, id in some]
    )


def touched_services(harvest: Harvest, *, hid: bool = False) -> Iterator[list[UUID]]:
    """Services of which something may be seen otherwise now, each once, in batches.

    With `hid`, those alone of which something may be seen no more.
    """
    service = Record.objects.filter(kind="service")
    at = Record.objects.filter(kind="service_at_location")
    ways: tuple[tuple[str, QuerySet[Record], str, str], ...] = (
        ("service", service, "id", "id"),
        ("organization", service, "organization_id", "id"),
        ("program", service, "program_id", "id"),
        ("service_at_location", at, "id", "service_id"),
        ("location", at, "location_id", "service_id"),
    )
    harvest.db.execute("DROP TABLE IF EXISTS service")
    harvest.db.execute("CREATE TEMP TABLE service (id TEXT PRIMARY KEY)")
    for kind, records, column, wanted in ways:
        ids = harvest.db.execute(
            "SELECT id FROM touched WHERE kind = ? AND hid >= ?", (ROOTS.index(kind), hid)
        )
        for batch in batches(id for (id,) in ids):
            found = records.filter(**{f"{column}__in": batch}).values_list(wanted, flat=True)
            harvest.db.executemany(
                "INSERT OR IGNORE INTO service VALUES (?)", [(str(id),) for id in found if id]
            )
    yield from batches(UUID(id) for (id,) in harvest.db.execute("SELECT id FROM service"))


def moved_terms(harvest: Harvest) -> bool:
    """Whether a term or taxonomy that was here before reads otherwise now."""
    return (
        harvest.db.execute("SELECT 1 FROM doc WHERE kind IN (0, 1) AND state = 2 LIMIT 1").fetchone()
        is not None
    )


__all__ = ["moved_terms", "touched_services", "write"]
