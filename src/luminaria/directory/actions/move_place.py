"""move_place: a place that everybody may know has another address from now on."""

from collections.abc import Mapping
from uuid import UUID

from django.db import transaction

from luminaria.directory.actions.change_fact import NothingChanged, with_ids
from luminaria.directory.actions.list_services import list_services
from luminaria.directory.keeping import FactMoved, check, held_record, keeper, note, told_why
from luminaria.directory.models import Conflict, Record
from luminaria.directory.queries.there import There, county_of, there
from luminaria.directory.rules import names_a_street
from luminaria.directory.rules.addresses import (
    LINES,
    OPTIONAL,
    WHERE,
    address_of,
    mark_of,
    moved,
    same_lines,
    where,
)
from luminaria.directory.rules.freshness import Finding, Method
from luminaria.directory.rules.hsds import Visibility
from luminaria.directory.rules.listing import Document
from luminaria.directory.rules.redaction import keepable
from luminaria.kernel import clock
from luminaria.kernel.errors import LuminariaError, NotFound
from luminaria.packs import pack
from luminaria.people.rules import OpenMember
from luminaria.people.verbs import record


class NotForEverybody(LuminariaError):
    """The place, or something that happens there, is not public."""

    sentence = (
        "This place, or a service there, is not public. No address of it is kept,"
        " and what you typed is taken out again."
    )


class AddressMissing(LuminariaError):
    """A place is found by its street, town, state and postcode."""

    sentence = "Write street, town, state and postcode."


class WhyNamesAStreet(LuminariaError):
    """The reason stands in the history for good; an address can be taken out of it, words cannot."""

    sentence = "Say why without the address: that stands in its own fields."


@transaction.atomic
def move_place(
    *,
    actor: OpenMember,
    location_id: UUID,
    address: Mapping[str, str],
    method: Method,
    why: str,
    seen: str,
) -> None:
    """The place is printed at `address` at once, and each service there was looked at today by `method`.

    What was true of the old ground goes with it: coordinate, way there, county where the town does not tell.
    `seen` is rules.addresses.mark_of the place on the page. No press takes this back; it is corrected again.
    Raises NotFound, EntryJoined, NotForEverybody, WhyMissing, WhyNamesAStreet, FactMoved, AddressMissing,
    NothingChanged.
    """
    keeper(actor, "move_place")
    place = held_record(location_id, "location")
    around = there(place)
    if not around.services:
        raise NotFound()
    new = _at(place, address)
    if not _is_for_everybody(around, place.document, new):
        raise NotForEverybody()
    why = told_why(why)
    if names_a_street(why):
        raise WhyNamesAStreet()
    if mark_of(place.document) != seen:
        raise FactMoved()
    if not all(address.get(line, "").strip() for line in LINES if line != OPTIONAL):
        raise AddressMissing()
    if same_lines(address, address_of(place.document)):
        raise NothingChanged()
    _write(place, actor, new, why)
    _look(around, actor, method)
    record("move_place", actor=actor, obj=place.id)
    list_services(around.services)


def _at(place: Record, address: Mapping[str, str]) -> Document:
    """The place there, in its county."""
    new = moved(place.document, address, pack().country)
    county = county_of(new, place.document)
    made: Document = with_ids(new | ({"county": county} if county else {}))
    return made


def _is_for_everybody(around: There, *documents: Document) -> bool:
    """Whether the gate lets everybody know the place, as it is held and as it is to be."""
    seen = {keepable("location", one, around.near, floor=around.visibility).visibility for one in documents}
    return seen == {Visibility.PUBLIC}


def _write(place: Record, actor: OpenMember, new: Document, why: str) -> None:
    before = where(place.document)
    place.document = new
    place.name = str(new.get("name") or "")[:300]
    place.modified_at = clock.now()
    place.save(update_fields=["document", "name", "modified_at"])
    note(
        place,
        actor,
        "move_place",
        action="move",
        field="place",
        before=before,
        after=where(new),
        why=why,
        printed=True,
    )
    open_ones = Conflict.objects.filter(record=place, field__in=WHERE, decided_on=None)
    open_ones.update(decided_on=clock.now().date())


def _look(around: There, actor: OpenMember, method: Method) -> None:
    """Each service there was looked at, and what was open about its place is decided."""
    services = Record.objects.filter(id__in=around.services)
    for service in services.filter(same_as=None):
        check(service, actor, "move_place", field="place", outcome=Finding.CHANGED, method=method)
    waiting = Conflict.objects.filter(record__in=services, field="place", decided_on=None)
    waiting.update(decided_on=clock.now().date())
