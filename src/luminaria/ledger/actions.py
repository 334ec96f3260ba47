"""Writing entries, ordering them, signing them."""

import os
from collections.abc import Mapping
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Max

from luminaria import vault
from luminaria.kernel import clock
from luminaria.kernel.ids import new_id
from luminaria.ledger import verbs
from luminaria.ledger.errors import LedgerBroken, MalformedNote, OutsideTransaction
from luminaria.ledger.models import Checkpoint, Leaf, LeafDetail, Position
from luminaria.ledger.queries import unplaced_leaves
from luminaria.ledger.rules import NO_DETAILS, Frontier, commit, leaf_hash, read_note, sign_note
from luminaria.ledger.rules.leaves import SALT_BYTES, canonical

_LOCK = 0x4C554D49  # any number, the same in all processes
_BATCH = 2000


def record(
    verb: str,
    *,
    organisation: UUID | None,
    actor: UUID | None,
    obj: UUID | None,
    details: Mapping[str, str | int] | None = None,
) -> UUID:
    """Write one entry in the caller's transaction: if that is rolled back, nothing was written.

    Raises UnregisteredVerb, OutsideTransaction, ContentInLedger.
    """
    verbs.sentence(verb)
    if not connection.in_atomic_block:
        raise OutsideTransaction
    text, salt = canonical(details or {}), os.urandom(SALT_BYTES)
    leaf = Leaf(
        id=new_id(),
        organisation=organisation,
        actor=actor,
        verb=verb,
        obj=obj,
        at=clock.now().replace(microsecond=0),
        commitment=commit(salt, text) if details else NO_DETAILS,
    )
    leaf.save(force_insert=True)
    if details:
        LeafDetail(leaf=leaf, salt=salt, details=text).save(force_insert=True)
    return leaf.id


def order_leaves(*, everything: bool = False) -> int:
    """Give every leaf without one the next position; the number of new positions.

    Looks back one day from the newest leaf in the tree, or over all leaves with `everything`
    (a clock that ran backwards leaves older ones behind).
    """
    added = 0
    while batch := _order_batch(everything=everything):
        added += batch
        if batch < _BATCH:
            break
    return added


@transaction.atomic
def _order_batch(*, everything: bool) -> int:
    _one_at_a_time()
    size = _size()
    leaves = list(unplaced_leaves(everything=everything)[:_BATCH])
    Position.objects.bulk_create(
        Position(seq=size + place, leaf=leaf, leaf_hash=leaf_hash(leaf.entry()))
        for place, leaf in enumerate(leaves)
    )
    return len(leaves)


@transaction.atomic
def sign_checkpoint(private_key: bytes) -> Checkpoint:
    """Sign the present size and root. Raises LedgerBroken when the tree does not carry on the last one."""
    _one_at_a_time()
    last = Checkpoint.objects.order_by("-number").first()
    frontier = _trusted_frontier(last, vault.signing_public_of(private_key))
    positions = Position.objects.filter(seq__gte=frontier.size).order_by("seq")
    for seq, stored in positions.values_list("seq", "leaf_hash").iterator():
        if seq != frontier.size:
            raise LedgerBroken
        frontier.append(bytes(stored))
    note = sign_note(private_key, size=frontier.size, root=frontier.root(), signed_at=clock.now())
    return Checkpoint.objects.create(
        number=last.number + 1 if last else 1,
        size=note.size,
        root=note.root,
        frontier=frontier.encode(),
        signed_at=note.signed_at,
        note=note.text,
        signature=note.signature,
    )


def _trusted_frontier(last: Checkpoint | None, public: bytes) -> Frontier:
    """What the last checkpoint signed. Its stored frontier is believed only if it has the signed root."""
    if last is None:
        return Frontier()
    try:
        note = read_note(last.note, public)
        frontier = Frontier.decode(note.size, bytes(last.frontier))
    except (MalformedNote, ValueError):
        raise LedgerBroken from None
    if frontier.root() != note.root or _size() < note.size:
        raise LedgerBroken
    return frontier


def _size() -> int:
    last = Position.objects.aggregate(last=Max("seq"))["last"]
    return 0 if last is None else int(last) + 1


def _one_at_a_time() -> None:
    """Two ordering processes take turns. SQLite's immediate transactions already do."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
