"""Plain CSV: which column says which field. Said in a small TOML file, or guessed from the heading and shown.

[columns]
"Agency" = "organization.name"
"Program" = "name"
"Phone" = "phones"
[separators]
"Languages" = ";"
[constants]
"address.state_province" = "NM"
"""

import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from luminaria.directory.exchange.reading.composing import FIELDS, LISTS, Flat, service
from luminaria.directory.exchange.reading.parts import Part
from luminaria.directory.exchange.reading.sheets import Line, heading, lines
from luminaria.directory.exchange.reading.told import Home, Level, Raw, Reading, Told, Unreadable, Where

SEPARATOR: Final = re.compile(r"[;|\n]\s*")
# Field -> what people call a column that surely means it, in letters only.
_CALLED: Final = {
    "id": "id serviceid recordid key",
    "name": "name service servicename program programname resource resourcename title",
    "organization.name": "organization organisation agency organizationname"
    " organisationname agencyname provider providername",
    "organization.id": "organizationid agencyid",
    "description": "description servicedescription about",
    "phones": "phone phonenumber telephone tel mainphone hotline phone1 phone2 phone3 tollfree",
    "phones.fax": "fax",
    "phones.tty": "tty tdd",
    "phones.text": "text",
    "email": "email emailaddress",
    "url": "website web url websiteurl",
    "address.address_1": "address address1 street streetaddress physicaladdress",
    "address.address_2": "address2 suite",
    "address.city": "city town",
    "address.state_province": "state stateprovince",
    "location.county": "county",
    "address.postal_code": "zip zipcode postalcode postcode",
    "address.country": "country",
    "location.latitude": "latitude lat",
    "location.longitude": "longitude lon lng long",
    "location.visibility": "visibility",
    "hours": "hours hoursofoperation openinghours",
    "languages": "languages language languagesspoken",
    "eligibility_description": "eligibility whoitisfor",
    "fees_description": "fees cost fee",
    "application_process": "howtoapply applicationprocess intake",
    "required_documents": "documents documentsrequired",
    "service_areas": "areaserved servicearea coverage coveragearea countiesserved",
    "taxonomy_terms": "category categories taxonomy servicetype type",
    "minimum_age": "minage minimumage",
    "maximum_age": "maxage maximumage",
    "status": "status",
    "assured_date": "lastverified verifiedon",
    "last_modified": "lastupdated",
    "accessibility.description": "accessibility",
    "location.transportation": "transportation",
}
_GUESSES: Final = {word: name for name, words in _CALLED.items() for word in words.split()}


@dataclass(frozen=True)
class Mapping:
    """Column -> field, what parts a list in a cell, and what every row says without saying it."""

    columns: tuple[tuple[str, str], ...]
    separators: dict[str, str] = field(default_factory=dict)
    constants: dict[str, str] = field(default_factory=dict)

    @property
    def fields(self) -> frozenset[str]:
        """Every field that a row can say."""
        return frozenset({name for _, name in self.columns} | self.constants.keys())


def from_file(path: Path) -> Mapping:
    """The mapping that a TOML file says. Raises Unreadable with the line or the field that is wrong."""
    try:
        said = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as fault:
        raise Unreadable(f"The mapping {path.name} cannot be read: {fault}.") from fault
    columns, separators, constants = (said.get(name, {}) for name in ("columns", "separators", "constants"))
    if not all(isinstance(one, dict) for one in (columns, separators, constants)) or not columns:
        raise Unreadable(f'The mapping {path.name} needs a table [columns]: column = "field".')
    for name in (*columns.values(), *constants):
        if name not in FIELDS:
            raise Unreadable(f"The mapping {path.name} names a field that is none: {name}.")
    return Mapping(
        tuple(columns.items()), dict(separators), {name: str(value) for name, value in constants.items()}
    )


def guessed(columns: tuple[str, ...]) -> Mapping:
    """What the heading surely means. A field of HSDS as a column is itself; what is not known is left out."""
    found, taken = [], set()
    for column in columns:
        plain = re.sub(r"[^a-z0-9]", "", column.casefold())
        name = column if column in FIELDS else _GUESSES.get(plain, "")
        if name and (name in LISTS or name not in taken):
            found.append((column, name))
            taken.add(name)
    if "name" not in taken and "organization.name" in taken:
        found = [(column, "name" if name == "organization.name" else name) for column, name in found]
    return Mapping(tuple(found))


def flat_of(line: Line, mapping: Mapping) -> Flat:
    """One row by field, lists taken apart."""
    flat = Flat()
    for name, value in mapping.constants.items():
        flat.add(name, value)
    for column, name in mapping.columns:
        said = line.cells.get(column, "")
        if name not in LISTS:
            flat.add(name, said)
            continue
        apart = mapping.separators.get(column)
        for one in said.split(apart) if apart else SEPARATOR.split(said):
            flat.add(name, one)
    return flat


def mapped(part: Part, mapping: Mapping, home: Home) -> Reading:
    """Every row of a plain CSV file as a nested service."""
    names_only = not {"id"} & mapping.fields
    read = {column for column, _ in mapping.columns}
    for column in heading(part):
        if column and column not in read:
            yield Told(Level.NOTE, Where(part.name, 1), f"column {column!r} has no field: not read")
    for line in lines(part):
        where = Where(part.name, line.number)
        flat = flat_of(line, mapping)
        if not flat.one("name"):
            yield Told(
                Level.FAULT, where, "has no name", "service", flat.one("id"), "name", row=dict(line.cells)
            )
            continue
        if names_only:
            yield Told(Level.NOTE, where, "has no id: known again by its names", "service", "", "id")
        yield Raw("service", service(flat, home), where)
