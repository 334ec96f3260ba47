"""Which record here each record of a feed is, and whom it names. Reads; writes nothing of ours."""

import json
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, Final

from luminaria.directory.exchange.reading import LINKS, Level, Told
from luminaria.directory.exchange.reading.harvest import Harvest, Row
from luminaria.directory.models import Record
from luminaria.directory.rules.hsds import ROOTS
from luminaria.directory.rules.hsds.identity import made
from luminaria.directory.rules.listing import Document

BATCH = 500
_FAMILY: Final = f"({ROOTS.index('organization')}, {ROOTS.index('service')})"
# A family is an organization, or a service without one: the id ?1 that it has here as the feed means it, and
# the other way about. One that the feed does not tell of has the same in both.
FED_FAMILY: Final = f"coalesce((SELECT id FROM doc WHERE here = ?1 AND kind IN {_FAMILY}), ?1)"  # noqa: S608
FAMILY_HERE: Final = f"coalesce((SELECT here FROM doc WHERE id = ?1 AND kind IN {_FAMILY}), ?1)"  # noqa: S608


def batches(some: Iterable[Any], size: int = BATCH) -> Iterator[list[Any]]:
    """The same, in lists of at most `size`."""
    running = iter(some)
    while batch := list(islice(running, size)):
        yield batch


def settle_ids(harvest: Harvest, source: str) -> None:
    """Give every record the id that it has here: its own, unless somebody else's record has that already."""
    taken_twice = {
        id for (id,) in harvest.db.execute("SELECT id FROM doc GROUP BY id HAVING count(*) > 1")
    }  # the same id for two kinds: nobody's feed should, some do
    for number, kind in enumerate(ROOTS):
        last = 0
        while found := harvest.db.execute(
            "SELECT n, ext, id FROM doc WHERE kind = ? AND n > ? ORDER BY n LIMIT ?", (number, last, BATCH)
        ).fetchall():
            last = found[-1][0]
            _settle(harvest, source, kind, found, taken_twice)


def _settle(
    harvest: Harvest, source: str, kind: str, rows: list[tuple[int, str, str]], taken_twice: set[str]
) -> None:
    ours = dict(
        Record.objects.filter(source_id=source, kind=kind, external_id__in=[ext for _, ext, _ in rows])
        .values_list("external_id", "id")
    )  # fmt: skip
    free = [id for _, ext, id in rows if ext not in ours]
    taken = {str(id) for id in Record.objects.filter(id__in=free).values_list("id", flat=True)}
    moved = []
    for n, ext, id in rows:
        here = str(ours[ext]) if ext in ours else id
        if ext not in ours and (id in taken or (id in taken_twice and kind != _first_of(harvest, id))):
            here = made(source, kind, ext)
        if here != id:
            moved.append((here, n, ROOTS.index(kind), id))
    harvest.db.executemany("UPDATE doc SET here = ? WHERE n = ?", [(here, n) for here, n, _, _ in moved])
    harvest.db.executemany(
        "INSERT OR REPLACE INTO moved VALUES (?, ?, ?)", [(number, id, here) for here, _, number, id in moved]
    )


def _first_of(harvest: Harvest, id: str) -> str:
    return ROOTS[harvest.db.execute("SELECT min(kind) FROM doc WHERE id = ?", (id,)).fetchone()[0]]


def linked(harvest: Harvest, source: str, kind: str, rows: list[Row]) -> dict[int, dict[str, str]]:
    """Of each record, by number, whom it names, by the ids that they have here. What is nowhere is told."""
    targets = dict(LINKS[kind].values())
    homes: dict[tuple[str, str], str] = {}
    for of in set(targets.values()):
        wanted = {row.links[column] for row in rows for column in row.links if targets.get(column) == of}
        homes |= {(of, id): here for id, here in _homes(harvest, source, of, wanted).items()}
    found: dict[int, dict[str, str]] = {}
    for row in rows:
        found[row.n] = {}
        for column, id in row.links.items():
            if here := homes.get((targets.get(column, ""), id)):
                found[row.n][column] = here
            elif id:
                reason = "names a record that is not here: the link stays empty"
                harvest.tell(Told(Level.NOTE, row.where, reason, kind, row.external_id, column, id))
    return found


def _homes(harvest: Harvest, source: str, kind: str, ids: set[str]) -> dict[str, str]:
    """Wanted id -> the id here, of those that the feed or an earlier feed of the source has."""
    found = dict(
        harvest.db.execute(
            "SELECT doc.id, coalesce(doc.here, doc.id) FROM json_each(?) AS one"
            " CROSS JOIN doc ON doc.id = one.value AND doc.kind = ? AND NOT doc.bad AND doc.state <> 4",
            (json.dumps(sorted(ids)), ROOTS.index(kind)),
        ).fetchall()
    )
    rest = ids - found.keys()
    earlier = Record.objects.filter(source_id=source, kind=kind)
    for external, id in earlier.filter(external_id__in=rest).values_list("external_id", "id"):
        found[external] = str(id)
    for id in earlier.filter(id__in=rest - found.keys()).values_list("id", flat=True):
        found[str(id)] = str(id)
    return found


def are_terms_renamed(harvest: Harvest) -> bool:
    """Whether any term of the feed has another id here. Nearly never."""
    return harvest.db.execute("SELECT 1 FROM moved WHERE kind = 1 LIMIT 1").fetchone() is not None


def renamed_terms(harvest: Harvest, document: Document) -> Document:
    """The document with the ids that its terms have here."""
    renamed: Document = _renamed(harvest, document)
    return renamed


def _renamed(harvest: Harvest, value: Any) -> Any:
    if isinstance(value, list):
        return [_renamed(harvest, one) for one in value]
    if not isinstance(value, dict):
        return value
    inner = {name: _renamed(harvest, one) for name, one in value.items()}
    if isinstance(term := inner.get("taxonomy_term_id"), str):
        found = harvest.db.execute("SELECT here FROM moved WHERE kind = 1 AND id = ?", (term,)).fetchone()
        inner["taxonomy_term_id"] = found[0] if found else term
    return inner
