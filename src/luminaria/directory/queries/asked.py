"""What a provider is asked about: its facts as they would be printed."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from luminaria.directory.desk_words import FACT_WORDS
from luminaria.directory.models import Record
from luminaria.directory.queries.held import held
from luminaria.directory.rules.hsds import Visibility
from luminaria.directory.rules.listing import FACTS, Document
from luminaria.directory.telling import LOCALE, place_lines, told
from luminaria.directory.wording.asked import said
from luminaria.packs import pack

# What only the desk works with is not asked through a link.
_NOT_ASKED = ("room", "referrals")


def asked_of(row: Record) -> list[dict[str, Any]]:
    """One line a fact: {field, label, value}, and `said` with its words in other languages than the desk's.

    A place that is not public is not among them.
    """
    lines = {field: told(field, row.document) for field in FACTS if field not in _NOT_ASKED}
    lines["place"] = place_lines(
        (place, seen) for _, place, seen in seen_places(row.id) if seen == Visibility.PUBLIC
    )
    return [_line(field, "; ".join(lines[field]), row.document) for field in FACTS if lines.get(field)]


def still_as_asked(row: Record, asked: Iterable[Mapping[str, Any]]) -> frozenset[str]:
    """The facts that read as they did when a link was made; an answer about another value says nothing."""
    now = {one["field"]: one["value"] for one in asked_of(row)}
    return frozenset(one["field"] for one in asked if now.get(one["field"]) == one["value"])


def _line(field: str, value: str, document: Document) -> dict[str, Any]:
    others = {locale: said(field, document, locale) for locale in pack().locales if locale != LOCALE}
    kept = {locale: words for locale, words in others.items() if words not in ("", value)}
    return {"field": field, "label": FACT_WORDS[field], "value": value} | ({"said": kept} if kept else {})


def seen_places(service_id: UUID) -> list[tuple[UUID, Document, Visibility]]:
    """Each place of a service with who may learn it, as the gate of all outputs reckons."""
    found = next((one for _, one in held([service_id])), None)
    places = found.places if found else ()
    return [(UUID(str(one.location["id"])), one.location, one.visibility) for one in places]


def is_all_public(service_id: UUID) -> bool:
    """Whether every place of a service, and the service itself, may be printed."""
    found = next((one for _, one in held([service_id])), None)
    return found is None or {found.visibility, *(one.visibility for one in found.places)} == {
        Visibility.PUBLIC
    }
