"""check_fact: somebody looked whether one fact of a service is still true."""

from uuid import UUID

from django.db import transaction

from luminaria.directory.actions.list_services import list_services
from luminaria.directory.days import is_today
from luminaria.directory.keeping import check, held_record, keeper, same_as_seen
from luminaria.directory.models import Check, Record
from luminaria.directory.queries.looks import looks_at
from luminaria.directory.rules.freshness import Finding, Method
from luminaria.directory.rules.listing import FACTS
from luminaria.directory.rules.looks import standing
from luminaria.directory.rules.marks import NoSuchFact
from luminaria.directory.verifying import follow_looks
from luminaria.kernel import clock
from luminaria.kernel.errors import LuminariaError
from luminaria.people.rules import OpenMember
from luminaria.people.verbs import record

WHOLE = "name"  # the fact that stands for the whole service: when it is gone, all of it is


class SayWhatChanged(LuminariaError):
    """A changed fact is written down, not only marked."""

    sentence = "Write down what it says now; that keeps the check as well."


@transaction.atomic
def check_fact(
    *, actor: OpenMember, record_id: UUID, field: str, outcome: Finding, method: Method, seen: str
) -> UUID:
    """The look is kept, and what the public reads follows at once. The same press twice is one look.

    `seen` is the mark of the fact as the page showed it. Raises NotFound, EntryJoined, NoSuchFact,
    FactMoved, SayWhatChanged.
    """
    keeper(actor, "check_fact")
    if field not in FACTS:
        raise NoSuchFact()
    if outcome == Finding.CHANGED:
        raise SayWhatChanged()
    row = held_record(record_id)
    same_as_seen(row, field, seen)
    before = _just_so(row, actor, field, outcome, method)
    if before:
        return before
    looked = check(row, actor, "check_fact", field=field, outcome=outcome, method=method)
    _whole(row, field, outcome)
    record("check_fact", actor=actor, obj=looked.id, details={"outcome": outcome.value})
    follow_looks(row, actor, "check_fact")
    list_services([row.id])
    return looked.id


def _whole(row: Record, field: str, outcome: Finding) -> None:
    if field != WHOLE or outcome == Finding.NO_ANSWER:
        return
    row.gone_on = clock.now().date() if outcome == Finding.WRONG else None
    row.modified_at = clock.now()
    row.save(update_fields=["gone_on", "modified_at"])


def _just_so(row: Record, actor: OpenMember, field: str, outcome: str, method: str) -> UUID | None:
    """The look that says this already: the same member's, newest of the fact, of today."""
    kept = standing(looks_at(row.id, field))
    if not kept or (kept[-1].outcome, kept[-1].method) != (outcome, method):
        return None
    if kept[-1].member_id != actor.member_id or not is_today(kept[-1].recorded_at):
        return None
    return Check.objects.get(record=row, field=field, recorded_at=kept[-1].recorded_at).id
