"""A plain CSV, one line a service, for people with a spreadsheet."""

import csv
import io
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO, Final

from luminaria.directory.exchange.writing.whole import Whole
from luminaria.directory.rules.listing import Document

_BETWEEN: Final = "; "


def _each(value: object, name: str) -> str:
    """That field of each object of a list."""
    found = value if isinstance(value, list) else []
    said = (str(one[name]) for one in found if isinstance(one, dict) and one.get(name) not in (None, ""))
    return _BETWEEN.join(dict.fromkeys(said))


def _addresses(service: Document) -> Iterator[Document]:
    for place in service.get("service_at_locations", []):
        yield from place.get("location", {}).get("addresses", [])


def _street(service: Document) -> str:
    said = (
        ", ".join(str(one[name]) for name in ("address_1", "address_2") if one.get(name))
        for one in _addresses(service)
    )
    return _BETWEEN.join(dict.fromkeys(filter(None, said)))


def _of_address(name: str) -> Callable[[Document], str]:
    return lambda service: _each(list(_addresses(service)), name)


def _hours(service: Document) -> str:
    said = []
    for one in service.get("schedules", []):
        times = "-".join(str(one[name]) for name in ("opens_at", "closes_at") if one.get(name))
        said.append(" ".join(filter(None, (str(one.get("byday") or ""), times, one.get("description")))))
    return _BETWEEN.join(filter(None, said))


def _organization(name: str) -> Callable[[Document], object]:
    return lambda service: service.get("organization", {}).get(name)


def _terms(service: Document) -> str:
    return _each([one.get("taxonomy_term") for one in service.get("attributes", [])], "name")


def _own(name: str) -> Callable[[Document], object]:
    return lambda service: service.get(name)


def _child(list_name: str, name: str) -> Callable[[Document], str]:
    return lambda service: _each(service.get(list_name), name)


def _gate(service: Document) -> str:
    gate = service.get("front_gate") or {}
    numbers = _each(gate.get("phones"), "number")
    return _BETWEEN.join(str(one) for one in (gate.get("name"), numbers, gate.get("how")) if one)


COLUMNS: Final[dict[str, Callable[[Document], Any]]] = {
    "id": _own("id"),
    "name": _own("name"),
    "alternate_name": _own("alternate_name"),
    "organization_id": _organization("id"),
    "organization": _organization("name"),
    "status": _own("status"),
    "kind": _own("kind"),
    "description": _own("description"),
    "terms": _terms,
    "phones": _child("phones", "number"),
    "url": _own("url"),
    "email": _own("email"),
    "front_gate": _gate,
    "address": _street,
    "city": _of_address("city"),
    "state_province": _of_address("state_province"),
    "postal_code": _of_address("postal_code"),
    "service_areas": _child("service_areas", "name"),
    "hours": _hours,
    "languages": _child("languages", "name"),
    "eligibility_description": _own("eligibility_description"),
    "minimum_age": _own("minimum_age"),
    "maximum_age": _own("maximum_age"),
    "application_process": _own("application_process"),
    "fees_description": _own("fees_description"),
    "assured_date": _own("assured_date"),
    "last_modified": _own("last_modified"),
}


def write_csv(out: BinaryIO, whole: Whole) -> int:
    """The lines below their heading. How many services there are."""
    text = io.TextIOWrapper(out, encoding="utf-8", newline="", write_through=True)
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    written = 0
    for service in whole.services():
        written += 1
        writer.writerow([_cell(read(service)) for read in COLUMNS.values()])
    text.detach()
    return written


def _cell(value: object) -> str:
    """The value; one that a spreadsheet would take for a formula is kept from being one."""
    said = "" if value is None else str(value)
    is_formula = said[:1] in ("=", "@", "\t", "\r") or (said[:1] in ("+", "-") and not said[1:2].isdigit())
    return f"'{said}" if is_formula else said
