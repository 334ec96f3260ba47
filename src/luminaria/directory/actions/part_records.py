"""part_records: two joined entries are two again."""

from uuid import UUID

from django.db import transaction

from luminaria.directory.actions.list_services import list_services
from luminaria.directory.keeping import keeper, note, told_why
from luminaria.directory.models import Conflict, Record
from luminaria.kernel import clock
from luminaria.kernel.errors import LuminariaError, NotFound
from luminaria.people.rules import OpenMember
from luminaria.people.verbs import record


class NotJoined(LuminariaError):
    """The entry stands for itself."""

    sentence = "This entry is not joined with another one. Somebody may have parted them before you."


@transaction.atomic
def part_records(*, actor: OpenMember, other_id: UUID, why: str) -> None:
    """The entry that stepped back stands for itself again, and conflicts that came from it end undecided.

    What was decided meanwhile stays. Raises NotFound, WhyMissing, NotJoined.
    """
    keeper(actor, "part_records")
    why = told_why(why)
    other = Record.objects.select_for_update().filter(id=other_id, kind="service").first()
    if other is None:
        raise NotFound()
    if other.same_as is None:
        raise NotJoined()
    kept = Record.objects.get(id=other.same_as)
    other.same_as = None
    other.modified_at = clock.now()
    other.save(update_fields=["same_as", "modified_at"])
    Conflict.objects.filter(record=kept, source=other.source, decided_on=None).update(
        decided_on=clock.now().date()
    )
    note(kept, actor, "part_records", action="part", field="same_as", before=other.name, why=why)
    note(other, actor, "part_records", action="part", field="same_as", before=kept.name, why=why)
    record("part_records", actor=actor, obj=kept.id)
    list_services([kept.id, other.id])
