"""What a source says now, held against what it said last and what holds here. No framework in here.

What was decided here stands as long as the source does not change its word; a new word of the source about a
fact that somebody here decided or checked stands beside it until somebody decides again.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from luminaria.directory.rules.listing import FACTS, Document

# Fields that no person would call a change of the service.
_SILENT: Final = frozenset({"id", "last_modified"})


@dataclass(frozen=True)
class Moved:
    """One fact that changed, as its parts before and after."""

    field: str
    before: Document
    after: Document


@dataclass(frozen=True)
class Compared:
    """What holds after a source spoke: the document, what became otherwise, and what has to be decided."""

    document: Document
    changes: tuple[Moved, ...] = ()
    conflicts: tuple[Moved, ...] = ()
    agreed: tuple[str, ...] = ()


def compared(
    kind: str, said: Document, held: Document, new: Document, checked: Iterable[str] = ()
) -> Compared:
    """Take up what is new. `checked` are facts that somebody here looked at and found so.

    `said` is what the source said last. A conflict carries the whole fact as held and as offered. `agreed`
    are facts about which source and house now say the same, so that an open conflict of them is over.
    """
    document, looked = dict(held), frozenset(checked)
    changes: list[Moved] = []
    conflicts: list[Moved] = []
    agreed: list[str] = []
    for fact, parts in _facts(kind, {*said, *new}).items():
        moved = [one for one in parts if not alike(said.get(one), new.get(one))]
        if not moved:
            continue
        open_parts = [one for one in moved if not alike(held.get(one), new.get(one))]
        if not open_parts:
            agreed.append(fact)
            continue
        decided = fact in looked or any(not alike(held.get(one), said.get(one)) for one in open_parts)
        if decided and not set(open_parts) <= _SILENT:
            conflicts.append(Moved(fact, _parts(held, parts), _parts(new, parts)))
            continue
        changes.append(Moved(fact, _parts(held, open_parts), _parts(new, open_parts)))
        for one in open_parts:
            document.pop(one, None)
            document |= {one: new[one]} if one in new else {}
    return Compared(document, tuple(changes), tuple(conflicts), tuple(agreed))


def is_news(moved: Moved) -> bool:
    """Whether a change says more than a time of writing."""
    return bool((moved.before.keys() | moved.after.keys()) - _SILENT)


def alike(one: Any, other: Any) -> bool:
    """Whether two values say the same. Most are equal as they stand: only the others are bared."""
    return one == other or bool(bare(one) == bare(other))


def bare(value: Any) -> Any:
    """A value without ids and empty places: two such that are equal say the same."""
    if isinstance(value, str):
        return value or None
    if isinstance(value, dict):
        inner = {name: bare(one) for name, one in value.items() if name not in ("id", "metadata")}
        return {name: one for name, one in inner.items() if one not in (None, "", [], {})}
    if isinstance(value, list):
        return [bare(one) for one in value]
    return value


def _facts(kind: str, fields: set[str]) -> dict[str, tuple[str, ...]]:
    """Facts by the fields that they stand for; a field of no fact is a fact of its own."""
    fields = fields - {"id"}
    named = FACTS if kind == "service" else {}
    found = {fact: parts for fact, parts in named.items() if fields & set(parts)}
    taken = {part for parts in found.values() for part in parts}
    return found | {field: (field,) for field in sorted(fields - taken)}


def _parts(document: Document, names: Iterable[str]) -> Document:
    return {name: document[name] for name in names if name in document}
