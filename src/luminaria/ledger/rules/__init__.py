"""Leaves, tree, notes and verdict: plain Python, no Django."""

from luminaria.ledger.rules.audit import Finding, Placed, Verdict, examine
from luminaria.ledger.rules.leaves import NO_DETAILS, Entry, commit, leaf_hash
from luminaria.ledger.rules.merkle import Frontier
from luminaria.ledger.rules.notes import Note, origin, read_note, sign_note, split_notes

__all__ = [
    "NO_DETAILS",
    "Entry",
    "Finding",
    "Frontier",
    "Note",
    "Placed",
    "Verdict",
    "commit",
    "examine",
    "leaf_hash",
    "origin",
    "read_note",
    "sign_note",
    "split_notes",
]
