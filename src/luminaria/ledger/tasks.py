"""The turn of the process that holds the ledger's key: order, sign, hand out."""

import os
import threading
from datetime import timedelta
from pathlib import Path

from luminaria import vault
from luminaria.kernel import clock
from luminaria.kernel.schedule import Done
from luminaria.ledger import actions, queries
from luminaria.ledger.errors import LedgerBroken, MalformedNote
from luminaria.ledger.models import Checkpoint
from luminaria.ledger.rules import Note, read_note, split_notes

_SIGN_OF_LIFE = timedelta(days=1)  # a witness learns once a day that the ledger lives
_SWEEP = timedelta(hours=1)
_TAIL_BYTES = 4096
_swept_at = None


def turn(*, signing_key: bytes, handed_out: Path) -> Done:
    """Order new leaves, sign a checkpoint if there is something new, append it to `handed_out`."""
    try:
        refuse_old_copy(signing_key, handed_out)
        added = actions.order_leaves(everything=_sweep_is_due())
        if added or _sign_is_due():
            actions.sign_checkpoint(signing_key)
        hand_out(signing_key, handed_out)
    except LedgerBroken as fault:
        return Done("ledger.turn", 0, type(fault).__name__)
    return Done("ledger.turn", added)


def run_forever(stop: threading.Event, interval: float, *, signing_key: bytes, handed_out: Path) -> None:
    """Turn every `interval` seconds until `stop` is set."""
    while not stop.is_set():
        turn(signing_key=signing_key, handed_out=handed_out)
        stop.wait(interval)


def refuse_old_copy(signing_key: bytes, handed_out: Path) -> None:
    """Raise LedgerBroken when the file has a checkpoint that the database does not know: signing on
    after an old copy was put back would make two histories."""
    last = _last_handed_out(signing_key, handed_out)
    if last is not None and not Checkpoint.objects.filter(note=last.text).exists():
        raise LedgerBroken(
            f"The database is older than the last checkpoint in {handed_out.name}. Keep that file for the"
            " witness under another name; then the ledger goes on."
        )


def hand_out(signing_key: bytes, path: Path) -> int:
    """Append to the file what it does not have yet; the number of checkpoints appended."""
    last = _last_handed_out(signing_key, path)
    known = Checkpoint.objects.filter(note=last.text).first() if last else None
    notes = queries.notes_after(known.number if known else 0)
    if notes:
        with path.open("ab") as file:
            whole = _whole_bytes(signing_key, path)
            file.truncate(whole)
            file.write(("\n" * bool(whole) + "\n".join(text for _, text in notes)).encode())
            file.flush()
            os.fsync(file.fileno())
    return len(notes)


def _whole_bytes(signing_key: bytes, path: Path) -> int:
    """The file's length without a last note that a crash cut short."""
    before, tail = _tail(path)
    notes = split_notes(tail.decode("utf-8", errors="ignore"))
    if notes and _read(notes[-1], signing_key) is None:
        return before + tail.rfind(notes[-1].rstrip("\n").encode())
    return before + len(tail)


def _last_handed_out(signing_key: bytes, path: Path) -> Note | None:
    """The newest whole checkpoint in the file; one cut short by a crash is passed over."""
    if not path.exists():
        return None
    notes = split_notes(_tail(path)[1].decode("utf-8", errors="ignore"))
    return next((note for text in reversed(notes) if (note := _read(text, signing_key))), None)


def _tail(path: Path) -> tuple[int, bytes]:
    """The end of the file, which has a dozen notes, and how many bytes stand before it."""
    before = max(0, path.stat().st_size - _TAIL_BYTES)
    with path.open("rb") as file:
        file.seek(before)
        return before, file.read()


def _read(text: str, signing_key: bytes) -> Note | None:
    try:
        return read_note(text, vault.signing_public_of(signing_key))
    except MalformedNote:
        return None


def _sign_is_due() -> bool:
    last = queries.latest_checkpoint()
    return last is None or clock.now() - last.signed_at >= _SIGN_OF_LIFE


def _sweep_is_due() -> bool:
    global _swept_at
    now = clock.now()
    if _swept_at is not None and timedelta(0) <= now - _swept_at < _SWEEP:
        return False
    _swept_at = now
    return True
