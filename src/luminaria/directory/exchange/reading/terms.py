"""A taxonomy on its own: terms in the shape of Open Eligibility, or as HSDS has them, as CSV or JSON."""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from luminaria.directory.exchange.reading.letters import text_of
from luminaria.directory.exchange.reading.parts import Part
from luminaria.directory.exchange.reading.sheets import lines
from luminaria.directory.exchange.reading.told import Level, Raw, Reading, Told, Unreadable, Where
from luminaria.directory.rules.listing import Document

MOST_BYTES = 64 << 20


def taxonomy_of(path: Path, name: str) -> Reading:
    """The taxonomy and its terms. A name that stands twice is told apart by what stands above it.

    Raises Unreadable.
    """
    if not path.is_file():
        raise Unreadable(f"There is no file {path.name}.")
    part = Part(path.name, lambda: path.open("rb"))
    rows = list(_rows(part))
    if not rows:
        raise Unreadable(f"{path.name} holds no terms.")
    scheme = name or str(rows[0][1].get("vocabulary") or rows[0][1].get("taxonomy") or path.stem)
    yield Raw("taxonomy", {"id": scheme, "name": scheme, "description": scheme}, Where(path.name))
    yield from _terms(part.name, rows, scheme)


def _rows(part: Part) -> Iterator[tuple[int, Document]]:
    if part.suffix != ".json":
        yield from ((line.number, dict(line.cells)) for line in lines(part))
        return
    with part.open() as file:
        if file.seek(0, 2) > MOST_BYTES:
            raise Unreadable(f"{part.name} is larger than a taxonomy is.")
        file.seek(0)
        try:
            said: Any = json.load(text_of(file, part.name))
        except (ValueError, RecursionError) as fault:
            raise Unreadable(f"{part.name} is broken JSON: {fault}.") from fault
    found = said.get("taxonomy_terms") or said.get("contents") if isinstance(said, dict) else said
    for number, row in enumerate(found if isinstance(found, list) else (), start=1):
        if isinstance(row, dict):
            yield number, row


def _terms(file: str, rows: list[tuple[int, Document]], scheme: str) -> Reading:
    names = Counter(str(row.get("name", "")).casefold() for _, row in rows)
    parents = {str(row.get("id", "")): str(row.get("name", "")) for _, row in rows}
    for number, row in rows:
        where, name = Where(file, number), str(row.get("name", "")).strip()
        id, above = str(row.get("id", "")).strip(), str(row.get("parent_id") or "").strip()
        if not name or not id:
            yield Told(Level.FAULT, where, "has no id or no name", "taxonomy_term", id, row=row)
            continue
        description = str(row.get("description") or name)
        if names[name.casefold()] > 1:
            parent = parents.get(above) or str(row.get("parent_name") or "")
            description = f"{name} ({parent})" if parent else description
            reason = "is the name of another term too: told apart by the one above it"
            yield Told(Level.NOTE, where, reason, "taxonomy_term", id, "name", name)
        term: Document = {"id": id, "name": name, "description": description, "taxonomy": scheme}
        term |= {"taxonomy_id": scheme, "code": str(row.get("code") or id)}
        term |= {"parent_id": above} if above not in ("", "0") else {}
        term |= {key: row[key] for key in ("term_uri", "language") if row.get(key)}
        yield Raw("taxonomy_term", term, where)
