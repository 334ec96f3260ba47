"""Finding services at the desk: those that the public reads and those that it does not."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet, TextField
from django.db.models.functions import Cast

from luminaria.directory.models import Listing, ListingTag, Record, Source
from luminaria.directory.rules.listing import Tag

A_PAGE: Final = 40
PUBLIC, NOT_PUBLIC = "public", "not-public"
_LISTED: Final = Exists(Listing.objects.filter(service_id=OuterRef("id")))


@dataclass(frozen=True)
class Looked:
    """What is looked for at the desk. Everything is optional; what is given must all fit."""

    words: str = ""
    need: str = ""
    county: str = ""
    state: str = ""
    source: str = ""
    page: int = 1


@dataclass(frozen=True)
class Row:
    """One service in the list."""

    id: UUID
    name: str
    organization: str
    source: str
    state: str
    listed: bool


@dataclass(frozen=True)
class Shown:
    """One page of the list."""

    rows: tuple[Row, ...]
    page: int
    more: bool


def find(looked: Looked, *, public_only: bool = False) -> Shown:
    """Services by name. `public_only` is for organisations that read what the public reads."""
    rows = Record.objects.filter(kind="service")
    if public_only or looked.state == PUBLIC:
        rows = rows.filter(_LISTED)
    elif looked.state == NOT_PUBLIC:
        rows = rows.filter(~_LISTED)
    if looked.source:
        rows = rows.filter(source_id=looked.source)
    rows = _by_words(_by_tags(rows, looked), looked.words)
    start = (max(looked.page, 1) - 1) * A_PAGE
    ids = list(rows.order_by("name", "id").values_list("id", flat=True)[start : start + A_PAGE + 1])
    found = _whole(Record.objects.filter(id__in=ids[:A_PAGE]))
    return Shown(tuple(_rows(found)), max(looked.page, 1), len(ids) > A_PAGE)


def sources() -> list[tuple[str, str]]:
    """Every source by code and name."""
    return list(Source.objects.order_by("name").values_list("code", "name"))


def others_like(row: Record) -> tuple[Row, ...]:
    """Services of other sources with a word of this one's name, which may be the same."""
    words = [word for word in row.name.split() if len(word) > 3][:4]
    if not words:
        return ()
    alike = Q()
    for word in words:
        alike |= Q(name__icontains=word)
    found = Record.objects.filter(alike, kind="service", same_as=None).exclude(source_id=row.source_id)
    return tuple(_rows(_whole(found)[:20]))


def _whole(rows: QuerySet[Record]) -> QuerySet[Any]:
    """With the source, and whether the public reads them."""
    return rows.annotate(listed=_LISTED).select_related("source").order_by("name", "id")


def _by_words(rows: QuerySet[Record], words: str) -> QuerySet[Record]:
    """Every word in the name of the service, of its organization, or in what it says of itself."""
    for word in words.split()[:8]:
        own = Q(name__icontains=word) | Q(text__icontains=word)
        by_organization = Record.objects.filter(kind="organization", name__icontains=word).values("id")
        rows = rows.annotate(text=Cast("document__description", TextField())).filter(
            own | Q(organization_id__in=by_organization)
        )
    return rows


def _by_tags(rows: QuerySet[Record], looked: Looked) -> QuerySet[Record]:
    """Public ones by what they are listed under; others by what their source says of area and terms."""
    if looked.county:
        areas = rows.annotate(areas=Cast("document__service_areas", TextField())).filter
        rows = areas(
            _tagged(Tag.COUNTY, looked.county)
            | Q(areas__icontains=f'"{looked.county}"')
            | Q(areas__icontains='"extent": "all"')
        )
    if looked.need:
        terms = Record.objects.filter(kind="taxonomy_term", document__needs__icontains=f'"{looked.need}"')
        of_terms = Q()
        for term_id in terms.values_list("id", flat=True)[:200]:
            of_terms |= Q(attributes__icontains=str(term_id))
        rows = rows.annotate(attributes=Cast("document__attributes", TextField())).filter(
            _tagged(Tag.NEED, looked.need) | of_terms
        )
    return rows


def _tagged(kind: Tag, code: str) -> Q:
    tags = ListingTag.objects.filter(kind=kind, code=code)
    return Q(id__in=tags.values("listing__service_id"))


def _rows(rows: Iterable[Record]) -> Iterable[Row]:
    found = list(rows)
    ids = {row.organization_id for row in found if row.organization_id}
    names = dict(Record.objects.filter(id__in=ids).values_list("id", "name"))
    return [
        Row(
            row.id,
            row.name,
            names.get(row.organization_id or row.id, ""),
            row.source.name,
            _state(row),
            _is_listed(row),
        )
        for row in found
    ]


def _state(row: Record) -> str:
    """How it stands, in a few words."""
    if row.same_as:
        return "Joined with another"
    if row.do_not_list:
        return "Do not list"
    if row.gone_on:
        return "Gone"
    return "Public" if _is_listed(row) else "Not public"


def _is_listed(row: Record) -> bool:
    return bool(getattr(row, "listed", False))
