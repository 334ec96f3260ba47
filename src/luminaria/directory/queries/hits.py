"""Found rows as they are shown, each with its reasons."""

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any

from luminaria.directory.models import Listing, ListingTag
from luminaria.directory.queries.choosing import Row
from luminaria.directory.queries.opening import opening
from luminaria.directory.rules.codes import PEOPLE, TAKEN
from luminaria.directory.rules.hsds import ASKED, GENDERS, Known
from luminaria.directory.rules.listing import Document, Standing, Tag
from luminaria.directory.rules.matching import Traits, reasons
from luminaria.directory.rules.wishes import Hit, Wish

SPARE = 4
Tags = dict[str, set[str]]


def hits_of(rows: Sequence[Row], wish: Wish) -> tuple[Hit, ...]:
    """The listings of those rows, in that order, each with its reasons."""
    known, tags = _listings(row.number for row in rows), _tags(row.number for row in rows)
    return tuple(
        _hit(known[row.number], tags.get(row.number, {}), row, wish) for row in rows if row.number in known
    )


def still_open(rows: Sequence[Row], wish: Wish, most: int) -> list[Row]:
    """The first rows that are not closed at the time asked for, by their exact hours."""
    kept: list[Row] = []
    rest = iter(rows)
    # Hours are costly to reckon: no more are read at a time than are still wanted, and a few for the closed.
    while len(kept) < most and (part := list(islice(rest, most - len(kept) + SPARE))):
        known = _listings(row.number for row in part)
        kept += [row for row in part if row.number in known and opening(known[row.number], wish)[0] != "NO"]
    return kept[:most]


def _listings(numbers: Iterable[int]) -> dict[int, Listing]:
    rows = Listing.objects.filter(number__in=list(numbers)).select_related("organization")
    return {row.number: row for row in rows.prefetch_related("places")}


def _tags(numbers: Iterable[int]) -> dict[int, Tags]:
    """The tags of each listing by their kind."""
    found: dict[int, Tags] = {}
    rows = ListingTag.objects.filter(listing_id__in=list(numbers))
    for number, kind, code in rows.values_list("listing_id", "kind", "code"):
        found.setdefault(number, {}).setdefault(kind, set()).add(code)
    return found


def _hit(listing: Listing, tags: Tags, row: Row, wish: Wish) -> Hit:
    traits = traits_of(listing, tags, row, wish)
    return Hit(
        service_id=listing.service_id,
        name=listing.name,
        organization=listing.organization.name if listing.organization else "",
        document=listing.document,
        standing=traits.standing,
        kind=listing.kind,
        checked_on=listing.checked_on,
        places=tuple(place.document for place in listing.places.all()),
        counties=tuple(sorted(traits.counties)),
        statewide=listing.statewide,
        miles=row.miles,
        reasons=reasons(traits, wish),
    )


def traits_of(listing: Listing, tags: Tags, row: Row, wish: Wish) -> Traits:
    """A found listing as it is held against a wish."""
    open_now, until = opening(listing, wish) if wish.open_at else ("", "")
    return Traits(
        service_id=listing.service_id,
        number=listing.number,
        name=listing.name,
        standing=Standing(listing.standing),
        checked_on=listing.checked_on,
        statewide=listing.statewide,
        minimum_age=listing.minimum_age,
        maximum_age=listing.maximum_age,
        miles=row.miles,
        found=("name" if row.named else "text") if wish.words.strip() else "",
        opening=open_now,
        until=until,
        **tagged(tags),
        **said_of_people(listing.document),
    )


def tagged(tags: Tags) -> dict[str, Any]:
    """The traits that tags tell."""
    kinds = {
        "needs": Tag.NEED, "counties": Tag.COUNTY, "languages": Tag.LANGUAGE, "offers": Tag.OFFERS,
        "roles": Tag.ROLE, "headings": Tag.HEADING, "terms": Tag.TERM,
    }  # fmt: skip
    return {name: frozenset(tags.get(kind.value, ())) for name, kind in kinds.items()}


def said_of_people(document: Document) -> dict[str, Any]:
    """What a document tells of whom a service is for and what it asks; what is misshapen is unknown."""
    serves = _table(document, "serves")
    return {
        "interpreter": bool(document.get("interpretation_services")),
        "genders": _codes(serves.get("genders"), GENDERS),
        "populations": _codes(serves.get("populations"), PEOPLE),
        "excludes": _codes(serves.get("excludes"), PEOPLE),
        "asks": _known(_table(document, "asks"), ASKED),
        "takes": _known(_table(document, "takes"), TAKEN),
    }


def _table(document: Document, name: str) -> Document:
    value = document.get(name)
    return value if isinstance(value, dict) else {}


def _codes(value: object, known: tuple[str, ...]) -> frozenset[str]:
    return frozenset(known) & frozenset(map(str, value)) if isinstance(value, list) else frozenset()


def _known(table: Document, codes: tuple[str, ...]) -> dict[str, Known]:
    said = {code: table.get(code) for code in codes}
    return {code: Known(str(value)) for code, value in said.items() if value in ("yes", "no")}
