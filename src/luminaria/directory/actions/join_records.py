"""join_records: entries of two sources are about one service, and one of them speaks for both."""

from typing import Final
from uuid import UUID

from django.db import transaction

from luminaria.directory.actions.change_fact import bare
from luminaria.directory.actions.list_services import list_services
from luminaria.directory.keeping import held_record, keeper, note, told_why
from luminaria.directory.models import Conflict, Record
from luminaria.directory.rules.listing import FACTS
from luminaria.directory.rules.marks import parts_of
from luminaria.kernel import clock
from luminaria.kernel.errors import LuminariaError
from luminaria.people.rules import OpenMember
from luminaria.people.verbs import record

# A person has just said that two names are one service, and a place is never offered about.
KEPT: Final = ("name", "place")


class SameEntry(LuminariaError):
    """An entry is not joined with itself."""

    sentence = "These are one entry. Choose another one to join."


class SameSource(LuminariaError):
    """One source names two services of its own."""

    sentence = "Both come from one source, which tells them apart. Ask the source, or mark one “do not list”."


class HasTwins(LuminariaError):
    """The entry that would step back speaks for others."""

    sentence = "Another entry was joined with that one. Part them first, then join."


@transaction.atomic
def join_records(*, actor: OpenMember, kept_id: UUID, other_id: UUID, why: str) -> int:
    """`other` steps behind `kept`, and only `kept` is listed. Returns how many facts differ.

    Where both say something and it differs, a conflict waits for somebody to decide; name and place are left
    as `kept` has them. `part_records` undoes it. Raises NotFound, EntryJoined, WhyMissing, SameEntry,
    SameSource, HasTwins.
    """
    keeper(actor, "join_records")
    why = told_why(why)
    if kept_id == other_id:
        raise SameEntry()
    first, second = (held_record(one) for one in sorted((kept_id, other_id)))
    kept, other = (first, second) if first.id == kept_id else (second, first)
    if kept.source_id == other.source_id:
        raise SameSource()
    if Record.objects.filter(same_as=other.id).exists():
        raise HasTwins()
    other.same_as = kept.id
    other.modified_at = clock.now()
    other.save(update_fields=["same_as", "modified_at"])
    found = sum(_offer(kept, other, field) for field in FACTS if field not in KEPT)
    note(kept, actor, "join_records", action="join", field="same_as", after=other.name, why=why)
    note(other, actor, "join_records", action="join", field="same_as", after=kept.name, why=why)
    record("join_records", actor=actor, obj=kept.id)
    list_services([kept.id, other.id])
    return found


def _offer(kept: Record, other: Record, field: str) -> bool:
    """Make a conflict of one fact where both say something else. Returns whether one stands now."""
    held, offered = parts_of(kept.document, field), parts_of(other.document, field)
    if not offered or bare(held) == bare(offered):
        return False
    Conflict.objects.get_or_create(
        record=kept,
        field=field,
        source=other.source,
        decided_on=None,
        defaults={"held": held, "offered": offered, "offered_on": clock.now().date()},
    )
    return True
