"""What the ledger says, and whether it still says what it said."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from uuid import UUID

from django.db.models import Max, QuerySet

from luminaria.ledger.models import Checkpoint, Leaf, LeafDetail, Position
from luminaria.ledger.rules import NO_DETAILS, Placed, Verdict, commit, examine

_LOOK_BACK = timedelta(days=1)
_CHUNK = 2000


def unplaced_leaves(*, everything: bool = True) -> QuerySet[Leaf]:
    """Leaves that have no position yet, in the order of their time."""
    leaves = Leaf.objects.filter(position__isnull=True).order_by("at", "id")
    newest = None if everything else Position.objects.aggregate(at=Max("leaf__at"))["at"]
    return leaves if newest is None else leaves.filter(at__gte=newest - _LOOK_BACK)


def entries_about(obj: UUID, *, organisation: UUID) -> QuerySet[Leaf]:
    """What one organisation did with one thing, oldest first: who has read the file."""
    return Leaf.objects.filter(obj=obj, organisation=organisation).order_by("at", "id")


def latest_checkpoint() -> Checkpoint | None:
    """The newest checkpoint."""
    return Checkpoint.objects.order_by("-number").first()


def handout() -> str:
    """The newest checkpoint as text to print, mail or give to a witness; empty before the first."""
    last = latest_checkpoint()
    return last.note if last else ""


def notes_after(number: int) -> list[tuple[int, str]]:
    """Checkpoints newer than `number`, oldest first."""
    newer = Checkpoint.objects.filter(number__gt=number).order_by("number")
    return list(newer.values_list("number", "note"))


def verify(checkpoints_outside: Sequence[str], public_key: bytes) -> Verdict:
    """Recompute everything from the rows and hold it against the checkpoints inside and outside.

    Reads each row once, in pieces. Run it as the owner: the desk sees one organisation's leaves only.
    """
    inside = [note for _, note in notes_after(0)]
    return examine(
        _placed(),
        inside=inside,
        outside=checkpoints_outside,
        public=public_key,
        waiting=unplaced_leaves().count(),
    )


def _placed() -> Iterator[Placed]:
    """All positions in order. Read by hand, since a tampered table may break every promise of the ORM."""
    after = -1
    while rows := list(Position.objects.filter(seq__gt=after).order_by("seq")[:_CHUNK]):
        wanted = [row.leaf_id for row in rows]
        leaves = Leaf.objects.in_bulk(wanted)
        details = LeafDetail.objects.in_bulk(wanted)
        for row in rows:
            leaf, detail = leaves.get(row.leaf_id), details.get(row.leaf_id)
            yield Placed(
                seq=row.seq,
                leaf_id=row.leaf_id,
                stored_hash=bytes(row.leaf_hash),
                entry=leaf.entry() if leaf else None,
                details_fit=leaf is None or detail is None or _fits(leaf, detail),
            )
        after = rows[-1].seq


def _fits(leaf: Leaf, detail: LeafDetail) -> bool:
    told = bytes(leaf.commitment)
    return told != NO_DETAILS and told == commit(bytes(detail.salt), detail.details)
