"""change_fact: one fact of a service says something else from now on."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import transaction

from luminaria.directory.actions.list_services import list_services
from luminaria.directory.keeping import (
    check,
    held_record,
    keeper,
    keeps_streets_out,
    note,
    put,
    told_why,
)
from luminaria.directory.models import Conflict
from luminaria.directory.rules.freshness import Finding, Method
from luminaria.directory.rules.listing import FACTS
from luminaria.directory.rules.marks import NoSuchFact, mark, parts_of
from luminaria.directory.verifying import follow_looks
from luminaria.kernel import clock
from luminaria.kernel.errors import ChangedMeanwhile, LuminariaError
from luminaria.kernel.ids import new_id
from luminaria.people.rules import OpenMember
from luminaria.people.verbs import record


class NothingChanged(LuminariaError):
    """The new words are the old ones."""

    sentence = "This is what it says already. If it is still true, press “Still true”."


class NameMissing(LuminariaError):
    """A service has a name."""

    sentence = "Write the name. A service that is gone is marked as gone."


@transaction.atomic
def change_fact(
    *,
    actor: OpenMember,
    record_id: UUID,
    field: str,
    parts: Mapping[str, Any],
    method: Method,
    why: str,
    seen: str,
) -> None:
    """The fact says `parts`, was found so today by `method`, and the public reads it at once.

    `parts` are values of FACTS[field]; what is absent or empty is taken away. `seen` is the mark of the
    fact on the page. Open conflicts of the fact end. Raises NotFound, EntryJoined, NoSuchFact, WhyMissing,
    ChangedMeanwhile, NothingChanged, NameMissing, NamesAStreet, NamesHidden.
    """
    keeper(actor, "change_fact")
    if field not in FACTS or field == "place" or set(parts) - set(FACTS[field]):
        raise NoSuchFact()
    why = told_why(why)
    row = held_record(record_id)
    if mark(row.document, field) != seen:
        raise ChangedMeanwhile()
    if field == "name" and not str(parts.get("name", "")).strip():
        raise NameMissing()
    keeps_streets_out(row.id, parts.values())
    before = parts_of(row.document, field)
    put(row, {part: with_ids(value) for part, value in parts.items()}, field)
    if bare(parts_of(row.document, field)) == bare(before):
        raise NothingChanged()
    note(
        row,
        actor,
        "change_fact",
        action="change",
        field=field,
        before=before,
        after=parts_of(row.document, field),
        why=why,
    )
    Conflict.objects.filter(record=row, field=field, decided_on=None).update(decided_on=clock.now().date())
    looked = check(row, actor, "change_fact", field=field, outcome=Finding.CHANGED, method=method)
    record("change_fact", actor=actor, obj=looked.id)
    follow_looks(row, actor, "change_fact")
    list_services([row.id])


def with_ids(value: Any) -> Any:
    """The value with an id at every child that is an object: HSDS asks for one."""
    if isinstance(value, list):
        return [
            {"id": str(new_id())} | with_ids(one) if isinstance(one, Mapping) else with_ids(one)
            for one in value
        ]
    if isinstance(value, Mapping):
        inner = {name: with_ids(one) for name, one in value.items()}
        if isinstance(inner.get("unit"), dict):
            inner["unit"] = {"id": str(new_id())} | inner["unit"]
        return inner
    return value


def bare(value: Any) -> Any:
    """The value without ids and times of writing, to tell whether two say the same."""
    if isinstance(value, Mapping):
        return {name: bare(one) for name, one in value.items() if name not in ("id", "metadata") and one}
    return [bare(one) for one in value] if isinstance(value, list) else value
