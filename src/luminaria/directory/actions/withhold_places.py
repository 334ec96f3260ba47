"""Places that turn out to be secret lose what tells where they are, in every row that holds it.

The importer strips what it can see at once. What it could not (a service that says so in a later file, a
second service at the same place, a desk that says it now) is stripped here, before anything is listed.
"""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q

from luminaria.directory.models import Answer, Change, Conflict, Invitation, Record
from luminaria.directory.queries.held import place_sights
from luminaria.directory.rules.hsds import Visibility
from luminaria.directory.rules.listing import Document
from luminaria.directory.rules.redaction import keepable
from luminaria.kernel import clock

_OF_PLACES = ("location", "service_at_location")


def withhold_places(service_ids: list[UUID]) -> int:
    """Strip those places of these services that must not be seen and are held whole; how many there were."""
    stripped = 0
    public: list[tuple[str, Document]] = []
    for location, seen, ats in place_sights(service_ids):
        if seen == Visibility.PUBLIC:
            public.append(("location", location.document))
        elif _holds_more(location, seen, ats):
            _strip(location, seen, ats)
            stripped += 1
    return stripped + _clean_families(service_ids, public)


def _clean_families(service_ids: list[UUID], public: list[tuple[str, Document]]) -> int:
    """Texts of whatever has to do with an organization that keeps a place secret: any of them may tell of it.

    The place itself is stripped by now, so that its very words are not known; what looks like a place or a
    telephone that stands in no field is cut. How many rows changed.
    """
    own = Record.objects.filter(kind="service", id__in=service_ids).exclude(organization_id=None)
    owners = set(own.values_list("organization_id", flat=True))
    secret = Record.objects.exclude(visibility=Visibility.PUBLIC)
    doors = secret.filter(kind="service_at_location").values("service_id")
    keepers = Record.objects.filter(kind="service", organization_id__in=owners, id__in=doors)
    guarded = set(keepers.values_list("organization_id", flat=True))
    guarded |= set(
        secret.filter(kind="location", organization_id__in=owners).values_list("organization_id", flat=True)
    )
    which = Q(kind="service", id__in=service_ids, organization_id__in=guarded) | Q(id__in=guarded)
    which |= Q(kind="program", organization_id__in=guarded)
    places = [("location", {"visibility": Visibility.HIDDEN.value}), *public]
    return sum(_clean(row, places) for row in Record.objects.filter(which)) if guarded else 0


def _holds_more(location: Record, seen: Visibility, ats: Iterable[Record]) -> bool:
    return any(
        row.visibility == Visibility.PUBLIC
        or (row is location and row.visibility != seen)
        or any(_stripped(row.kind, said, seen) != said for said in (row.document, row.said) if said)
        for row in (location, *ats)
    )


def _stripped(kind: str, document: Document, seen: Visibility) -> Document:
    return keepable(kind, document | {"visibility": seen.value}).document


def _strip(location: Record, seen: Visibility, ats: list[Record]) -> None:
    places = [(location.kind, dict(location.document) | {"visibility": seen.value})]
    places += [(location.kind, dict(location.said) | {"visibility": seen.value})]
    places += [(at.kind, said | {"visibility": seen.value}) for at in ats for said in (at.document, at.said)]
    for row in (location, *ats):
        row.visibility = seen
        row.document = _stripped(row.kind, row.document, seen)
        row.said = _stripped(row.kind, row.said, seen) if row.said else row.said
        _save(row)
    around = _around(location, ats)
    for row in around:
        _clean(row, places)
    blank([location.id, *(at.id for at in ats)], [row.id for row in around if row.kind == "service"])


def _around(location: Record, ats: list[Record]) -> list[Record]:
    """What may name the place in its text: its services, their organization, and whatever else that does."""
    own = {at.service_id for at in ats} - {None}
    owners = set(Record.objects.filter(id__in=own).values_list("organization_id", flat=True))
    owners = (owners | {location.organization_id}) - {None}
    which = Q(id__in=own | owners) | Q(organization_id__in=owners)
    return list(Record.objects.filter(which, kind__in=("service", "organization", "program")))


def _clean(row: Record, places: list[tuple[str, Document]]) -> bool:
    document = keepable(row.kind, row.document, places).document
    said = keepable(row.kind, row.said, places).document if row.said else row.said
    if (document, said) == (row.document, row.said):
        return False
    row.document, row.said = document, said
    _save(row)
    return True


def _save(row: Record) -> None:
    row.name = str(row.document.get("name") or "")[:300]
    row.modified_at = clock.now()
    row.save(update_fields=["visibility", "document", "said", "name", "modified_at"])


def blank(place_ids: list[UUID], service_ids: list[UUID]) -> None:
    """History, open conflicts, links and answers keep who, when and why, and no value of such a place."""
    which = Q(record_id__in=place_ids) | Q(record_id__in=service_ids, field="place")
    Change.objects.filter(which).update(before=None, after=None)
    Conflict.objects.filter(which).update(held=None, offered=None)
    for link in Invitation.objects.filter(record_id__in=service_ids):
        asked = [one for one in link.asked if one.get("field") != "place"]
        if asked != link.asked:
            link.asked = asked
            link.save(update_fields=["asked"])
    for answer in Answer.objects.filter(invitation__record_id__in=service_ids, words__has_key="place"):
        answer.words = {field: words for field, words in answer.words.items() if field != "place"}
        answer.save(update_fields=["words"])
