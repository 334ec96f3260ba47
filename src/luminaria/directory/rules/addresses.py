"""The address of a place that everybody may know, and what is left of a place that moved."""

import hashlib
import json
from collections.abc import Mapping
from typing import Final

from luminaria.directory.rules.listing import Document

LINES: Final = ("address_1", "address_2", "city", "state_province", "postal_code")
OPTIONAL: Final = "address_2"
# What tells where a place is, and what is true only of the ground that it stood on.
WHERE: Final = (
    "addresses", "county", "latitude", "longitude", "transportation", "external_identifier",
    "external_identifier_type",
)  # fmt: skip


def address_of(location: Document) -> Document:
    """The address that pages print of a place; {} without one."""
    there = [one for one in location.get("addresses") or () if isinstance(one, Mapping)]
    return dict(next((one for one in there if _is_of_the_ground(one)), {}))


def where(location: Document) -> Document:
    """What a place says of where it is."""
    return {name: location[name] for name in WHERE if name in location}


def mark_of(location: Document) -> str:
    """A short mark of where a place is, so that a correction counts only for what was on the page."""
    text = json.dumps(where(location), sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def moved(location: Document, address: Mapping[str, str], country: str) -> Document:
    """The place at its new address. Letters that go to a box still go there.

    A name that held the old street goes with it, and so does the county. `country` is that of an address
    which did not say it.
    """
    old = address_of(location)
    kept = {name: value for name, value in location.items() if name not in WHERE}
    if _names(str(kept.get("name") or ""), str(old.get("address_1") or "")):
        del kept["name"]
    new = {name: old[name] for name in ("id", "country", "address_type") if old.get(name)}
    new |= {name: address[name].strip() for name in LINES if address.get(name, "").strip()}
    boxes = [one for one in location.get("addresses") or () if not _is_of_the_ground(one)]
    kept["addresses"] = [{"country": country, "address_type": "physical"} | new, *boxes]
    return kept


def same_lines(one: Mapping[str, object], other: Mapping[str, object]) -> bool:
    """Whether two addresses read the same."""
    return all(str(one.get(name) or "").strip() == str(other.get(name) or "").strip() for name in LINES)


def _is_of_the_ground(address: object) -> bool:
    return isinstance(address, Mapping) and address.get("address_type") not in ("postal", "virtual")


def _names(name: str, street: str) -> bool:
    return bool(street) and street.casefold() in name.casefold()
