"""hide_place: where a place is will not be known here any more."""

from uuid import UUID

from django.db import transaction

from luminaria.directory.actions.list_services import list_services
from luminaria.directory.actions.withhold_places import strip
from luminaria.directory.keeping import held_record, keeper, note, told_why
from luminaria.directory.models import Conflict, Record
from luminaria.directory.rules.hsds import Visibility
from luminaria.kernel import clock
from luminaria.kernel.errors import LuminariaError
from luminaria.people.rules import OpenMember
from luminaria.people.verbs import record


class HiddenAlready(LuminariaError):
    """It has that visibility."""

    sentence = "This place is kept that way already."


class StaysOutOfSight(LuminariaError):
    """A place never becomes public by a press."""

    sentence = (
        "A place that is not public stays so. Its address is not held any more, so it cannot be printed."
    )


@transaction.atomic
def hide_place(*, actor: OpenMember, location_id: UUID, visibility: Visibility, why: str) -> None:
    """The place has no street, coordinate, postcode or telephone in any row, and no page shows it.

    Its history, open conflicts and links to providers lose what they held of it, too. This cannot be
    brought back. Raises NotFound, WhyMissing, HiddenAlready, StaysOutOfSight.
    """
    keeper(actor, "hide_place")
    why = told_why(why)
    place = held_record(location_id, "location")
    if visibility == Visibility.PUBLIC:
        raise StaysOutOfSight()
    if place.visibility == visibility:
        raise HiddenAlready()
    at = list(Record.objects.select_for_update().filter(kind="service_at_location", location_id=place.id))
    around = strip(place, visibility, at)
    Conflict.objects.filter(record_id__in=[place.id, *(row.id for row in at)], decided_on=None).update(
        decided_on=clock.now().date()
    )
    services = {row.service_id for row in at if row.service_id}
    note(place, actor, "hide_place", action="hide", field="visibility", why=why)
    for service in Record.objects.filter(id__in=services):
        note(service, actor, "hide_place", action="hide", field="place", why=why)
    record("hide_place", actor=actor, obj=place.id, details={"visibility": visibility.value})
    list_services({*services, *(row.id for row in around if row.kind == "service")})
