"""What public pages show of the directory: listed rows, few queries a page, nothing that is held back."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.db.models import Case, F, Q, QuerySet, Value, When, Window
from django.db.models.functions import RowNumber

from luminaria.directory.models import ListedOrganization, Listing, ListingTag
from luminaria.directory.queries.booklet import facts_of
from luminaria.directory.rules.listing import Standing, Tag
from luminaria.directory.wording import Facts

A_PAGE: Final = 20
NAMES_A_PAGE: Final = 60
MOST_OF_A_KIND: Final = 40
# Headings of the resources page that have few entries; every other entry stands under "nonprofits" (D20).
HEADINGS: Final = ("task-force", "nmdoj", "nonprofits", "law-enforcement", "online")
RANKS: Final = (Standing.CONFIRMED, Standing.PRINTED, Standing.OLD)
FEW: Final = tuple(code for code in HEADINGS if code != "nonprofits")


@dataclass(frozen=True)
class Shelf:
    """One page of a long list. `number` counts from 1, up to `of`; `total` is all there is."""

    facts: tuple[Facts, ...]
    number: int
    of: int
    total: int


def shown(service_id: UUID) -> Facts | None:
    """One listed service, or None."""
    return next(iter(_facts(Listing.objects.filter(service_id=service_id))), None)


def is_shown(service_id: UUID) -> bool:
    """Whether that service is listed."""
    return Listing.objects.filter(service_id=service_id).exists()


def chosen(ids: Sequence[UUID]) -> tuple[Facts, ...]:
    """Those of the named services that are listed, in the order they were named."""
    rows = {row.service_id: row for row in _whole(Listing.objects.filter(service_id__in=ids))}
    return tuple(facts_of(rows[one] for one in dict.fromkeys(ids) if one in rows))


def in_county(county_id: str, number: int) -> Shelf | None:
    """A page of what helps in that county and not in the whole state; None past the end."""
    return _shelf(_reachable(_has(Tag.COUNTY, county_id), statewide=False), number, A_PAGE)


def beside_county(county_id: str) -> tuple[tuple[Facts, ...], tuple[Facts, ...]]:
    """What helps in the whole state, the first ones of it; and what is known there by name only."""
    rows = _helping(Q(statewide=True) | (_has(Tag.COUNTY, county_id) & Q(standing=Standing.NAMED)))
    first = _ranked(rows).values_list("number", flat=True)[: 2 * MOST_OF_A_KIND]
    found = _numbered(list(first))
    named = tuple(one for one in found if one.standing == Standing.NAMED)
    return tuple(one for one in found if one not in named)[:MOST_OF_A_KIND], named


def for_group(group: str, number: int) -> Shelf | None:
    """A page of the services of a group of needs; None past the end."""
    return _shelf(_reachable(_has(Tag.TERM, group)), number, A_PAGE)


def named_for_group(group: str) -> tuple[Facts, ...]:
    """What is known by name only in a group of needs."""
    return _facts(_named(_has(Tag.TERM, group))[:MOST_OF_A_KIND])


def under_headings() -> dict[str, tuple[Facts, ...]]:
    """The entries of the headings that have few."""
    return _of_each(Tag.HEADING, FEW)


def under_no_heading(number: int) -> Shelf | None:
    """A page of all other entries by name; None past the end."""
    few = ListingTag.objects.filter(kind=Tag.HEADING, code__in=FEW).values("listing_id")
    rows = Listing.objects.exclude(number__in=few).order_by("name", "service_id")
    return _shelf(rows, number, NAMES_A_PAGE)


def taking_part(kind: Tag, codes: Sequence[str]) -> dict[str, tuple[Facts, ...]]:
    """The first entries by name for each way to take part (A20, E5) or each role of a group (D14)."""
    return _of_each(kind, codes)


def together() -> tuple[tuple[Facts, dict[str, object]], ...]:
    """Groups that work together, each with what its organization says of that (A21)."""
    joined = ListedOrganization.objects.filter(document__has_key="collaboration")
    rows = Listing.objects.filter(organization__in=joined).order_by("name", "service_id")
    return tuple((one, _collaboration(one)) for one in _facts(rows[: MOST_OF_A_KIND * 5]))


def _collaboration(facts: Facts) -> dict[str, object]:
    said = (facts.organization or {}).get("collaboration")
    return said if isinstance(said, dict) else {}


def _reachable(which: Q, **more: object) -> QuerySet[Listing]:
    """What helps a person and can be reached."""
    return _ranked(_helping(which, **more).exclude(standing=Standing.NAMED))


def _ranked(rows: QuerySet[Listing]) -> QuerySet[Listing]:
    """Whom we asked first, then what was read, then what is old, then what is known by name only."""
    ranks = [When(standing=one, then=Value(place)) for place, one in enumerate(RANKS)]
    return rows.annotate(rank=Case(*ranks, default=Value(len(RANKS)))).order_by("rank", "name", "service_id")


def _named(which: Q) -> QuerySet[Listing]:
    return _helping(which, standing=Standing.NAMED).order_by("name", "service_id")


def _helping(which: Q, **more: object) -> QuerySet[Listing]:
    return Listing.objects.filter(which, helps=True, **more)


def _has(kind: Tag, code: str) -> Q:
    return Q(number__in=ListingTag.objects.filter(kind=kind, code=code).values("listing_id"))


def _of_each(kind: Tag, codes: Sequence[str]) -> dict[str, tuple[Facts, ...]]:
    """For each code its first listings by name: one query to choose them, three to read them all."""
    order = Window(RowNumber(), partition_by=F("code"), order_by=(F("listing__name"), F("listing_id")))
    tags = ListingTag.objects.filter(kind=kind, code__in=codes).annotate(place=order)
    found = list(tags.filter(place__lte=MOST_OF_A_KIND).values_list("code", "listing_id", "place"))
    rows = {row.pk: row for row in _whole(Listing.objects.filter(pk__in={pk for _, pk, _ in found}))}
    by_code: dict[str, list[Listing]] = {code: [] for code in codes}
    for code, pk, _ in sorted(found, key=lambda one: one[2]):
        by_code[code].append(rows[pk])
    facts = dict(zip(rows, facts_of(rows.values()), strict=True))
    return {code: tuple(facts[row.pk] for row in listings) for code, listings in by_code.items()}


def _shelf(rows: QuerySet[Listing], number: int, most: int) -> Shelf | None:
    """One page of the rows; None past the end. Numbers are read once, for the count and for the page."""
    numbers = list(rows.values_list("number", flat=True))
    pages = max(1, -(-len(numbers) // most))
    if not 1 <= number <= pages:
        return None
    start = (number - 1) * most
    return Shelf(_numbered(numbers[start : start + most]), number, pages, len(numbers))


def _whole(rows: QuerySet[Listing]) -> QuerySet[Listing]:
    return rows.select_related("organization")


def _facts(rows: QuerySet[Listing]) -> tuple[Facts, ...]:
    return tuple(facts_of(_whole(rows)))


def _numbered(numbers: Sequence[int]) -> tuple[Facts, ...]:
    """What is listed under these numbers, which an index gave in their order: no other whole row is read."""
    known = {row.number: row for row in _whole(Listing.objects.filter(number__in=numbers))}
    return tuple(facts_of(known[one] for one in numbers if one in known))
