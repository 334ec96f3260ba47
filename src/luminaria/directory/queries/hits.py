"""Found rows as they are shown, each with its reasons."""

from collections.abc import Sequence

from luminaria.directory.models import Listing
from luminaria.directory.rules.listing import Standing
from luminaria.directory.rules.wishes import Hit, Wish


def hits_of(numbers: Sequence[int], wish: Wish) -> tuple[Hit, ...]:
    """The listings of those numbers, in that order."""
    rows = Listing.objects.filter(number__in=numbers).select_related("organization")
    known = {row.number: row for row in rows.prefetch_related("places", "tags")}
    return tuple(_hit(known[number]) for number in numbers if number in known)


def _hit(row: Listing) -> Hit:
    return Hit(
        service_id=row.service_id,
        name=row.name,
        organization=row.organization.name if row.organization else "",
        document=row.document,
        standing=Standing(row.standing),
        kind=row.kind,
        checked_on=row.checked_on,
        places=tuple(place.document for place in row.places.all()),
        counties=tuple(sorted(tag.code for tag in row.tags.all() if tag.kind == "county")),
        statewide=row.statewide,
        miles=None,
        reasons=(),
    )
