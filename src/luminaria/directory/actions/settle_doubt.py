"""settle_doubt: what readers said was wrong has been looked at."""

from uuid import UUID

from django.db import transaction

from luminaria.directory.keeping import held_record, keeper, note
from luminaria.directory.models import Doubt
from luminaria.kernel import clock
from luminaria.kernel.errors import LuminariaError
from luminaria.people.rules import OpenMember
from luminaria.people.verbs import record


class SettledAlready(LuminariaError):
    """No open doubt of that kind is left at the entry."""

    sentence = "Somebody has settled this already."


@transaction.atomic
def settle_doubt(*, actor: OpenMember, record_id: UUID, code: str, why: str = "") -> int:
    """Every open doubt of one kind at an entry is settled; returns how many. The entry says what it said.

    Raises NotFound, EntryJoined, SettledAlready.
    """
    keeper(actor, "settle_doubt")
    row = held_record(record_id)
    settled = Doubt.objects.filter(service_id=row.id, code=code, settled_on=None).update(
        settled_on=clock.now().date()
    )
    if not settled:
        raise SettledAlready()
    note(row, actor, "settle_doubt", action="settle", field="doubt", after=code, why=why)
    record("settle_doubt", actor=actor, obj=row.id)
    return settled
