"""The terms that are published: those of listed services, what stands above them, and the pack's own."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from luminaria.directory.models import ListedTaxonomy, ListedTerm, ListingTag, Record
from luminaria.directory.queries.held import batches
from luminaria.directory.rules.hsds import OBJECTS, Visibility
from luminaria.directory.rules.listing import Document, Tag
from luminaria.directory.rules.redaction import free_document

PACK = "pack"
_BULK = 1000


def keep_terms(now: datetime) -> None:
    """Exactly those terms are listed. One that only a hidden service has would tell of it."""
    terms = _with_parents(_used())
    taxonomies = {row.id: row for row in _open_taxonomies()}
    terms = {id: row for id, row in terms.items() if row.taxonomy_id in taxonomies}
    used = {row.taxonomy_id for row in terms.values()}
    taxonomies = {id: row for id, row in taxonomies.items() if id in used or row.source_id == PACK}
    ListedTerm.objects.exclude(id__in=list(terms)).delete()
    ListedTaxonomy.objects.exclude(id__in=list(taxonomies)).delete()
    _keep(ListedTaxonomy, {id: _plain(row) for id, row in taxonomies.items()}, now)
    _keep(ListedTerm, {id: _plain(row) | _of_term(row) for id, row in terms.items()}, now)


def _used() -> set[UUID]:
    codes = ListingTag.objects.filter(kind=Tag.TERM).values_list("code", flat=True).distinct()
    found = {UUID(code) for code in codes if _is_id(code)}
    own = Record.objects.filter(kind="taxonomy_term", source_id=PACK, gone_on=None)
    return found | set(own.values_list("id", flat=True))


def _is_id(code: str) -> bool:
    try:
        return str(UUID(code)) == code
    except ValueError:
        return False


def _with_parents(ids: set[UUID]) -> dict[UUID, Record]:
    found: dict[UUID, Record] = {}
    while missing := ids - found.keys():
        rows = _listable("taxonomy_term", missing)
        found |= {row.id: row for row in rows}
        ids = {row.parent_id for row in rows if row.parent_id}
    return found


def _listable(kind: str, ids: Iterable[UUID]) -> list[Record]:
    rows = Record.objects.filter(kind=kind, gone_on=None, do_not_list=False, visibility=Visibility.PUBLIC)
    return [row for batch in batches(ids, _BULK) for row in rows.filter(id__in=batch).defer("said")]


def _open_taxonomies() -> list[Record]:
    rows = Record.objects.filter(kind="taxonomy", gone_on=None, do_not_list=False)
    return list(rows.filter(visibility=Visibility.PUBLIC))


def _plain(row: Record) -> dict[str, Any]:
    document = free_document(OBJECTS[row.kind], row.document | {"id": str(row.id)})
    return {"name": row.name, "document": document}


def _of_term(row: Record) -> dict[str, Any]:
    code = str(row.document.get("code") or "")[:80]
    return {"taxonomy_id": row.taxonomy_id, "parent_id": row.parent_id, "code": code}


def _keep(model: Any, wanted: dict[UUID, dict[str, Any]], now: datetime) -> None:
    held = {row.id: row for row in model.objects.all()}
    new = [model(id=id, modified_at=now, **values) for id, values in wanted.items() if id not in held]
    model.objects.bulk_create(new, batch_size=_BULK)
    changed = []
    for id, values in wanted.items():
        if id in held and any(getattr(held[id], name) != value for name, value in values.items()):
            for name, value in {**values, "modified_at": now}.items():
                setattr(held[id], name, value)
            changed.append(held[id])
    if changed:
        names = [*next(iter(wanted.values())), "modified_at"]
        model.objects.bulk_update(changed, names, batch_size=_BULK)


__all__ = ["Document", "keep_terms"]
