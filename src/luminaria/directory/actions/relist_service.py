"""relist_service: an entry that was not to be listed may be listed again."""

from uuid import UUID

from django.db import transaction

from luminaria.directory.actions.list_services import list_services
from luminaria.directory.keeping import held_record, keeper, note, told_why
from luminaria.kernel import clock
from luminaria.kernel.errors import LuminariaError
from luminaria.people.rules import OpenMember
from luminaria.people.verbs import record


class ListedAlready(LuminariaError):
    """Nobody had taken it off the pages."""

    sentence = "This entry is not marked “do not list”."


@transaction.atomic
def relist_service(*, actor: OpenMember, record_id: UUID, why: str) -> None:
    """The mark is gone; whether the entry is shown depends on its facts, as with every other.

    Raises NotFound, EntryJoined, WhyMissing, ListedAlready.
    """
    keeper(actor, "relist_service")
    why = told_why(why)
    row = held_record(record_id)
    if not row.do_not_list:
        raise ListedAlready()
    row.do_not_list = False
    row.modified_at = clock.now()
    row.save(update_fields=["do_not_list", "modified_at"])
    note(row, actor, "relist_service", action="relist", field="listing", why=why)
    record("relist_service", actor=actor, obj=row.id)
    list_services([row.id])
