"""What was read of one feed, waiting on disk until all of it is known: nothing of ours is touched before.

A record may stand in a feed many times, nested in others: here it is once. Records that stand twice and do
not agree, and such as stand above themselves, are found here.
"""

import json
import sqlite3
from collections import OrderedDict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Final

from luminaria.directory.exchange.reading.staging import database
from luminaria.directory.exchange.reading.told import Document, Item, Level, Told, Where
from luminaria.directory.rules.hsds import ROOTS, Visibility
from luminaria.directory.rules.hsds.identity import canonical

_TABLES: Final = """
CREATE TABLE doc (
    n INTEGER PRIMARY KEY, kind INTEGER, ext TEXT, id TEXT, top INTEGER, bad INTEGER DEFAULT 0,
    file TEXT, line INTEGER, body TEXT, links TEXT, kept TEXT, seen TEXT, here TEXT,
    service TEXT, location TEXT, organization TEXT, above TEXT, state INTEGER DEFAULT 0,
    secret INTEGER DEFAULT 0, shelters INTEGER DEFAULT 0
);
CREATE UNIQUE INDEX doc_ext ON doc (kind, ext);
CREATE TABLE told (
    n INTEGER PRIMARY KEY, level TEXT, file TEXT, line INTEGER, kind TEXT, id TEXT, field TEXT,
    reason TEXT, value TEXT, body TEXT
);
CREATE TABLE moved (kind INTEGER, id TEXT, here TEXT, PRIMARY KEY (kind, id)) WITHOUT ROWID;
CREATE TABLE touched (kind INTEGER, id TEXT, hid INTEGER, PRIMARY KEY (kind, id)) WITHOUT ROWID;
CREATE TABLE gone (id TEXT PRIMARY KEY) WITHOUT ROWID;
"""
# Made when everything is read, by one sort each: row by row they would take longer than all else.
_INDEXES: Final = """
CREATE INDEX doc_kind ON doc (kind);
CREATE INDEX doc_here ON doc (here, kind) WHERE here IS NOT NULL;
CREATE INDEX doc_id ON doc (id, kind);
CREATE INDEX doc_service ON doc (service, kind) WHERE service IS NOT NULL;
CREATE INDEX doc_location ON doc (location, kind) WHERE location IS NOT NULL;
CREATE INDEX doc_organization ON doc (organization, kind) WHERE organization IS NOT NULL;
"""
# Records seen a moment ago are mostly the same again: an organization with its services, a common term.
SEEN: Final = 1024
# Who may learn of a place, as `secret` counts it: what shows less is more.
DEGREES: Final = (Visibility.PUBLIC, Visibility.INTAKE_ONLY, Visibility.HIDDEN)
# Records compared at a time, each beside what stands around it.
BATCH: Final = 100


class State(IntEnum):
    """What the comparison found of a record."""

    WAITING = 0
    NEW = 1
    CHANGED = 2
    SAME = 3
    BELONGS_NOWHERE = 4


@dataclass(frozen=True)
class Row:
    """One record as it waits. `id` is the one that the feed means, `here` the one that it has with us.

    `document` is as the feed says it; `kept` as it may be stored, once that was decided, seen by `seen`.
    `floor` is what is known of who may learn of it, before that.
    """

    n: int
    kind: str
    external_id: str
    id: str
    here: str
    document: Document
    links: dict[str, str]
    where: Where
    kept: Document
    seen: str
    floor: Visibility = Visibility.PUBLIC


@dataclass
class Harvest:
    """The records of one feed and what was told of them."""

    db: sqlite3.Connection = field(default_factory=database)
    _seen: "OrderedDict[tuple[str, str], int]" = field(default_factory=OrderedDict)
    _terms: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.db.executescript(_TABLES)
        self.db.execute("BEGIN")

    def tell(self, told: Told) -> None:
        """Write down what was found; a fault spoils its record."""
        body = canonical(told.row) if told.row and told.level != Level.NOTE else None
        self.db.execute(
            "INSERT INTO told (level, file, line, kind, id, field, reason, value, body)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (told.level, told.where.file, told.where.row, told.kind, told.id, told.field, told.reason,
             told.value, body),
        )  # fmt: skip
        if told.level == Level.FAULT and told.kind in ROOTS:
            self._spoil(told.kind, told.id)

    def _spoil(self, kind: str, external: str) -> None:
        self.db.execute("UPDATE doc SET bad = 1 WHERE kind = ? AND ext = ?", (ROOTS.index(kind), external))

    def take(self, item: Item) -> None:
        """Take up one record, or what this mention of it adds."""
        body, links = canonical(item.document), canonical(item.links)
        mark, key = hash((body, links)), (item.kind, item.external_id)
        if item.nested and self._seen.get(key) == mark:
            return
        self._seen[key] = mark
        if len(self._seen) > SEEN:
            self._seen.popitem(last=False)
        kind = ROOTS.index(item.kind)
        before = self.db.execute(
            "SELECT n, body, links, top, file, line FROM doc WHERE kind = ? AND ext = ?",
            (kind, item.external_id),
        ).fetchone()
        if before is None:
            self.db.execute(
                "INSERT INTO doc (kind, ext, id, top, file, line, body, links,"
                " service, location, organization, above) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (kind, item.external_id, item.id, not item.nested, item.where.file, item.where.row,
                 body, links, *_columns(item.links)),
            )  # fmt: skip
        else:
            self._again(item, before)

    def _again(self, item: Item, before: tuple[int, str, str, int, str, int]) -> None:
        n, body, links, top, file, line = before
        held, named = json.loads(body), json.loads(links)
        at_odds = sorted(
            name
            for one, other in ((held, item.document), (named, item.links))
            for name in one.keys() & other.keys()
            if one[name] != other[name]
        )
        if top and not item.nested:
            self._twice(item, at_odds, Where(file, line))
        first, second = (held, item.document) if top or item.nested else (item.document, held)
        document, all_links = {**second, **first}, {**item.links, **named}
        if (document, all_links) == (held, named) and (top or item.nested):
            return
        self.db.execute(
            "UPDATE doc SET body = ?, links = ?, top = ?,"
            " service = ?, location = ?, organization = ?, above = ? WHERE n = ?",
            (canonical(document), canonical(all_links), top or not item.nested, *_columns(all_links), n),
        )

    def _twice(self, item: Item, at_odds: list[str], first: Where) -> None:
        """A term's words are nobody's safety: its first mention holds. Of anything else a person decides."""
        if not at_odds:
            reason = "stands there twice and says nothing else: read as one"
            self.tell(Told(Level.NOTE, item.where, reason, item.kind, item.external_id, "id", str(first)))
            return
        gentle = item.kind in ("taxonomy", "taxonomy_term")
        reason = "stands there twice and does not agree with the first" + (
            ", which is kept" if gentle else ""
        )
        level = Level.LEFT_OUT if gentle else Level.FAULT
        at = ", ".join(at_odds), f"first in {first}"
        self.tell(Told(level, item.where, reason, item.kind, item.external_id, *at, row=item.document))

    def settle(self) -> None:
        """Find who stands above themselves. Call once, when everything is read."""
        for index in _INDEXES.strip().splitlines():
            self.db.execute(index)
        for kind in ("taxonomy_term", "organization"):
            for external, file, line in self._circles(ROOTS.index(kind)):
                reason = "stands above itself: its parents lead back to it"
                self.tell(Told(Level.FAULT, Where(file, line), reason, kind, external, "parent_id"))

    def _circles(self, kind: int) -> list[tuple[str, str, int]]:
        """Take away whoever has no parent left, until none is; then whoever is no parent: circles remain."""
        self.db.execute("DROP TABLE IF EXISTS up")
        self.db.execute("CREATE TEMP TABLE up (id TEXT PRIMARY KEY, above TEXT)")
        self.db.execute(
            "INSERT OR IGNORE INTO up SELECT id, above FROM doc WHERE kind = ? AND above IS NOT NULL", (kind,)
        )
        self.db.execute("CREATE INDEX up_above ON up (above)")
        for column, other in (("above", "id"), ("id", "above")):
            while self.db.execute(f"DELETE FROM up WHERE {column} NOT IN (SELECT {other} FROM up)").rowcount:  # noqa: S608
                pass
        return list(
            self.db.execute(
                "SELECT ext, file, line FROM doc JOIN up ON up.id = doc.id WHERE kind = ? ORDER BY n", (kind,)
            )
        )

    def rows(self, kind: str, state: State = State.WAITING) -> Iterator[list[Row]]:
        """The sound records of a kind in one state, in batches. Each may be given another state meanwhile."""
        last = 0
        while found := self.db.execute(
            "SELECT n, ext, id, here, body, links, file, line, kept, seen, secret FROM doc"
            " WHERE kind = ? AND n > ? AND NOT bad AND state = ? ORDER BY n LIMIT ?",
            (ROOTS.index(kind), last, int(state), BATCH),
        ).fetchall():
            last = found[-1][0]
            yield [
                Row(n, kind, ext, id, here or id, json.loads(body), json.loads(links), Where(file, line),
                    json.loads(kept) if kept else {}, seen or "public", DEGREES[secret])
                for n, ext, id, here, body, links, file, line, kept, seen, secret in found
            ]  # fmt: skip

    def same(self, numbers: Iterable[int]) -> None:
        """These say what is here already."""
        self.db.executemany(
            "UPDATE doc SET state = ? WHERE n = ?", [(int(State.SAME), number) for number in numbers]
        )

    def keep(self, rows: Iterable[tuple[int, State, Document, dict[str, str], str]]) -> None:
        """Keep documents as they may be stored: number, state, document, links, who may see its place."""
        self.db.executemany(
            "UPDATE doc SET state = ?, kept = ?, links = ?, seen = ? WHERE n = ?",
            [
                (int(state), canonical(kept), canonical(links), seen, n)
                for n, state, kept, links, seen in rows
            ],
        )

    def hide(self, rows: Iterable[tuple[int, Visibility]]) -> None:
        """These records, by number, may at most be seen so: what was known before is never lifted."""
        self.db.executemany(
            "UPDATE doc SET secret = max(secret, ?) WHERE n = ?",
            [(DEGREES.index(one), n) for n, one in rows if one != Visibility.PUBLIC],
        )

    def term(self, id: str) -> str:
        """The name of a term of the feed; "" when the feed has none of that id."""
        if id not in self._terms:
            if len(self._terms) > SEEN:
                self._terms.clear()
            found = self.db.execute("SELECT body FROM doc WHERE id = ? AND kind = 1", (id,)).fetchone()
            self._terms[id] = str(json.loads(found[0]).get("name", "")) if found else ""
        return self._terms[id]

    def close(self) -> None:
        """Forget everything that was read."""
        self.db.close()


def _columns(links: dict[str, str]) -> tuple[str | None, ...]:
    return tuple(links.get(name) for name in ("service_id", "location_id", "organization_id", "parent_id"))
