"""Random directories with places that must not be seen, and every secret that they hold.

A seed gives one directory, always the same. What is secret is made of words, numbers and coordinates that
stand nowhere else, so that finding one anywhere is a leak.
"""

from dataclasses import dataclass, field
from random import Random
from typing import Any
from uuid import UUID

from luminaria.directory.rules.hsds import Visibility

Document = dict[str, Any]
SYLLABLES = (
    "zu",
    "quil",
    "vex",
    "moj",
    "tlax",
    "pyr",
    "wum",
    "gax",
    "xib",
    "yol",
    "kwe",
    "fnu",
    "djo",
    "hru",
)
TYPES = ("Street", "St", "Ave NE", "Road", "Blvd", "Lane", "Calle")
TOWNS = (("Albuquerque", "bernalillo"), ("Santa Fe", "santa-fe"), ("Taos", "taos"), ("Gallup", "mckinley"))
# What makes a place one that must not be seen. Each is tried many times over.
WAYS = ("stated", "stated-hidden", "word", "palabra", "name", "at-word", "service-word", "shelter", "row")


@dataclass
class Row:
    """One record as the importer would write it if it saw nothing amiss."""

    kind: str
    id: UUID
    document: Document
    links: dict[str, UUID] = field(default_factory=dict)
    visibility: Visibility = Visibility.PUBLIC


@dataclass
class Directory:
    """`rows` is everything, `unseen` are the ids of rows without which nothing that is seen may differ.

    `places` are secrets of places: they may be kept nowhere. `secrets` may be known here and never seen.
    """

    seed: int
    rows: list[Row] = field(default_factory=list)
    unseen: set[UUID] = field(default_factory=set)
    places: dict[str, str] = field(default_factory=dict)
    secrets: dict[str, str] = field(default_factory=dict)

    def of(self, kind: str) -> list[Row]:
        return [row for row in self.rows if row.kind == kind]


class Maker:
    """Makes one directory."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.made = Directory(seed)

    def id(self) -> UUID:
        return UUID(int=self.random.getrandbits(128), version=4)

    def word(self) -> str:
        """A word that nobody else would write."""
        return "".join(self.random.choice(SYLLABLES) for _ in range(8)).capitalize()

    def secret(self, where: str, value: str, *, place: bool = True) -> str:
        (self.made.places if place else self.made.secrets)[value.casefold()] = where
        return value

    def canary(self, where: str, *, place: bool = True) -> str:
        return self.secret(where, self.word(), place=place)

    def digits(self, count: int, first: str) -> str:
        return first + "".join(self.random.choice("123456789") for _ in range(count - len(first)))

    def number(self, where: str) -> str:
        """A secret telephone number, as people write it."""
        bare = self.digits(10, "575")
        self.secret(where, bare)
        written = f"({bare[:3]}) {bare[3:6]}-{bare[6:]}"
        self.secret(where, f"{bare[3:6]}-{bare[6:]}")
        return self.secret(where, written)

    def row(self, kind: str, document: Document, **links: UUID) -> Row:
        id = self.id()
        row = Row(kind, id, {"id": str(id)} | document, links)
        self.made.rows.append(row)
        return row

    # --- what everybody may see ---

    def directory(self) -> Directory:
        taxonomy = self.row("taxonomy", {"name": "Kinds of help", "description": "Ours"})
        terms = [
            self.row(
                "taxonomy_term", {"name": name, "code": name, "description": name}, taxonomy_id=taxonomy.id
            )
            for name in ("legal", "housing", "counselling")
        ]
        for _ in range(self.random.randint(1, 2)):
            self.organization(terms)
        return self.made

    def organization(self, terms: list[Row]) -> None:
        name = f"Mesa {self.random.choice(('Door', 'Light', 'House', 'Legal Aid'))}"
        held = self.row(
            "organization",
            {
                "name": name,
                "description": f"{name} works with families. ",
                "phones": [{"id": str(self.id()), "number": "505-555-0100"}],
                "contacts": [
                    {"id": str(self.id()), "name": self.canary("a person", place=False), "title": "Director",
                     "phones": [{"id": str(self.id()), "number": "505-555-0100"}]}
                ],
            },
        )  # fmt: skip
        for _ in range(self.random.randint(1, 3)):
            self.service(held, self.random.choice(terms))
        if self.random.random() < 0.25:
            self.hidden_service(held, taxonomy=terms[0].links["taxonomy_id"])

    def service(self, organization: Row, term: Row) -> None:
        service = self.row("service", self.service_words(term), organization_id=organization.id)
        if self.random.random() < 0.7:
            self.public_place(service)
        for _ in range(self.random.randint(0, 2)):
            self.secret_place(service, organization)

    def service_words(self, term: Row) -> Document:
        return {
            "name": f"Help with {self.random.choice(('papers', 'work', 'school', 'court'))}",
            "status": "active",
            "description": "Someone listens. They call back within a day.",
            "assured_date": "2026-11-01",
            "phones": [{"id": str(self.id()), "number": "505-555-0123"}],
            "languages": [{"id": str(self.id()), "name": "Spanish"}],
            "service_areas": [{"id": str(self.id()), "name": "Taos County"}],
            "schedules": [{"id": str(self.id()), "freq": "WEEKLY", "byday": "MO,TU", "opens_at": "09:00",
                           "closes_at": "17:00"}],
            "attributes": [{"id": str(self.id()), "taxonomy_term_id": str(term.id)}],
            "metadata": [{"id": str(self.id()), "field_name": "name", "last_action_date": "2026-01-01",
                          "last_action_type": "update", "previous_value": "Help", "replacement_value": "More",
                          "updated_by": self.canary("who updated", place=False)}],
            "front_gate": {"name": "Intake", "phones": [{"number": "505-555-0199"}]},
        }  # fmt: skip

    def public_place(self, service: Row) -> None:
        town, county = self.random.choice(TOWNS)
        location = self.row(
            "location",
            {
                "location_type": "physical", "name": "Office", "county": county, "visibility": "public",
                "latitude": 35.5, "longitude": -106.5, "transportation": "Across from the library.",
                "addresses": [{"id": str(self.id()), "address_1": "500 Central Ave SW", "city": town,
                               "state_province": "NM", "postal_code": "87102", "country": "US",
                               "address_type": "physical"}],
            },
        )  # fmt: skip
        self.row("service_at_location", {}, service_id=service.id, location_id=location.id)

    # --- what nobody may see ---

    def hidden_service(self, organization: Row, taxonomy: UUID) -> None:
        """A whole service that must not be seen, with a term that nothing else has."""
        term = self.canary("term of a hidden service", place=False)
        only = self.row(
            "taxonomy_term", {"name": term, "code": term, "description": term}, taxonomy_id=taxonomy
        )
        words = self.service_words(only) | {
            "name": self.canary("name of a hidden service", place=False),
            "description": self.canary("text of a hidden service", place=False),
            "visibility": "hidden",
            "languages": [
                {"id": str(self.id()), "name": self.canary("language of a hidden service", place=False)}
            ],
        }
        service = self.row("service", words, organization_id=organization.id)
        self.made.unseen |= {service.id, only.id}
        self.secret("id of a hidden service", str(service.id), place=False)
        self.secret_place(service, organization)

    def secret_place(self, service: Row, organization: Row) -> None:
        """A place that must not be seen, in one of the ways in which that is said."""
        way = self.random.choice(WAYS)
        location, at_words = self.secret_location(), self.secret_at()
        if way == "stated":
            location["visibility"] = "intake-only"
        elif way == "stated-hidden":
            location["visibility"] = self.random.choice(("hidden", "redacted", "unheard-of"))
        elif way == "word":
            location["description"] = "This is a confidential location. " + location["description"]
        elif way == "palabra":
            location["description"] = "La dirección es confidencial. " + location["description"]
        elif way == "name":
            location["name"] = f"Undisclosed {self.canary('name of a place')}"
        elif way == "at-word":
            at_words["description"] = "Call for the address. " + at_words["description"]
        elif way == "service-word" and not self.has_public(service):
            service.document["description"] += " Our shelter is at a confidential location."
        elif way == "shelter" and not self.has_public(service):
            service.document["alternate_name"] = "Domestic violence shelter"
        row = self.row("location", location, organization_id=organization.id)
        if way in ("row", "service-word", "shelter") and (way == "row" or self.has_public(service)):
            row.visibility = self.random.choice((Visibility.INTAKE_ONLY, Visibility.HIDDEN))
        at = self.row("service_at_location", at_words, service_id=service.id, location_id=row.id)
        self.made.unseen |= {row.id, at.id}
        for one in (row, at):
            self.secret("id of a place", str(one.id), place=False)
        self.tell(service, organization, location)

    def has_public(self, service: Row) -> bool:
        return any(row.links.get("service_id") == service.id and row.id not in self.made.unseen
                   for row in self.made.of("service_at_location"))  # fmt: skip

    def secret_location(self) -> Document:
        street = f"{self.digits(4, '')} {self.canary('street')} {self.random.choice(TYPES)}"
        latitude, longitude = (f"{degrees}.{self.digits(6, '')}" for degrees in (33, 108))
        self.secret("latitude", latitude[:7])
        self.secret("longitude", longitude[:8])
        return {
            "location_type": "physical",
            "name": f"House {self.canary('name of a place')}",
            "alternate_name": self.canary("other name of a place"),
            "description": f"Blue house of {self.canary('text of a place')}.",
            "transportation": f"Bus to {self.canary('transport')}.",
            "latitude": float(latitude),
            "longitude": -float(longitude),
            "external_identifier": self.canary("identifier of a place"),
            "external_identifier_type": "UPRN",
            "url": f"https://{self.canary('web of a place').lower()}.example/",
            "county": self.random.choice(TOWNS)[1],
            "addresses": [{
                "id": str(self.id()), "attention": self.canary("attention"), "address_1": street,
                "address_2": f"Apt {self.canary('second line')}", "city": self.canary("city"),
                "region": self.canary("region"), "state_province": "NM",
                "postal_code": self.secret("postcode", self.digits(5, "6")), "country": "US",
                "address_type": "physical",
            }],
            "phones": [{"id": str(self.id()), "number": self.number("telephone of a place")}],
            "contacts": [{"id": str(self.id()), "name": self.canary("person at a place"),
                          "email": f"{self.canary('mail of a place').lower()}@example.org"}],
            "languages": [{"id": str(self.id()), "name": self.canary("language of a place")}],
            "accessibility": [{"id": str(self.id()), "description": self.canary("accessibility")}],
            "schedules": [{"id": str(self.id()), "freq": "WEEKLY", "byday": "SU", "opens_at": "03:13",
                           "closes_at": "04:44", "notes": self.canary("note on hours")}],
            "attributes": [{"id": str(self.id()), "value": self.canary("value of a place"),
                            "label": self.canary("label of a place")}],
            "metadata": [{"id": str(self.id()), "field_name": "address_1", "last_action_date": "2026-01-01",
                          "last_action_type": "update", "previous_value": self.canary("value before"),
                          "replacement_value": self.canary("value after"), "updated_by": "someone"}],
            "x_map": f"https://maps.google.com/?q={self.canary('unknown field')}",
        }  # fmt: skip

    def secret_at(self) -> Document:
        return {
            "description": f"Ring at {self.canary('text of a door')}.",
            "phones": [{"id": str(self.id()), "number": self.number("telephone of a door")}],
            "schedules": [{"id": str(self.id()), "freq": "WEEKLY", "byday": "SU", "opens_at": "03:13",
                           "closes_at": "04:44", "description": self.canary("hours of a door")}],
            "contacts": [{"id": str(self.id()), "name": self.canary("person at a door"), "title": "Host"}],
            "service_areas": [{"id": str(self.id()), "name": self.canary("area of a door")}],
        }  # fmt: skip

    def tell(self, service: Row, organization: Row, location: Document) -> None:
        """Somebody wrote where it is into texts that are about something else."""
        address, phone = location["addresses"][0], location["phones"][0]["number"]
        told = self.random.choice((
            f"Come to {address['address_1']} after dark.",
            f"We are at {address['address_1']}, NM {address['postal_code']}.",
            f"The house on the corner of {address['address_1'].split(' ', 1)[1]} and Fourth is ours.",
            f"Ring {phone} at the door.",
            f"GPS {location['latitude']}, {location['longitude']}.",
            f"Estamos en la calle {address['address_1'].split()[1]} 45.",
            f"Map: https://maps.google.com/?ll={location['latitude']},{location['longitude']}",
            "",
        ))  # fmt: skip
        for row in (service, organization, *self.siblings(service)):
            if self.random.random() < 0.5:
                row.document["description"] = f"{row.document['description'].rstrip()} {told}".strip()
        if self.random.random() < 0.3:
            service.document["translations"] = {"es": {"description": f"Alguien escucha. {told}"}}
        if self.random.random() < 0.3:
            service.document["metadata"].append(
                {"id": str(self.id()), "field_name": "description", "last_action_date": "2026-01-01",
                 "last_action_type": "update", "previous_value": told or "Old", "replacement_value": "New",
                 "updated_by": "someone"}
            )  # fmt: skip

    def siblings(self, service: Row) -> list[Row]:
        owner = service.links["organization_id"]
        return [row for row in self.made.of("service")
                if row.links["organization_id"] == owner and row is not service]  # fmt: skip


def directory(seed: int) -> Directory:
    """The directory of a seed."""
    return Maker(seed).directory()
