"""One flat row as one nested HSDS service: its organization, place, telephones, languages and terms."""

from dataclasses import dataclass, field
from typing import Any, Final

from luminaria.directory.exchange.reading.told import Document, Home
from luminaria.directory.rules.hsds import OBJECTS
from luminaria.directory.rules.hsds.older_words import language

ADDRESS: Final = (
    "attention",
    "address_1",
    "address_2",
    "city",
    "region",
    "state_province",
    "postal_code",
    "country",
)
PHONES: Final = {"phones": "voice", "phones.fax": "fax", "phones.tty": "tty", "phones.text": "sms"}
LISTS: Final = (
    *PHONES,
    "languages",
    "service_areas",
    "required_documents",
    "taxonomy_terms",
    "taxonomy_codes",
)
_PARTS: Final = {
    "organization": ("id", "name", "alternate_name", "description", "website", "email", "year_incorporated"),
    "location": (
        "id",
        "name",
        "description",
        "transportation",
        "latitude",
        "longitude",
        "visibility",
        "county",
    ),
    "contact": ("name", "title", "department", "email"),
    "address": ADDRESS,
    "postal": ADDRESS,
    "accessibility": ("description",),
}
SERVICE: Final = tuple(one.name for one in OBJECTS["service"].fields if not one.name.endswith("_id"))
FIELDS: Final = frozenset(
    {
        *SERVICE,
        *LISTS,
        *(f"{part}.{name}" for part, names in _PARTS.items() for name in names),
        *("hours", "taxonomy", "kind"),
    }
)


@dataclass
class Flat:
    """One row by field; a field may have been said in several columns."""

    values: dict[str, list[str]] = field(default_factory=dict)

    def add(self, name: str, value: str) -> None:
        """Take up one more value of a field."""
        if value.strip() and value.strip() not in self.values.get(name, ()):
            self.values.setdefault(name, []).append(value.strip())

    def one(self, name: str) -> str:
        """All that was said of a field that is one."""
        return "\n".join(self.values.get(name, ()))

    def all(self, name: str) -> list[str]:
        """What was said of a field that is a list."""
        return self.values.get(name, [])

    def part(self, name: str) -> Document:
        """The fields of one part that are said."""
        return {one: self.one(f"{name}.{one}") for one in _PARTS[name] if self.one(f"{name}.{one}")}


def service(flat: Flat, home: Home) -> Document:
    """The nested service. What has no id of its own is known again by the names around it."""
    document: Document = {name: _value(name, flat.one(name)) for name in SERVICE if flat.one(name)}
    organization = _organization(flat)
    address = flat.part("address")
    id = document.setdefault(
        "id",
        "/".join(
            one
            for one in (organization.get("name", ""), flat.one("name"), address.get("address_1", ""))
            if one
        ).casefold()[:180],
    )
    document.setdefault("status", "active")
    if organization:
        document["organization"] = organization
    if place := location(flat, home, str(id)):
        document["service_at_locations"] = [{"id": f"{id}/at", "location": place}]
    document |= _lists(flat)
    if contact := flat.part("contact"):
        document["contacts"] = [{"id": f"{id}/contact", **contact}]
    if hours := flat.one("hours"):
        document["schedules"] = [{"id": f"{id}/hours", "description": hours}]
    if kind := flat.one("kind"):
        document["kind"] = kind
    return document


def _value(name: str, said: str) -> Any:
    plain = OBJECTS["service"].field(name)
    return said.casefold() if plain and plain.choices else said


def _organization(flat: Flat) -> Document:
    said = flat.part("organization")
    if not said.get("name"):
        return {}
    return {"id": said["name"].casefold()[:180], "description": "", **said}


def location(flat: Flat, home: Home, id: str) -> Document:
    """The place of a row, or {} when it says none."""
    said = flat.part("location")
    addresses = [
        one
        for part, kind in (("address", "physical"), ("postal", "postal"))
        if (one := _address(flat.part(part), kind, home, id))
    ]
    if not addresses and not said.keys() - {"county"}:
        return {}
    place: Document = {"id": f"{id}/place", "location_type": "physical", **said}
    for name in ("latitude", "longitude"):
        if name in place:
            place[name] = _number(place[name])
    if words := flat.part("accessibility"):
        place["accessibility"] = [{"id": f"{id}/accessibility", **words}]
    return place | ({"addresses": addresses} if addresses else {})


def _number(said: str) -> float | str:
    try:
        return float(said)
    except ValueError:
        return said


def _address(said: Document, kind: str, home: Home, id: str) -> Document:
    if not any(said.get(name) for name in ("address_1", "city", "postal_code")):
        return {}
    blank = dict.fromkeys(("address_1", "city", "state_province", "postal_code"), "")
    return {"id": f"{id}/{kind}", **blank, "country": home.country, **said, "address_type": kind}


def _lists(flat: Flat) -> Document:
    phones = [{"number": number, "type": type} for name, type in PHONES.items() for number in flat.all(name)]
    found: Document = {
        "phones": phones,
        "languages": [language(one) for one in flat.all("languages")],
        "service_areas": [{"name": one} for one in flat.all("service_areas")],
        "required_documents": [{"document": one} for one in flat.all("required_documents")],
        "attributes": _attributes(flat),
    }
    return {name: some for name, some in found.items() if some}


def _attributes(flat: Flat) -> list[Document]:
    scheme = flat.one("taxonomy") or "Terms of this feed"
    names, codes = flat.all("taxonomy_terms"), flat.all("taxonomy_codes")
    codes = codes if len(codes) == len(names) else [""] * len(names)
    detail = {"id": scheme.casefold(), "name": scheme, "description": scheme}
    return [
        {
            "link_entity": "service",
            "label": name,
            "taxonomy_term": {
                "id": f"{scheme}/{code or name}".casefold(), "name": name, "description": name,
                "taxonomy": scheme, "taxonomy_detail": detail, **({"code": code} if code else {}),
            },
        }
        for name, code in zip(names, codes, strict=True)
    ]  # fmt: skip
