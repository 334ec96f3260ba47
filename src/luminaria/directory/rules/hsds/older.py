"""What packages of before HSDS 3 say, said as 3.1 says it: tables, columns, times and weekdays.

Source: HSDS 1.1 and 2.0 tabular packages, and the changes listed in the specification's changelog for 3.0.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any, Final

from luminaria.directory.rules.hsds.older_words import DAYS, clock_time, language, weekday

Row = dict[str, Any]
Note = Callable[..., None]

# Tables that stand in packages of before 3.0 only. `taxonomy` is one when its rows are terms.
ONLY_OLDER: Final = frozenset(
    {
        *("services_at_location", "physical_addresses", "postal_addresses", "regular_schedules"),
        *("holiday_schedules", "eligibility", "services_taxonomy", "service_taxonomy", "payments_accepted"),
        *("accessibility_for_disabilities", "services_attributes", "other_attributes"),
    }
)
_TABLES: Final = {
    "services_at_location": "service_at_location",
    "physical_addresses": "addresses",
    "postal_addresses": "addresses",
    "regular_schedules": "schedules",
    "holiday_schedules": "schedules",
    "services_taxonomy": "attributes",
    "service_taxonomy": "attributes",
    "taxonomy": "taxonomy_terms",
    "accessibility_for_disabilities": "accessibility",
}
_EXTENSION: Final = re.compile(r"(.*?\d)\s*(?:x|ext\.?|extension)\s*(\d+)\s*", re.IGNORECASE)


def is_older(tables: dict[str, frozenset[str]]) -> bool:
    """Whether a package with these tables and their columns is of before HSDS 3."""
    terms = tables.get("taxonomy", frozenset())
    return bool(ONLY_OLDER & tables.keys()) or "vocabulary" in terms


def table_of(table: str) -> str:
    """The 3.1 table that takes up the rows of an older one."""
    return _TABLES.get(table, table)


def modern(table: str, row: Row, note: Note) -> Iterator[tuple[str, Row]]:
    """One older row as rows of 3.1 tables; eligibility and payments become words of their service.

    `note(field, reason[, value])` is told of what could not be carried over as it was.
    """
    row = {name: _text(value) for name, value in row.items() if value}
    change = _CHANGES.get(table)
    yield from change(row, note) if change else ((table_of(table), row),)


def _text(value: str) -> str:
    """The sign for a new line, written out in these packages, is a new line."""
    return value.replace("\\r\\n", "\n").replace("\\n", "\n")


def _move(row: Row, old: str, new: str) -> None:
    if old in row:
        value = row.pop(old)
        row.setdefault(new, value)


def _organization(row: Row, note: Note) -> Iterator[tuple[str, Row]]:
    _move(row, "url", "website")
    yield "organizations", {"description": "", **row}


def _program(row: Row, note: Note) -> Iterator[tuple[str, Row]]:
    yield "programs", {"description": "", **row}


def _service(row: Row, note: Note) -> Iterator[tuple[str, Row]]:
    _move(row, "fees", "fees_description")
    if "status" not in row:
        row["status"] = "active"
        note("status", "is not said: a package lists what is active")
    for term in re.split(r"[,;|]\s*", row.pop("taxonomy_ids", "")):
        if term:
            yield "attributes", _attribute(row.get("id", ""), term)
    yield "services", row


def _location(row: Row, note: Note) -> Iterator[tuple[str, Row]]:
    yield "locations", {"location_type": "physical", **row}


def _address(kind: str) -> Callable[[Row, Note], Iterator[tuple[str, Row]]]:
    def address(row: Row, note: Note) -> Iterator[tuple[str, Row]]:
        said = {
            name for name in ("address_1", "address_2", "city", "postal_code") if row.get(name, "").strip()
        }
        if not said:
            note("address_1", "holds no address: left out")
            return
        more = [
            row.pop(name) for name in ("address_2", "address_3", "address_4") if row.get(name, "").strip()
        ]
        row |= {"address_2": ", ".join(more)} if more else {}
        row.pop("organization_id", None)
        for name in ("address_1", "city", "state_province", "postal_code"):
            if not row.get(name, "").strip():
                row[name] = ""
                note(name, "is empty: kept empty")
        yield "addresses", {**row, "address_type": kind}

    return address


def _phone(row: Row, note: Note) -> Iterator[tuple[str, Row]]:
    if not row.get("number", "").strip():
        note("number", "is empty: the telephone is left out")
        return
    if found := _EXTENSION.fullmatch(row["number"]):
        row["number"], row["extension"] = found[1], row.get("extension") or found[2]
    if (extension := row.get("extension", "").strip()) and not extension.isdigit():
        row.pop("extension")
        row["description"] = " ".join(filter(None, (row.get("description"), f"Extension {extension}")))
    if department := row.pop("department", ""):
        row["description"] = " ".join(filter(None, (row.get("description"), department)))
    spoken = [one.strip() for one in row.pop("language", "").split(",") if one.strip()]
    yield "phones", row | ({"languages": [language(one) for one in spoken]} if spoken else {})


def _contact(row: Row, note: Note) -> Iterator[tuple[str, Row]]:
    parts = (row.pop("phone_areacode", ""), row.pop("phone_number", ""))
    extension = row.pop("phone_extension", "")
    if number := "-".join(part.strip() for part in parts if part.strip()):
        phone = {"number": number} | ({"extension": int(extension)} if extension.isdigit() else {})
        row["phones"] = [phone]
    yield "contacts", row


def _language(row: Row, note: Note) -> Iterator[tuple[str, Row]]:
    said = row.pop("language", "").strip()
    if not said and "name" not in row:
        note("language", "is empty: left out")
        return
    yield "languages", {**language(said), **row}


def _regular(row: Row, note: Note) -> Iterator[tuple[str, Row]]:
    """A weekday of a week becomes a weekly rule; hours that cannot be read stay words."""
    said = row.pop("original_text", "")
    if said:
        row["description"] = said
    day, opens, closes = row.pop("weekday", ""), row.pop("opens_at", ""), row.pop("closes_at", "")
    code, times = weekday(day), (clock_time(opens), clock_time(closes))
    if code and all(times):
        row |= {"freq": "WEEKLY", "byday": code, "opens_at": times[0], "closes_at": times[1]}
    else:
        note("opens_at", "cannot be read as hours: kept as words", f"{day} {opens}-{closes}")
        row.setdefault("description", f"{day} {opens}-{closes}".strip(" -"))
    yield "schedules", row


def _holiday(row: Row, note: Note) -> Iterator[tuple[str, Row]]:
    """Days that differ. Closed ones bear no hours, so that no rule can open them."""
    begins, ends = row.pop("start_date", "")[:10], row.pop("end_date", "")[:10]
    closed = row.pop("closed", "").casefold() in ("true", "yes", "1", "t", "y")
    days = {"valid_from": begins, "valid_to": ends or begins} if begins else {}
    times = clock_time(row.pop("opens_at", "")), clock_time(row.pop("closes_at", ""))
    if closed or not all(times):
        row["description"] = "Closed" if closed else "Other hours"
    else:
        row |= {"freq": "WEEKLY", "byday": ",".join(DAYS), "dtstart": begins, "until": ends or begins}
        row |= {"opens_at": times[0], "closes_at": times[1]}
    yield "schedules", {**row, **days}


def _words(column: str) -> Callable[[Row, Note], Iterator[tuple[str, Row]]]:
    """A table of words about a service: they are put behind a field of it, see `WORDS`."""

    def words(row: Row, note: Note) -> Iterator[tuple[str, Row]]:
        if row.get(column, "").strip():
            yield column, {"service_id": row.get("service_id", ""), "words": row[column].strip()}

    return words


# Table of words -> the field of its service that takes them up, and how they begin.
WORDS: Final = {
    "eligibility": ("eligibility_description", ""),
    "payment": ("fees_description", "Payments accepted: "),
}


def _area(row: Row, note: Note) -> Iterator[tuple[str, Row]]:
    _move(row, "service_area", "name")
    yield "service_areas", row


def _accessibility(row: Row, note: Note) -> Iterator[tuple[str, Row]]:
    _move(row, "accessibility", "description")
    if row.get("description") or row.get("details"):
        yield "accessibility", row


def _term(row: Row, note: Note) -> Iterator[tuple[str, Row]]:
    """A term; its parent too, when the row names it and may be the only one that does."""
    scheme, parent = row.pop("vocabulary", ""), row.pop("parent_name", "")
    row.pop("taxonomy_facet", "")
    of = {"taxonomy": scheme, "taxonomy_id": scheme} if scheme else {}
    if scheme:
        yield "taxonomies", {"id": scheme, "name": scheme, "description": scheme, "_again": True}
    if parent and row.get("parent_id"):
        yield (
            "taxonomy_terms",
            {"id": row["parent_id"], "name": parent, "description": parent, "_again": True, **of},
        )
    yield "taxonomy_terms", {"description": row.get("name", ""), **row, **of}


def _attribute(service: str, term: str) -> Row:
    return {"link_id": service, "taxonomy_term_id": term, "link_entity": "service"}


def _link(row: Row, note: Note) -> Iterator[tuple[str, Row]]:
    made = _attribute(row.get("service_id", ""), row.get("taxonomy_id", ""))
    detail = {"value": row["taxonomy_detail"]} if row.get("taxonomy_detail") else {}
    yield "attributes", {"id": row.get("id", ""), **made, **detail}


_CHANGES: Final[dict[str, Callable[[Row, Note], Iterator[tuple[str, Row]]]]] = {
    "organizations": _organization,
    "programs": _program,
    "services": _service,
    "locations": _location,
    "physical_addresses": _address("physical"),
    "postal_addresses": _address("postal"),
    "phones": _phone,
    "contacts": _contact,
    "languages": _language,
    "regular_schedules": _regular,
    "holiday_schedules": _holiday,
    "eligibility": _words("eligibility"),
    "payments_accepted": _words("payment"),
    "service_areas": _area,
    "accessibility_for_disabilities": _accessibility,
    "taxonomy": _term,
    "services_taxonomy": _link,
    "service_taxonomy": _link,
}
