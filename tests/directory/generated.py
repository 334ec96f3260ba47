"""A directory that nobody runs, in the shape of a real one, for tests and the bench.

Shape: Open211 Miami, 2019, as counted in the facts (3.8 services an organization, 6.4 terms a service, 45% of
places without coordinates, two addresses in five a duplicate, median description 350 signs). Every name,
street and number is invented; towns and counties are New Mexico's. The same seed gives the same directory.
"""

import random
import tomllib
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, Final
from uuid import UUID

import luminaria
from tests.directory import vocabulary as words

Document = dict[str, Any]
COUNTIES: Final = Path(luminaria.__file__).parent / "packs/jurisdictions/us_nm/counties.toml"
SERVICES_PER_ORGANIZATION: Final = (1, 1, 1, 1, 2, 2, 2, 3, 3, 4, 5, 8, 16)
TERMS_PER_SERVICE: Final = (1, 1, 2, 3, 4, 5, 6, 8, 11, 23)
DAYS: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
WEEKS: Final = (
    (("MO", "TU", "WE", "TH", "FR"), "08:00", "17:00"),
    (("MO", "TU", "WE", "TH", "FR"), "09:00", "17:00"),
    (("MO", "TU", "WE", "TH"), "08:30", "16:30"),
    (("TU", "TH"), "14:00", "18:00"),
    (("SA", "SU"), "10:00", "14:00"),
    (("FR", "SA"), "20:00", "04:00"),
    (DAYS, "00:00", "24:00"),
)
TODAY: Final = date(2026, 11, 21)
_SPACE: Final = UUID("6f0a7b5e-2b54-4c57-9d5e-6a0b8f2c1d3e")


def feed(services: int, seed: int) -> Iterator[Document]:
    """That many full nested HSDS 3.1 services with our profile, the services of an organization in a row."""
    chance = random.Random(f"directory {seed}")
    towns = _towns()
    left = services
    addresses: list[Document] = []
    while left > 0:
        organization = _organization(chance)
        for _ in range(min(left, chance.choice(SERVICES_PER_ORGANIZATION))):
            yield _service(chance, organization, towns, addresses)
            left -= 1


def taxonomy() -> Document:
    """The invented taxonomy of the feed. Its 2,000 terms are in the services that bear them."""
    return {
        "id": str(UUID(int=_SPACE.int ^ 1)),
        "name": "Kinds of help",
        "description": "Invented kinds of help, for tests.",
        "version": "1",
    }


def term(number: int) -> Document:
    """The invented term of that number, 0 to 1999."""
    what, whom = divmod(number % 2000, 40)
    activity, code = words.ACTIVITIES[what]
    group = words.GROUPS[whom]
    return {
        "id": str(UUID(int=_SPACE.int ^ (2 + number % 2000))),
        "code": code if not whom else f"{code}-{whom}",
        "name": f"{activity.capitalize()} {group}".strip(),
        "description": f"{activity.capitalize()} {group}".strip() + ".",
        "taxonomy": "Kinds of help",
        "language": "en",
        "needs": [code],
        "taxonomy_detail": taxonomy(),
    } | ({"parent_id": str(UUID(int=_SPACE.int ^ (2 + what * 40)))} if whom else {})


def _towns() -> list[tuple[str, str, float, float]]:
    """Town, county id, and a coordinate near the middle of the county's outline on the map."""
    table = tomllib.loads(COUNTIES.read_text(encoding="utf-8"))
    found = []
    for county in table["county"]:
        left, down = county["label"]
        # The map of New Mexico is about 441 wide and 500 high, from 37.0 N 109.05 W to 31.3 N 103.0 W.
        middle = (37.0 - down / 500 * 5.7, -109.05 + left / 441 * 6.05)
        # As in Miami, half of everything is in the largest city.
        weight = 60 if county["id"] == "bernalillo" else 1
        for town in [*[county["seat"]] * weight, *county.get("towns", ())]:
            found.append((town, county["id"], *middle))
    return found


def _id(chance: random.Random) -> str:
    return str(UUID(int=chance.getrandbits(128), version=4))


def _invented(chance: random.Random) -> str:
    """A name that nobody bears, made of syllables: the long tail of words of a real directory."""
    return "".join(chance.choice(words.SYLLABLES) for _ in range(chance.randint(2, 4))).capitalize()


def _phone(chance: random.Random) -> Document:
    # 555-01xx is kept free for stories: nobody is called by mistake.
    number = f"505-555-01{chance.randrange(100):02d}"
    return {"id": _id(chance), "number": number, "type": "voice", "languages": []}


def _organization(chance: random.Random) -> Document:
    name = f"{_invented(chance)} {chance.choice(words.KINDS)}"
    return {
        "id": _id(chance),
        "name": name,
        "description": f"{name} {chance.choice(words.SENTENCES)}",
        "website": f"https://{name.split()[0].lower()}.example.org/",
        "email": f"info@{name.split()[0].lower()}.example.org",
    }


def _service(
    chance: random.Random,
    organization: Document,
    towns: list[tuple[str, str, float, float]],
    addresses: list[Document],
) -> Document:
    town, county, *_ = place = chance.choice(towns)
    terms = [term(number) for number in _term_numbers(chance)]
    modified = datetime(2026, 11, 1, tzinfo=UTC) - timedelta(minutes=chance.randrange(300_000))
    name, spanish = _name(chance, terms[0])
    document: Document = {
        "id": _id(chance),
        "organization_id": organization["id"],
        "name": name,
        "status": "active",
        "description": _description(chance, town),
        "url": organization["website"],
        "application_process": chance.choice(words.WAYS_IN),
        "assured_date": str(TODAY - timedelta(days=chance.randrange(150))),
        "last_modified": modified.isoformat(),
        "organization": organization,
        "phones": [_phone(chance)],
        "languages": _languages(chance),
        "attributes": [_attribute(chance, one) for one in terms],
        "service_areas": _areas(chance, county),
        "service_at_locations": [_at(chance, place, addresses)],
        "translations": {"es": {"name": spanish, "description": " ".join(_some(chance, words.FRASES, 4))}},
    }
    return document | _hours(chance) | _people(chance)


def _term_numbers(chance: random.Random) -> list[int]:
    """Different terms, a few of them on many services and most on few, as in life."""
    count = chance.choice(TERMS_PER_SERVICE)
    chosen: dict[int, None] = {}
    while len(chosen) < count:
        chosen[int(2000 * chance.random() ** 4)] = None
    return list(chosen)


def _name(chance: random.Random, first: Document) -> tuple[str, str]:
    number = chance.randrange(len(words.PLACES))
    what = chance.randrange(len(words.SERVICE_NAMES))
    english, spanish = words.SERVICE_NAMES[what]
    own = _invented(chance) if chance.random() < 0.6 else ""
    return (
        f"{own} {english} {words.PLACES[number]}".strip() or str(first["name"]),
        f"{spanish} {own} {words.PLACES[number]}".replace("  ", " ").strip(),
    )


def _some(chance: random.Random, of: tuple[str, ...], most: int) -> list[str]:
    return chance.sample(of, chance.randint(1, most))


def _description(chance: random.Random, town: str) -> str:
    said = _some(chance, words.SENTENCES, 7)
    own = f"{_invented(chance)} {_invented(chance)} in {town}."
    return " ".join([*said, own])


def _languages(chance: random.Random) -> list[Document]:
    codes = [("en", "English")]
    if chance.random() < 0.79:
        codes.append(("es", "Spanish"))
    if chance.random() < 0.2:
        codes.append(chance.choice(words.LANGUAGES))
    return [{"id": _id(chance), "code": code, "name": name} for code, name in codes]


def _attribute(chance: random.Random, one: Document) -> Document:
    return {
        "id": _id(chance),
        "taxonomy_term_id": one["id"],
        "link_entity": "service",
        "label": one["name"],
        "taxonomy_term": one,
    }


def _areas(chance: random.Random, county: str) -> list[Document]:
    if chance.random() < 0.05:
        return [{"id": _id(chance), "name": "New Mexico", "extent": "all", "extent_type": "state"}]
    name = county.replace("-", " ").title()
    return [{"id": _id(chance), "name": f"{name} County", "extent": county, "extent_type": "county"}]


def _at(chance: random.Random, place: tuple[str, str, float, float], addresses: list[Document]) -> Document:
    if addresses and chance.random() < 0.44:
        location = chance.choice(addresses)
    else:
        location = _location(chance, place)
        addresses.append(location)
        del addresses[:-500]
    return {"id": _id(chance), "location_id": location["id"], "location": location}


def _location(chance: random.Random, place: tuple[str, str, float, float]) -> Document:
    town, county, north, east = place
    street = f"{chance.randrange(1, 9999)} {_invented(chance)} {chance.choice(words.STREETS)}"
    address = {
        "id": _id(chance),
        "address_1": street,
        "city": town,
        "state_province": "NM",
        "postal_code": f"87{sum(map(ord, county)) % 9:01d}{chance.randrange(20):02d}",
        "country": "US",
        "address_type": "physical",
    }
    location: Document = {
        "id": _id(chance),
        "location_type": "physical",
        "name": f"{_invented(chance)} {chance.choice(words.PLACES)}".strip(),
        "visibility": "public",
        "county": county,
        "addresses": [address],
    }
    if chance.random() < 0.55:
        location["latitude"] = round(north + chance.uniform(-0.2, 0.2), 5)
        location["longitude"] = round(east + chance.uniform(-0.2, 0.2), 5)
    return location


def _hours(chance: random.Random) -> Document:
    if chance.random() > 0.64:
        return {"kind": "other"}
    days, opens, closes = chance.choices(WEEKS, weights=(9, 8, 4, 2, 1, 1, 1))[0]
    schedule = {
        "id": _id(chance),
        "freq": "WEEKLY",
        "byday": ",".join(days),
        "dtstart": "2025-01-06",
        "opens_at": opens,
        "closes_at": closes,
        "timezone_name": "America/Denver",
    }
    return {"kind": "hotline" if opens == "00:00" else "other", "schedules": [schedule]}


def _people(chance: random.Random) -> Document:
    """Whom the service is for and what it asks; mostly nobody has asked."""
    told: Document = {}
    if chance.random() < 0.55:
        told["eligibility_description"] = chance.choice(words.ELIGIBILITY)
    if chance.random() < 0.15:
        told |= chance.choice(
            ({"minimum_age": 18}, {"maximum_age": 17}, {"minimum_age": 12, "maximum_age": 24})
        )
    if chance.random() < 0.2:
        told["serves"] = {
            "genders": chance.choice((["women"], ["women", "men", "transgender", "nonbinary"], ["men"])),
            "populations": _some(chance, ("immigrants", "indigenous", "youth", "lgbtq", "parents"), 2),
        }
    if chance.random() < 0.3:
        known = ("yes", "no", "unknown")
        asked = ("immigration_status", "identification", "police_report")
        told["asks"] = {code: chance.choice(known) for code in asked}
        told["takes"] = {code: chance.choice(known) for code in ("children", "pets", "wheelchair")}
    return told
