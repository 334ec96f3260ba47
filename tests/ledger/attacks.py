"""What somebody with the database file, but without the key, can do to a ledger."""

import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import cache
from uuid import UUID

from luminaria.ledger.rules import Entry, Frontier, Placed, leaf_hash, sign_note
from luminaria.vault import SigningKey, new_signing_key

MOMENT = datetime(2026, 11, 21, 18, 0, 0, tzinfo=UTC)
KEY: SigningKey = new_signing_key()


@dataclass
class Ledger:
    """Rows, the notes in the database, and the last note outside."""

    rows: list[Placed]
    inside: list[str]
    outside: list[str]


def entry(number: int) -> Entry:
    return Entry(
        id=UUID(int=number + 1),
        organisation=UUID(int=number % 3 + 1) if number % 5 else None,
        actor=UUID(int=number % 7 + 1) if number % 4 else None,
        verb=f"deed_{number % 6}",
        obj=UUID(int=number * 31 + 1),
        at=MOMENT + timedelta(seconds=number),
        commitment=number.to_bytes(32, "big"),
    )


def placed(seq: int, one: Entry) -> Placed:
    return Placed(seq, one.id, leaf_hash(one), one)


def built(size: int, *, every: int = 10, numbers: Callable[[int], int] | None = None) -> Ledger:
    """A sound ledger with a checkpoint every so many entries; the last is kept outside."""
    rows, notes = _grown(size, every) if numbers is None else _grow(size, every, numbers)
    return Ledger(list(rows), list(notes), list(notes[-1:]))


@cache
def _grown(size: int, every: int) -> tuple[list[Placed], list[str]]:
    return _grow(size, every, lambda number: number)


def _grow(size: int, every: int, numbers: Callable[[int], int]) -> tuple[list[Placed], list[str]]:
    rows = [placed(seq, entry(numbers(seq))) for seq in range(size)]
    frontier, notes = Frontier(), []
    for row in rows:
        frontier.append(row.stored_hash)
        if frontier.size % every == 0 or frontier.size == size:
            when = MOMENT + timedelta(minutes=frontier.size)
            note = sign_note(KEY.private, size=frontier.size, root=frontier.root(), signed_at=when)
            notes.append(note.text)
    return rows, notes


def edit(ledger: Ledger, chance: random.Random) -> None:
    """Change one component of one leaf; its stored hash too, half of the time."""
    place = chance.randrange(len(ledger.rows))
    one = ledger.rows[place].entry
    assert one
    component = chance.choice(["id", "organisation", "actor", "verb", "obj", "at", "commitment"])
    value = getattr(one, component)
    changed = replace(one, **{component: _other(value, chance)})
    stored = leaf_hash(changed) if chance.random() < 0.5 else ledger.rows[place].stored_hash
    ledger.rows[place] = ledger.rows[place]._replace(entry=changed, stored_hash=stored, leaf_id=changed.id)


def _other(value: object, chance: random.Random) -> object:
    if value is None:
        return UUID(int=chance.getrandbits(128))
    if isinstance(value, UUID):
        return chance.choice([None, UUID(int=value.int ^ 1 << chance.randrange(128))]) or UUID(int=0)
    if isinstance(value, datetime):
        return value + timedelta(seconds=chance.choice([-86400, -1, 1, 3600]))
    if isinstance(value, bytes):
        return (int.from_bytes(value, "big") ^ 1 << chance.randrange(256)).to_bytes(32, "big")
    return f"{value}_x"


def edit_hash(ledger: Ledger, chance: random.Random) -> None:
    """Change one bit of a stored hash."""
    place = chance.randrange(len(ledger.rows))
    raw = int.from_bytes(ledger.rows[place].stored_hash, "big") ^ 1 << chance.randrange(256)
    ledger.rows[place] = ledger.rows[place]._replace(stored_hash=raw.to_bytes(32, "big"))


def delete(ledger: Ledger, chance: random.Random) -> None:
    """Take one entry out; close the gap in the numbers, half of the time."""
    del ledger.rows[chance.randrange(len(ledger.rows) - 1)]
    if chance.random() < 0.5:
        _renumber(ledger)


def delete_leaf(ledger: Ledger, chance: random.Random) -> None:
    """Take the leaf, leave its position."""
    place = chance.randrange(len(ledger.rows))
    ledger.rows[place] = ledger.rows[place]._replace(entry=None)


def reorder(ledger: Ledger, chance: random.Random) -> None:
    """Swap two entries, numbers made to fit."""
    a, b = chance.sample(range(len(ledger.rows)), 2)
    ledger.rows[a], ledger.rows[b] = ledger.rows[b], ledger.rows[a]
    _renumber(ledger)


def cut(ledger: Ledger, chance: random.Random) -> None:
    """Cut off the end, with the checkpoints that knew it, most of the time."""
    keep = chance.randrange(len(ledger.rows))
    del ledger.rows[keep:]
    if chance.random() < 0.8:
        _forget_after(ledger, keep)


def insert(ledger: Ledger, chance: random.Random) -> None:
    """Put in an invented entry, numbers made to fit."""
    ledger.rows.insert(chance.randrange(len(ledger.rows)), placed(0, entry(10**6)))
    _renumber(ledger)


def repeat(ledger: Ledger, chance: random.Random) -> None:
    """Replay an entry at the end."""
    again = chance.choice(ledger.rows)
    ledger.rows.append(again._replace(seq=len(ledger.rows)))


def put_back(ledger: Ledger, chance: random.Random) -> None:
    """Put an old copy back and let other things happen on it, without the key."""
    size = len(ledger.rows)
    keep = chance.randrange(size - 1)
    del ledger.rows[keep:]
    _forget_after(ledger, keep)
    more = chance.randrange(1, size - keep + 10)
    ledger.rows += [placed(seq, entry(10**6 + seq)) for seq in range(keep, keep + more)]


def fork(ledger: Ledger, chance: random.Random) -> None:
    """Put an old copy back and let the signer itself go on: two histories, both signed."""
    size, turn = len(ledger.rows), chance.randrange(len(ledger.rows) - 1)
    more = chance.randrange(0, 15)
    other = built(size + more, numbers=lambda seq: seq if seq < turn else 10**6 + seq)
    ledger.rows, ledger.inside = other.rows, other.inside


def forge(ledger: Ledger, chance: random.Random) -> None:
    """Rewrite history and sign it with a key of one's own."""
    place = chance.randrange(len(ledger.rows))
    ledger.rows[place] = placed(place, entry(10**6))
    frontier = Frontier()
    frontier.extend(row.stored_hash for row in ledger.rows)
    mine = new_signing_key()
    ledger.inside[-1] = sign_note(
        mine.private, size=frontier.size, root=frontier.root(), signed_at=MOMENT
    ).text


def change_checkpoint(ledger: Ledger, chance: random.Random) -> None:
    """Change or take away a checkpoint in the database."""
    place = chance.randrange(len(ledger.inside))
    if chance.random() < 0.5 or place != len(ledger.inside) - 1:
        lines = ledger.inside[place].split("\n")
        lines[1] = str(int(lines[1]) + 1)
        ledger.inside[place] = "\n".join(lines)
    else:
        del ledger.inside[place]


def change_details(ledger: Ledger, chance: random.Random) -> None:
    """Change the codes beside a leaf."""
    place = chance.randrange(len(ledger.rows))
    ledger.rows[place] = ledger.rows[place]._replace(details_fit=False)


def _renumber(ledger: Ledger) -> None:
    ledger.rows[:] = [row._replace(seq=seq) for seq, row in enumerate(ledger.rows)]


def _forget_after(ledger: Ledger, size: int) -> None:
    ledger.inside[:] = [text for text in ledger.inside if int(text.split("\n")[1]) <= size]


ATTACKS = (
    edit,
    edit_hash,
    delete,
    delete_leaf,
    reorder,
    cut,
    insert,
    repeat,
    put_back,
    fork,
    forge,
    change_checkpoint,
    change_details,
)
