"""delist_service: an entry is kept and no longer shown to anybody outside."""

from uuid import UUID

from django.db import transaction

from luminaria.directory.actions.list_services import list_services
from luminaria.directory.keeping import held_record, keeper, note, told_why
from luminaria.kernel import clock
from luminaria.kernel.errors import LuminariaError
from luminaria.people.rules import OpenMember
from luminaria.people.verbs import record


class NotListedAlready(LuminariaError):
    """It is off the pages already."""

    sentence = "This entry is marked “do not list” already."


@transaction.atomic
def delist_service(*, actor: OpenMember, record_id: UUID, why: str) -> None:
    """Every page, search, list and feed leaves the entry out from now on, whatever a source says later.

    Raises NotFound, EntryJoined, WhyMissing, NotListedAlready.
    """
    keeper(actor, "delist_service")
    why = told_why(why)
    row = held_record(record_id)
    if row.do_not_list:
        raise NotListedAlready()
    row.do_not_list = True
    row.modified_at = clock.now()
    row.save(update_fields=["do_not_list", "modified_at"])
    note(row, actor, "delist_service", action="delist", field="listing", why=why)
    record("delist_service", actor=actor, obj=row.id)
    list_services([row.id])
