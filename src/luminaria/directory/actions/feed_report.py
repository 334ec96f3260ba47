"""What was told of a feed, for people: by reason, and everything row by row in a file."""

import json
from pathlib import Path

from luminaria.directory.actions.feed_terms import Group
from luminaria.directory.exchange.reading.harvest import Harvest
from luminaria.directory.rules.hsds import ROOTS
from luminaria.directory.rules.redaction import keepable


def groups(harvest: Harvest) -> list[Group]:
    """What was told, by reason, faults first; at most 200 reasons, with the first rows of each."""
    found = harvest.db.execute(
        "SELECT level, kind, file, field, reason, count(*), min(n) FROM told"
        " GROUP BY level, kind, file, field, reason"
        " ORDER BY level = 'note', level = 'left out', min(n) LIMIT 200"
    ).fetchall()
    return [
        Group(
            level, kind, file, field, reason, count, _first_rows(harvest, (level, kind, file, field, reason))
        )
        for level, kind, file, field, reason, count, _ in found
    ]


def _first_rows(harvest: Harvest, group: tuple[str, ...]) -> tuple[str, ...]:
    rows = harvest.db.execute(
        "SELECT line, id, value FROM told"
        " WHERE level = ? AND kind = ? AND file = ? AND field = ? AND reason = ? ORDER BY n LIMIT 5",
        group,
    )
    return tuple(
        " ".join(part for part in (f"row {line}" if line else "", f"id {id}" if id else "", value) if part)
        or "-"
        for line, id, value in rows
    )


def write_rejects(harvest: Harvest, path: Path) -> None:
    """Everything that was told, with what was left out; a secret place is stripped here too."""
    told = harvest.db.execute(
        "SELECT level, file, line, kind, id, field, reason, value, body FROM told ORDER BY n"
    )
    with path.open("w", encoding="utf-8") as file:
        for level, name, line, kind, id, field, reason, value, body in told:
            row = json.loads(body) if body else None
            if row and kind in ROOTS:
                row = keepable(kind, row).document
            said = {"level": level, "file": name, "row": line, "kind": kind, "id": id, "field": field,
                    "reason": reason, "value": value, "record": row}  # fmt: skip
            kept = {name: one for name, one in said.items() if one}
            file.write(json.dumps(kept, ensure_ascii=False) + "\n")
