"""Rows of a tabular package, joined on disk: however large the package, memory stays as it is.

The staging database has no name: it lies in the system's folder for temporary files, no other program can
open it by a name, and it is gone when it is closed or the program ends.
"""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from luminaria.directory.exchange.reading.told import Document, Where
from luminaria.directory.rules.hsds import OBJECTS, ROOTS, Shape
from luminaria.directory.rules.hsds.identity import canonical
from luminaria.directory.rules.hsds.older import WORDS
from luminaria.directory.rules.hsds.older_words import merged_week

BATCH: Final = 100
# A child's column -> the parent that it names, and the list of that parent in which the child stands.
PARENTS: Final[dict[str, dict[str, tuple[str, str]]]] = defaultdict(dict)
for _shape in OBJECTS.values():
    for _name, _of in _shape.lists.items():
        if _of not in (*ROOTS, "attribute", "metadata"):
            PARENTS[_of][f"{_shape.name}_id"] = (_shape.name, _name)

_TABLES: Final = """
CREATE TABLE held (n INTEGER PRIMARY KEY, shape TEXT, id TEXT, file TEXT, line INTEGER, body TEXT);
CREATE INDEX held_id ON held (shape, id);
CREATE INDEX held_shape ON held (shape);
CREATE TABLE link (
    shape TEXT, id TEXT, field TEXT, n INTEGER, PRIMARY KEY (shape, id, field, n)
) WITHOUT ROWID;
CREATE INDEX link_n ON link (n);
"""


@dataclass(frozen=True)
class Lost:
    """A row that belongs nowhere: it names no parent, or only such as are not in the package."""

    shape: str
    id: str
    where: Where
    names_one: bool
    row: Document


def database() -> sqlite3.Connection:
    """A private database without a name, on disk once it outgrows a little memory."""
    staged = sqlite3.connect("", isolation_level=None)
    staged.execute("PRAGMA journal_mode = OFF")
    staged.execute("PRAGMA synchronous = OFF")
    staged.execute("PRAGMA cache_size = -16384")
    return staged


@dataclass
class Package:
    """The rows of a package. `again` counts child rows that bore the id of a different row."""

    db: sqlite3.Connection = field(default_factory=database)

    def __post_init__(self) -> None:
        self.db.executescript(_TABLES)
        self.db.execute("BEGIN")

    def add(self, shape: str, row: Document, where: Where) -> bool:
        """Take up one row. False when its id was another child's, so that it was given one of its own."""
        links = _links(shape, row)
        if row.pop("_again", False) and self._known(shape, row.get("id")):
            return True
        own = {name: value for name, value in row.items() if name not in _columns(shape)}
        id, first = str(row.get("id") or ""), True
        number = 0
        if id and shape not in ROOTS:
            number, id, first = self._same(shape, id, own)
            own["id"] = id
        if not number:
            number = (
                self.db.execute(
                    "INSERT INTO held (shape, id, file, line, body) VALUES (?, ?, ?, ?, ?)",
                    (shape, id, where.file, where.row, canonical(own)),
                ).lastrowid
                or 0
            )
        self.db.executemany(
            "INSERT OR IGNORE INTO link VALUES (?, ?, ?, ?)", [(*link, number) for link in links]
        )
        return first

    def _known(self, shape: str, id: Any) -> bool:
        found = self.db.execute("SELECT 1 FROM held WHERE shape = ? AND id = ? LIMIT 1", (shape, str(id)))
        return found.fetchone() is not None

    def _same(self, shape: str, id: str, own: Document) -> tuple[int, str, bool]:
        """The row that says the same under this id, completed; else a free id made from this one."""
        turn, wanted = 1, id
        while True:
            found = self.db.execute(
                "SELECT n, body FROM held WHERE shape = ? AND id = ?", (shape, wanted)
            ).fetchone()
            if found is None:
                return 0, wanted, turn == 1
            before = json.loads(found[1])
            if all(before[name] == own[name] for name in before.keys() & own.keys() - {"id"}):
                if own.keys() - before.keys():
                    body = canonical({**own, **before})
                    self.db.execute("UPDATE held SET body = ? WHERE n = ?", (body, found[0]))
                return int(found[0]), wanted, turn == 1
            turn += 1
            wanted = f"{id}#{turn}"

    def records(self, kind: str) -> Iterator[tuple[Document, Where]]:
        """Every record of a kind with its children nested, in the order of the rows."""
        last = 0
        while rows := self.db.execute(
            "SELECT n, body, file, line FROM held WHERE shape = ? AND n > ? ORDER BY n LIMIT ?",
            (kind, last, BATCH),
        ).fetchall():
            last = rows[-1][0]
            documents = [json.loads(body) for _, body, _, _ in rows]
            self._fill(OBJECTS[kind], documents)
            for document, (_, _, file, line) in zip(documents, rows, strict=True):
                yield document, Where(file, line)

    def _fill(self, shape: Shape, documents: list[Document]) -> None:
        """Nest the children of these objects, and theirs."""
        owners: dict[str, list[Document]] = defaultdict(list)
        for document in documents:
            if document.get("id"):
                owners[str(document["id"])].append(document)
        if shape.name == "service_capacity":
            self._units(documents)
        for name, of in [*shape.lists.items(), *_words(shape)]:
            if of in ROOTS:
                continue
            children = self._children(shape.name, name, owners)
            if not children:
                continue
            if of in OBJECTS:
                self._fill(OBJECTS[of], [child for _, child in children])
            for owner, child in children:
                for document in owners[owner]:
                    _nest(shape, name, document, child)
        if "schedules" in shape.lists:
            for document in documents:
                if "schedules" in document:
                    document["schedules"] = merged_week(document["schedules"])

    def _children(self, shape: str, name: str, owners: Iterable[str]) -> list[tuple[str, Document]]:
        found = self.db.execute(
            "SELECT link.id, held.body FROM json_each(?) AS owner"
            " JOIN link ON link.shape IN (?, '') AND link.id = owner.value AND link.field = ?"
            " JOIN held ON held.n = link.n ORDER BY link.n",
            (json.dumps(list(owners)), shape, name),
        )
        return [(owner, json.loads(body)) for owner, body in found]

    def _units(self, documents: list[Document]) -> None:
        for document in documents:
            found = self.db.execute(
                "SELECT body FROM held WHERE shape = 'unit' AND id = ?", (str(document.get("unit_id", "")),)
            ).fetchone()
            if found:
                document["unit"] = json.loads(found[0])

    def lost(self) -> Iterator[Lost]:
        """Every child row that no record takes up."""
        found = self.db.execute(
            "SELECT shape, id, file, line, body, EXISTS (SELECT 1 FROM link WHERE link.n = held.n) FROM held"  # noqa: S608
            f" WHERE shape NOT IN ({','.join('?' * len(ROOTS))}) AND shape <> 'unit' AND NOT EXISTS ("
            "SELECT 1 FROM link JOIN held AS parent ON parent.id = link.id"
            " AND (parent.shape = link.shape OR (link.shape = '' AND parent.shape <> 'attribute'))"
            " WHERE link.n = held.n) ORDER BY n",
            ROOTS,
        )
        for shape, id, file, line, body, named in found:
            yield Lost(shape, id, Where(file, line), bool(named), json.loads(body))

    def close(self) -> None:
        """Forget every row."""
        self.db.close()


def _words(shape: Shape) -> list[tuple[str, str]]:
    return [(name, name) for name in WORDS] if shape.name == "service" else []


def _columns(shape: str) -> frozenset[str]:
    """Columns that only say whose a child is. A record's own links stay."""
    if shape in ROOTS:
        return frozenset()
    return frozenset({*PARENTS[shape], "link_id", "resource_id", "resource_type", "service_id"})


def _links(shape: str, row: Document) -> list[tuple[str, str, str]]:
    """Whom a row belongs to: kind, id and the list in which it stands there."""
    if shape == "attribute":
        entity = str(row.get("link_entity", "")).strip().lower().removesuffix("s")
        return (
            [(entity if entity in OBJECTS else "", str(row["link_id"]), "attributes")]
            if row.get("link_id")
            else []
        )
    if shape in WORDS:
        return [("service", str(row["service_id"]), shape)] if row.get("service_id") else []
    return [
        (parent, str(row[column]), name)
        for column, (parent, name) in PARENTS[shape].items()
        if row.get(column)
    ]


def _nest(shape: Shape, name: str, document: Document, child: Document) -> None:
    if name in WORDS:
        field, begins = WORDS[name]
        before = document.get(field, "")
        apart = "\n" if not begins else ("; " if begins not in before else ", ")
        said = child["words"] if begins in before and begins else f"{begins}{child['words']}"
        document[field] = f"{before}{apart}{said}" if before else said
    else:
        document.setdefault(name, []).append(dict(child))
