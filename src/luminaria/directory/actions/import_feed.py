"""import_feed: what a source says is known here, and nothing of it is lost, overwritten or half-loaded."""

import hashlib
import re
from pathlib import Path
from typing import Final

from django.db import transaction

from luminaria.directory.actions.feed_difference import Comparison
from luminaria.directory.actions.feed_families import Families
from luminaria.directory.actions.feed_hidden import hide_first
from luminaria.directory.actions.feed_records import moved_terms, touched_services, write
from luminaria.directory.actions.feed_report import groups, write_rejects
from luminaria.directory.actions.feed_terms import (
    FEW,
    SHRINKS,
    STATUSES,
    BadSource,
    Difference,
    Faulty,
    ShrankTooMuch,
    SourceTerms,
)
from luminaria.directory.actions.learn_sizes import learn_records, learn_sizes
from luminaria.directory.actions.list_services import list_services
from luminaria.directory.actions.withhold_places import (
    clean_history,
    family_of,
    family_rows,
    forget_words,
    withhold_places,
)
from luminaria.directory.exchange.reading import Home, Item, Lifter, Mapping, Raw, Reader
from luminaria.directory.exchange.reading.harvest import Harvest
from luminaria.directory.exchange.reading.told import Reading
from luminaria.directory.models import Source
from luminaria.directory.rules.hsds import ROOTS
from luminaria.kernel import clock
from luminaria.packs import pack

# From the middle of an outer county to beyond its border, in degrees.
EDGE: Final = 1.0

__all__ = ["BadSource", "Difference", "Faulty", "ShrankTooMuch", "SourceTerms", "import_feed"]


def import_feed(
    path: Path | str,
    *,
    source: SourceTerms,
    format: str = "",
    mapping: Mapping | None = None,
    dry_run: bool = False,
    leave_out_bad: bool = False,
    rejects: Path | None = None,
) -> Difference:
    """Bring the records of one source to what its feed says, and return what that changed.

    First everything is read, checked and laid beside our records on disk, without a lock; then one
    transaction writes all of it or nothing, and takes out of sight what became secret; then the other
    listings follow. Reading the same feed again writes nothing.
    A dry run stops before the transaction. `rejects` becomes a file of everything that was told, a JSON
    object a line.
    Raises Unreadable, BadSource, Faulty, ShrankTooMuch.
    """
    reader = Reader(Path(path), format, mapping, home())
    return take_up(
        reader.read(),
        Path(path),
        source,
        reader=reader,
        dry_run=dry_run,
        leave_out_bad=leave_out_bad,
        rejects=rejects,
    )


def take_up(
    reading: Reading,
    path: Path,
    source: SourceTerms,
    *,
    reader: Reader | None = None,
    dry_run: bool = False,
    leave_out_bad: bool = False,
    rejects: Path | None = None,
) -> Difference:
    """The same for records that somebody else reads."""
    _must_be_a_source(source)
    difference = Difference(dry_run=dry_run)
    harvest = Harvest()
    try:
        _gather(harvest, reading, source)
        if reader:
            difference.guesses, difference.whole = reader.guesses, not reader.is_part
        families = _compare(harvest, difference, source, rejects)
        if difference.faults and not leave_out_bad:
            raise Faulty(difference)
        _must_not_shrink(difference, source)
        if not dry_run:
            with transaction.atomic():
                _keep_source(source, path)
                _write(harvest, families, source)
                _withhold(harvest, families)
            difference.listed = _list(harvest)
            learn_sizes()
    finally:
        harvest.close()
    return difference


def home() -> Home:
    """What a feed of this jurisdiction may leave unsaid."""
    points = [at for county in pack().counties(pack().default_locale) if (at := county.at)]
    box = None
    if points:
        norths, easts = zip(*points, strict=True)
        box = (min(norths) - EDGE, min(easts) - EDGE, max(norths) + EDGE, max(easts) + EDGE)
    return Home(country=pack().country, today=clock.now().date(), box=box)


def _must_be_a_source(source: SourceTerms) -> None:
    if not re.fullmatch(r"[a-z0-9][a-z0-9_-]{0,79}", source.code):
        raise BadSource("A source has a short code of small letters, digits and hyphens, as nm-211.")
    if source.status and source.status not in STATUSES:
        raise BadSource(f"The status of a source is one of {', '.join(STATUSES)}.")


def _gather(harvest: Harvest, reading: Reading, source: SourceTerms) -> None:
    lifter = Lifter(source.code, home())
    for one in reading:
        for found in lifter.lift(one) if isinstance(one, Raw) else (one,):
            if isinstance(found, Item):
                harvest.take(found)
            else:
                harvest.tell(found)
    harvest.settle()


def _compare(harvest: Harvest, difference: Difference, source: SourceTerms, rejects: Path | None) -> Families:
    comparison = Comparison(harvest, source, difference, clock.now().date())
    comparison.run()
    db = harvest.db
    difference.faults = db.execute("SELECT count(*) FROM told WHERE level = 'fault'").fetchone()[0]
    for kind, count in db.execute("SELECT kind, count(*) FROM doc WHERE bad GROUP BY kind"):
        difference.left_out[ROOTS[kind]] += count
    for kind, count in db.execute("SELECT kind, count(*) FROM told WHERE level = 'left out' GROUP BY kind"):
        difference.left_out[kind] += count
    difference.groups = groups(harvest)
    if rejects is not None:
        write_rejects(harvest, rejects)
    return comparison.families


def _must_not_shrink(difference: Difference, source: SourceTerms) -> None:
    gone = difference.gone["service"]
    had = gone + difference.unchanged["service"] + difference.changed["service"]
    if gone > FEW and gone > had * SHRINKS and not source.may_shrink:
        raise ShrankTooMuch(
            f"{gone:,} of the {had:,} services of this source are not in its feed. Nothing was changed."
            " Is the feed whole? If it is a part, say --partial; if they are gone, say --may-shrink."
        )


def _keep_source(source: SourceTerms, path: Path) -> None:
    row, _ = Source.objects.get_or_create(code=source.code, defaults={"name": source.name or source.code})
    said = {"name": source.name, "publisher": source.publisher, "licence": source.licence, "url": source.url}
    for name, value in said.items():
        if value:
            setattr(row, name, value)
    row.read_at, row.digest = clock.now(), digest(path)
    row.save()


def digest(path: Path) -> str:
    """SHA-256 of a feed's file; of a folder, SHA-256 of those of its files in the order of their names."""
    if path.is_file():
        with path.open("rb") as opened:
            return hashlib.file_digest(opened, "sha256").hexdigest()
    files = [file for file in sorted(path.rglob("*")) if file.is_file()]
    return hashlib.sha256("".join(digest(file) for file in files).encode()).hexdigest()


def _write(harvest: Harvest, families: Families, source: SourceTerms) -> None:
    """What is hidden now goes first, by the words that are held of it; then the feed's new words come."""
    families.keep_names()
    hide_first(harvest, source.code)
    write(harvest, source)
    learn_records()


def _withhold(harvest: Harvest, families: Families) -> None:
    """Nothing that turned out to be secret is held or listed for a moment, however the rest ends."""
    for batch in touched_services(harvest):
        withhold_places(batch)
    hid = False
    for batch in touched_services(harvest, hid=True):
        hid = True
        rows = family_rows(batch)
        clean_history(rows, {id: families.guard_here(id) for id in map(family_of, rows)})
        list_services(row.id for row in rows if row.kind == "service")
    if hid:
        forget_words()


def _list(harvest: Harvest) -> int:
    """Listings follow what changed. A term that reads otherwise may stand in any of them."""
    if moved_terms(harvest):
        return list_services(None)
    return list_services(id for batch in touched_services(harvest) for id in batch)
