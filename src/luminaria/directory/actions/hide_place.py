"""hide_place: where a place is will not be known here any more."""

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from luminaria.directory.actions.list_services import list_services
from luminaria.directory.keeping import held_record, keeper, note, told_why
from luminaria.directory.models import Answer, Change, Conflict, Invitation, Record
from luminaria.directory.rules.hsds import Visibility
from luminaria.directory.rules.listing import Document
from luminaria.directory.rules.redaction import keepable
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
    for row in (place, *at):
        _drop(row, visibility)
    _blank([place.id, *(row.id for row in at)])
    services = [row.service_id for row in at if row.service_id]
    _blank_links(services)
    note(place, actor, "hide_place", action="hide", field="visibility", why=why)
    for service in Record.objects.filter(id__in=services):
        note(service, actor, "hide_place", action="hide", field="place", why=why)
    record("hide_place", actor=actor, obj=place.id, details={"visibility": visibility.value})
    list_services(services)


def _drop(row: Record, visibility: Visibility) -> None:
    row.visibility = visibility
    row.document = _kept(row.kind, row.document, visibility)
    row.said = _kept(row.kind, row.said, visibility)
    row.name = str(row.document.get("name") or "")[:300]
    row.modified_at = clock.now()
    row.save(update_fields=["visibility", "document", "said", "name", "modified_at"])


def _kept(kind: str, document: Document, visibility: Visibility) -> Document:
    return keepable(kind, document | {"visibility": visibility.value}).document


def _blank(record_ids: Iterable[UUID]) -> None:
    """The history of these rows keeps who, when and why, and no value."""
    ids = list(record_ids)
    Change.objects.filter(record_id__in=ids).update(before=None, after=None)
    today = clock.now().date()
    Conflict.objects.filter(record_id__in=ids).update(held=None, offered=None)
    Conflict.objects.filter(record_id__in=ids, decided_on=None).update(decided_on=today)


def _blank_links(service_ids: list[UUID]) -> None:
    """Links to providers show no place any more, and what was answered about it is gone."""
    Change.objects.filter(record_id__in=service_ids, field="place").update(before=None, after=None)
    Conflict.objects.filter(Q(record_id__in=service_ids) & Q(field="place")).update(held=None, offered=None)
    for link in Invitation.objects.filter(record_id__in=service_ids):
        link.asked = [one for one in link.asked if one.get("field") != "place"]
        link.save(update_fields=["asked"])
    for answer in Answer.objects.filter(invitation__record_id__in=service_ids):
        answer.words = {field: words for field, words in answer.words.items() if field != "place"}
        answer.save(update_fields=["words"])
