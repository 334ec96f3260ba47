"""Terms of published taxonomies, as they stand in documents. A term that is not published is not nested."""

from collections.abc import Iterable, Iterator
from uuid import UUID

from luminaria.directory.models import ListedTaxonomy, ListedTerm
from luminaria.directory.rules.listing import Document


def taxonomy_document(row: ListedTaxonomy) -> Document:
    """An HSDS taxonomy."""
    return {"description": row.name, **row.document, "id": str(row.id), "name": row.name}


def term_document(row: ListedTerm) -> Document:
    """An HSDS taxonomy_term with its taxonomy as `taxonomy_detail`. `row.taxonomy` must have been read."""
    said: Document = {"description": row.name, **row.document}
    if row.parent_id:
        said["parent_id"] = str(row.parent_id)
    return said | {
        "id": str(row.id),
        "name": row.name,
        "taxonomy": row.taxonomy.name,
        "taxonomy_id": str(row.taxonomy_id),
        "taxonomy_detail": taxonomy_document(row.taxonomy),
    }


class Terms:
    """Nests terms into attributes. Each term is read once, all that a batch lacks in one query."""

    def __init__(self) -> None:
        self._known: dict[str, Document | None] = {}

    def nest(self, documents: Iterable[Document]) -> None:
        """Give every attribute below `documents` its term, and take away those whose term is unpublished."""
        holders = [holder for document in documents for holder in _holders(document)]
        wanted = {_term_id(one) for holder in holders for one in holder["attributes"]} - {""}
        self._read(wanted - self._known.keys())
        for holder in holders:
            holder["attributes"] = [nested for one in holder["attributes"] if (nested := self._nested(one))]

    def _read(self, missing: set[str]) -> None:
        self._known.update(dict.fromkeys(missing))
        ids = [UUID(one) for one in missing if _is_uuid(one)]
        for row in ListedTerm.objects.filter(id__in=ids).select_related("taxonomy") if ids else ():
            self._known[str(row.id)] = term_document(row)

    def _nested(self, attribute: Document) -> Document | None:
        id = _term_id(attribute)
        if not id:
            return attribute
        term = self._known[id]
        return {**attribute, "taxonomy_term_id": id, "taxonomy_term": term} if term else None


def _term_id(attribute: Document) -> str:
    nested = attribute.get("taxonomy_term")
    return str(attribute.get("taxonomy_term_id") or (nested or {}).get("id") or "")


def _is_uuid(text: str) -> bool:
    try:
        return str(UUID(text)) == text
    except ValueError:
        return False


def _holders(value: object) -> Iterator[Document]:
    """Every object below `value` that has attributes."""
    if isinstance(value, dict):
        if isinstance(value.get("attributes"), list):
            yield value
        for key, inner in value.items():
            if key != "attributes" and isinstance(inner, dict | list):
                yield from _holders(inner)
    elif isinstance(value, list):
        for inner in value:
            if isinstance(inner, dict | list):
                yield from _holders(inner)
