"""undo_check: the newest look at a fact is taken back, within its day."""

from uuid import UUID

from django.db import transaction

from luminaria.directory.actions.check_fact import WHOLE
from luminaria.directory.actions.list_services import list_services
from luminaria.directory.days import is_today
from luminaria.directory.keeping import check, held_record, keeper, note, put
from luminaria.directory.models import Change, Record
from luminaria.directory.queries.looks import looks_at
from luminaria.directory.rules.freshness import Finding
from luminaria.directory.rules.looks import UNDONE, Look, standing
from luminaria.directory.rules.marks import mark
from luminaria.directory.verifying import follow_looks
from luminaria.kernel.errors import LuminariaError
from luminaria.people.rules import OpenMember
from luminaria.people.verbs import record


class NothingToUndo(LuminariaError):
    """No look of today stands at this fact."""

    sentence = "There is nothing of today to take back here. Somebody may have done it before you."


class NotByAPress(LuminariaError):
    """An address may not come back unseen: the place could be secret by now."""

    sentence = "An address is not taken back by a press. Correct it again; the old one stands in the history."


class ChangedSince(LuminariaError):
    """The fact has become something else after the change that was to be taken back."""

    sentence = "This fact was changed again since. Read it, and change it by hand."


@transaction.atomic
def undo_check(*, actor: OpenMember, record_id: UUID, field: str) -> None:
    """The fact stands as before its newest look of today, and a change made with it is reversed.

    The history keeps both. Raises NotFound, EntryJoined, NothingToUndo, NotByAPress, ChangedSince.
    """
    keeper(actor, "undo_check")
    row = held_record(record_id)
    last = _last_of_today(looks_at(row.id, field))
    if last.outcome == Finding.CHANGED:
        _restore(row, actor, field)
    if field == WHOLE and last.outcome == Finding.WRONG:
        row.gone_on = None
        row.save(update_fields=["gone_on"])
    looked = check(row, actor, "undo_check", field=field, outcome=UNDONE, method=last.method)
    record("undo_check", actor=actor, obj=looked.id)
    follow_looks(row, actor, "undo_check")
    list_services([row.id])


def _last_of_today(looks: list[Look]) -> Look:
    kept = standing(looks)
    if not kept or not is_today(kept[-1].recorded_at):
        raise NothingToUndo()
    return kept[-1]


def _restore(row: Record, actor: OpenMember, field: str) -> None:
    """What the fact said before the change; refused when another change came after."""
    if field == "place":
        raise NotByAPress()
    changed = _last_change(row, field)
    if changed is None or changed.before is None:
        raise NothingToUndo()
    if mark(dict(changed.after or {}), field) != mark(row.document, field):
        raise ChangedSince()
    put(row, changed.before, field)
    note(
        row,
        actor,
        "undo_check",
        action="undo",
        field=field,
        before=changed.after,
        after=changed.before,
    )


def _last_change(row: Record, field: str) -> Change | None:
    """The newest change that was not taken back."""
    kept: list[Change] = []
    for one in Change.objects.filter(record=row, field=field).order_by("changed_at"):
        if one.action == "change":
            kept.append(one)
        elif one.action == "undo" and kept:
            kept.pop()
    return kept[-1] if kept else None
