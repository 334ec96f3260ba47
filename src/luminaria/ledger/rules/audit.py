"""The verdict on a ledger: everything recomputed from its rows and held against its checkpoints.

With one checkpoint that was kept outside, every edit, deletion, reordering, truncation,
replay and fork of what that checkpoint covers is found. Entries after it rest on the
checkpoints inside, which the owner of the file cannot sign anew without the key.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple
from uuid import UUID

from luminaria.ledger.errors import MalformedNote
from luminaria.ledger.rules.leaves import Entry, leaf_hash
from luminaria.ledger.rules.merkle import EMPTY_ROOT, Frontier
from luminaria.ledger.rules.notes import Note, read_note

_MOST_TOLD = 20  # of one kind; the rest is counted


class Placed(NamedTuple):
    """One position as the database has it. `entry` is None when its leaf is gone."""

    seq: int
    leaf_id: UUID
    stored_hash: bytes
    entry: Entry | None
    details_fit: bool = True


class Finding(NamedTuple):
    """One thing that does not hold: EDITED, DELETED, REPLAYED, CUT, CHANGED, FORK or FORGED."""

    code: str
    sentence: str


@dataclass(frozen=True)
class Verdict:
    """`holds` and why. `sentences` is for people, one a line."""

    size: int
    root: bytes
    findings: tuple[Finding, ...]
    told: tuple[str, ...] = field(default=())

    @property
    def holds(self) -> bool:
        """Whether nothing was found."""
        return not self.findings

    @property
    def sentences(self) -> tuple[str, ...]:
        """What to print."""
        return (*(finding.sentence for finding in self.findings), *self.told)


def examine(
    placed: Iterable[Placed],
    *,
    inside: Sequence[str],
    outside: Sequence[str],
    public: bytes,
    waiting: int = 0,
) -> Verdict:
    """Walk all positions once. `inside` are the notes in the database, `outside` those kept elsewhere."""
    findings: list[Finding] = []
    ours = _read(inside, public, "in the database", findings)
    theirs = _read(outside, public, "that was kept outside", findings)
    findings += _forks([*theirs, *ours])
    frontier, roots = _walk(placed, {note.size for note in (*ours, *theirs)}, findings)
    findings += _against_notes(theirs, frontier.size, roots, "kept outside")
    findings += _against_notes(ours, frontier.size, roots, "in the database")
    findings += _missing(theirs, ours)
    told = _told(frontier.size, theirs, waiting, holds=not findings)
    return Verdict(frontier.size, frontier.root(), tuple(_shortened(findings)), told)


def _read(texts: Sequence[str], public: bytes, where: str, findings: list[Finding]) -> list[Note]:
    notes = []
    for number, text in enumerate(texts, 1):
        try:
            notes.append(read_note(text, public))
        except MalformedNote as fault:
            findings.append(Finding("FORGED", f"Checkpoint {number} {where}: {fault.sentence}"))
    return notes


def _forks(notes: Sequence[Note]) -> list[Finding]:
    roots: dict[int, bytes] = {}
    forked = sorted({note.size for note in notes if roots.setdefault(note.size, note.root) != note.root})
    return [
        Finding(
            "FORK",
            f"Two different ledgers with {size} entries were signed with the same key: an old copy of the"
            " database was put back and written on, or somebody shows different ledgers to different people.",
        )
        for size in forked
    ]


def _walk(
    placed: Iterable[Placed], wanted: set[int], findings: list[Finding]
) -> tuple[Frontier, dict[int, bytes]]:
    frontier, roots, seen = Frontier(), {0: EMPTY_ROOT}, set[UUID]()
    expected = 0
    for place in placed:
        findings += _faults_of(place, expected, seen)
        expected = place.seq + 1
        seen.add(place.leaf_id)
        frontier.append(leaf_hash(place.entry) if place.entry else place.stored_hash)
        if frontier.size in wanted:
            roots[frontier.size] = frontier.root()
    return frontier, roots


def _faults_of(place: Placed, expected: int, seen: set[UUID]) -> list[Finding]:
    faults = []
    if place.seq != expected:
        faults.append(
            Finding("DELETED", f"Numbers jump from {expected} to {place.seq + 1}: entries are missing.")
        )
    if place.leaf_id in seen:
        faults.append(Finding("REPLAYED", f"Entry {place.seq + 1} repeats an earlier entry."))
    if place.entry is None:
        faults.append(Finding("DELETED", f"Entry {place.seq + 1} was deleted."))
    elif leaf_hash(place.entry) != place.stored_hash:
        faults.append(Finding("EDITED", f"Entry {place.seq + 1} was changed after it was written."))
    if not place.details_fit:
        faults.append(Finding("EDITED", f"The details of entry {place.seq + 1} were changed."))
    return faults


def _against_notes(notes: Sequence[Note], size: int, roots: dict[int, bytes], where: str) -> list[Finding]:
    findings = []
    for note in notes:
        when = f"{note.signed_at:%Y-%m-%d %H:%M} UTC"
        if note.size > size:
            findings.append(
                Finding(
                    "CUT",
                    f"The ledger has {size} entries, but the checkpoint of {when} {where} counted"
                    f" {note.size}: the end was cut off, or an old copy of the database was put back.",
                )
            )
        elif roots.get(note.size) != note.root:
            findings.append(
                Finding(
                    "CHANGED",
                    f"The first {note.size} entries are not those of the checkpoint of {when} {where}:"
                    " entries were changed, removed or put in another order.",
                )
            )
    return findings


def _missing(theirs: Sequence[Note], ours: Sequence[Note]) -> list[Finding]:
    known = {(note.size, note.root, note.signed_at) for note in ours}
    return [
        Finding(
            "DELETED",
            f"The checkpoint of {note.signed_at:%Y-%m-%d %H:%M} UTC that was kept outside"
            " is missing in the database.",
        )
        for note in theirs
        if (note.size, note.root, note.signed_at) not in known
    ]


def _told(size: int, theirs: Sequence[Note], waiting: int, *, holds: bool) -> tuple[str, ...]:
    told = []
    if holds:
        told.append(f"All {size} entries are as they were written." if size else "The ledger is empty.")
    if theirs:
        last = max(theirs, key=lambda note: note.size)
        told.append(f"Held against {len(theirs)} outside checkpoints; the last counts {last.size} entries.")
    else:
        told.append("No outside checkpoint was given: an old copy of the whole database would not be found.")
    if waiting:
        told.append(f"{waiting} new entries wait for the next checkpoint.")
    return tuple(told)


def _shortened(findings: Sequence[Finding]) -> list[Finding]:
    kept: list[Finding] = []
    counts: dict[str, int] = {}
    for finding in findings:
        counts[finding.code] = counts.get(finding.code, 0) + 1
        if counts[finding.code] <= _MOST_TOLD:
            kept.append(finding)
    more = {code: count - _MOST_TOLD for code, count in counts.items() if count > _MOST_TOLD}
    return [
        *kept,
        *(Finding(code, f"And {count} more of this kind ({code}).") for code, count in more.items()),
    ]
