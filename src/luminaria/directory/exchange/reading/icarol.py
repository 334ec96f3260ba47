"""A resource export of iCarol as CSV: agencies, programs and sites in one flat table.

Who verified a record is never read: LastVerifiedBy* and other columns about staff have no field here. A
private address or telephone is not read either. Source of the columns: the export's heading, as in the facts.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from luminaria.directory.exchange.reading.composing import ADDRESS, Flat, location, service
from luminaria.directory.exchange.reading.icarol_columns import (
    HANDLED,
    LISTS,
    PHONES,
    PLACES,
    PLAIN,
    SURE,
    TAXONOMY,
)
from luminaria.directory.exchange.reading.mapping import SEPARATOR
from luminaria.directory.exchange.reading.parts import Part
from luminaria.directory.exchange.reading.sheets import Line, heading, lines
from luminaria.directory.exchange.reading.told import Document, Home, Level, Raw, Reading, Told, Where


def is_icarol(columns: tuple[str, ...]) -> bool:
    """Whether a heading is that of an iCarol export."""
    return len(SURE & set(columns)) >= 3


def yes(said: str) -> bool:
    """Whether a cell says yes."""
    return said.strip().casefold() in ("yes", "y", "true", "1", "x")


def no(said: str) -> bool:
    """Whether a cell says no; an empty one says nothing."""
    return said.strip().casefold() in ("no", "n", "false", "0")


def day(said: str) -> str:
    """A day as iCarol writes it, month first in the United States, as HSDS writes it; "" when it is none."""
    for form in ("%Y-%m-%d", "%m/%d/%Y", "%m/%d/%y"):
        try:
            return datetime.strptime(said.split()[0] if said.split() else "", form).date().isoformat()  # noqa: DTZ007
        except ValueError:
            continue
    return ""


def records(part: Part, home: Home) -> Reading:
    """Every row: an agency as an organization, a site as a location, anything else as a service."""
    columns = heading(part)
    top = Where(part.name, 1)
    for column in columns:
        if column not in PLAIN and column not in LISTS and not HANDLED.search(column):
            yield Told(Level.NOTE, top, f"column {column!r} has no field: not read")
    if any(column.startswith("LastVerifiedBy") for column in columns):
        yield Told(Level.NOTE, top, "who verified a record is never kept")
    for line in lines(part):
        where = Where(part.name, line.number)
        if not line.cells.get("ResourceAgencyNum") or not line.cells.get("PublicName"):
            reason, number = (
                "has no ResourceAgencyNum or no PublicName",
                line.cells.get("ResourceAgencyNum", ""),
            )
            yield Told(
                Level.FAULT,
                where,
                reason,
                "service",
                number,
                "id",
                row={"name": line.cells.get("PublicName", "")},
            )
            continue
        yield from _Row(line, where, home).records()


@dataclass
class _Row:
    line: Line
    where: Where
    home: Home

    def records(self) -> Iterator[Raw | Told]:
        """The record of one row."""
        level = self.cell("TaxonomyLevelName").casefold().replace(" ", "")
        flat = self._flat()
        if level == "agency":
            yield Raw("organization", self._agency(flat), self.where)
        elif level == "site":
            place = location(flat, self.home, self.cell("ResourceAgencyNum"))
            said = {"id": self.cell("ResourceAgencyNum"), "name": flat.one("name"), **self._parent()}
            yield Raw("location", {"location_type": "physical", **place, **said}, self.where)
        else:
            yield Raw("service", self._service(flat), self.where)

    def cell(self, name: str) -> str:
        return self.line.cells.get(name, "").strip()

    def _flat(self) -> Flat:
        flat = Flat()
        for column, name in PLAIN.items():
            flat.add(name, self.cell(column))
        for column, name in LISTS.items():
            for one in SEPARATOR.split(self.cell(column)):
                flat.add(name, one)
        flat.add("taxonomy", TAXONOMY)
        for column, name in PHONES.items():
            if not yes(self.cell(f"{column}IsPrivate")):
                flat.add(name, self.cell(f"{column}Number") or self.cell(column))
        self._addresses(flat)
        return flat

    def _addresses(self, flat: Flat) -> None:
        if yes(self.cell("PhysicalAddressIsPrivate")):
            for name in ("latitude", "longitude", "description", "transportation"):
                flat.values.pop(f"location.{name}", None)
            flat.add("location.visibility", "intake-only")
            return
        for begins, part in (("Physical", "address"), ("Mailing", "postal")):
            if not yes(self.cell(f"{begins}AddressIsPrivate")):
                for column, place in PLACES.items():
                    flat.add(f"{part}.{ADDRESS[place]}", self.cell(f"{begins}{column}"))

    def _parent(self) -> Document:
        said = self.cell("ParentAgencyNum")
        return {"organization_id": said} if said and said != self.cell("ResourceAgencyNum") else {}

    def _agency(self, flat: Flat) -> Document:
        kept = {name: flat.one(name) for name in ("id", "name", "alternate_name", "email") if flat.one(name)}
        web = {"website": flat.one("url")} if flat.one("url") else {}
        phones = [{"number": number} for number in flat.all("phones")]
        return {
            **kept,
            **web,
            "description": flat.one("description"),
            **({"phones": phones} if phones else {}),
        }

    def _service(self, flat: Flat) -> Document:
        document = service(flat, self.home)
        document |= self._parent()
        if parent := self.cell("ParentAgency"):
            document["organization"] = {
                "id": self.cell("ParentAgencyNum") or parent.casefold(), "name": parent, "description": "",
            }  # fmt: skip
        if status := self.cell("AgencyStatus"):
            document["status"] = status.casefold()
        if verified := day(self.cell("LastVerifiedOn")):
            document["assured_date"] = verified
        if capacity := self.cell("ServiceCapacity"):
            # HSDS wants how many are free now; what an export knows is how many there are, in words.
            document["description"] = f"{document.get('description', '')}\nCapacity: {capacity}".strip()
        for begins, answer in ((yes, "yes"), (no, "no")):
            if begins(self.cell("AvailableForReferral")):
                document["referrals"] = {"accepts": answer}
        return document | self._message() | self._not_listed()

    def _message(self) -> Document:
        expires = day(self.cell("TemporaryMessageExpires"))
        appears = day(self.cell("TemporaryMessageAppears"))
        today = (self.home.today or date.min).isoformat()
        over = bool(expires and self.home.today and expires < today)
        early = bool(appears and self.home.today and appears > today)
        said = self.cell("TemporaryMessage")
        return {"alert": said} if said and not over and not early else {}

    def _not_listed(self) -> Document:
        excluded = any(yes(self.cell(name)) for name in ("ExcludeFromWebsite", "ExcludeFromDirectory"))
        return {"do_not_list": True} if excluded or no(self.cell("AvailableForDirectory")) else {}
