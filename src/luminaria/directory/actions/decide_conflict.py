"""decide_conflict: two sources say different things of a fact, and somebody says which one holds."""

from uuid import UUID

from django.db import transaction

from luminaria.directory.actions.change_fact import with_ids
from luminaria.directory.actions.list_services import list_services
from luminaria.directory.keeping import (
    held_record,
    keeper,
    keeps_streets_out,
    note,
    put,
    told_why,
)
from luminaria.directory.models import Conflict
from luminaria.directory.rules.listing import FACTS, Document
from luminaria.directory.rules.marks import parts_of
from luminaria.kernel import clock
from luminaria.kernel.errors import LuminariaError, NotFound
from luminaria.people.rules import OpenMember
from luminaria.people.verbs import record


class AlreadyDecided(LuminariaError):
    """Somebody was faster."""

    sentence = "Somebody has decided this already. Look at the history."


class WriteItIn(LuminariaError):
    """What is offered is free words where the fact has fields of its own."""

    sentence = "These are the provider's own words. Write them in with “Change”."


@transaction.atomic
def decide_conflict(*, actor: OpenMember, conflict_id: UUID, offered_holds: bool, why: str) -> None:
    """The fact says what was decided, and is shown again. Says nothing of when it was last checked.

    Raises NotFound, EntryJoined, WhyMissing, AlreadyDecided, WriteItIn, NamesAStreet.
    """
    keeper(actor, "decide_conflict")
    why = told_why(why)
    conflict = Conflict.objects.filter(id=conflict_id).first()
    if conflict is None:
        raise NotFound()
    row = held_record(conflict.record_id)
    conflict.refresh_from_db()
    if conflict.decided_on is not None:
        raise AlreadyDecided()
    before = parts_of(row.document, conflict.field)
    if offered_holds:
        offered = offered_parts(conflict.field, conflict.offered)
        keeps_streets_out(row.id, offered.values())
        put(row, with_ids(offered), conflict.field)
    note(
        row,
        actor,
        "decide_conflict",
        action="decide",
        field=conflict.field,
        before=before,
        after=parts_of(row.document, conflict.field),
        why=why,
        said_by=conflict.source if offered_holds else None,
    )
    conflict.decided_on = clock.now().date()
    conflict.save(update_fields=["decided_on"])
    details = {"holds": "offered" if offered_holds else "held"}
    record("decide_conflict", actor=actor, obj=conflict.id, details=details)
    list_services([row.id])


def offered_parts(field: str, offered: object) -> Document:
    """What is offered as parts of the fact. Raises WriteItIn when it is words for a fact with fields."""
    if isinstance(offered, dict) and set(offered) <= set(FACTS[field]):
        return offered
    raise WriteItIn()
