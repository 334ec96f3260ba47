"""What is known around one place: everything that happens there, and who may learn of it."""

from dataclasses import dataclass
from uuid import UUID

from luminaria.directory.models import Record
from luminaria.directory.queries.atlas import atlas
from luminaria.directory.queries.held import Shelf
from luminaria.directory.rules.addresses import address_of
from luminaria.directory.rules.hsds import Visibility
from luminaria.directory.rules.listing import Document
from luminaria.directory.rules.redaction import strictest
from luminaria.kernel.errors import NotFound


@dataclass(frozen=True)
class There:
    """The services at a place, what they and their doors say, and the strictest that any of them asks."""

    services: tuple[UUID, ...]
    near: tuple[tuple[str, Document], ...]
    visibility: Visibility


def there(place: Record) -> There:
    """All that happens at a place, of each service and organization, what has gone too."""
    joined = Record.objects.filter(kind="location", same_as=place.id).values_list("id", flat=True)
    ats = list(Record.objects.filter(kind="service_at_location", location_id__in=[place.id, *joined]))
    shelf = Shelf.of([at.service_id for at in ats if at.service_id])
    rows = [Visibility(row.visibility) for row in (place, *ats)]
    services = [one.visibility for one in shelf.all()]
    return There(
        services=tuple(row.id for row in shelf.services),
        near=(
            *(("service", shelf.with_terms(row)) for row in shelf.services),
            *(("service_at_location", at.document) for at in ats),
        ),
        visibility=strictest(shelf.seen.get(place.id, Visibility.HIDDEN), *rows, *services),
    )


def county_of(location: Document, before: Document) -> str:
    """The county of a place by its town; what it was, in the same town; "" where nobody can tell."""
    bare = {name: value for name, value in location.items() if name != "county"}
    if found := atlas().of_place(bare):
        return found
    new, old = address_of(location), address_of(before)
    same = all(new.get(name) == old.get(name) for name in ("city", "state_province"))
    return str(before.get("county") or "") if same else ""


def is_printable(location_id: UUID) -> bool:
    """Whether everybody may know the place, by all that happens there. Raises NotFound."""
    place = Record.objects.filter(id=location_id, kind="location").first()
    if place is None:
        raise NotFound()
    return there(place).visibility == Visibility.PUBLIC
