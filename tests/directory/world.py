"""A small invented directory in which every kind of entry stands once, as it may be seen."""

from typing import Any
from uuid import UUID, uuid5

from tests.directory.listed import write

Document = dict[str, Any]
_ROOT = UUID("6c0f1f0e-4a43-4f6d-9f0a-0d3a5b6b7c11")
WEEKDAYS = "MO,TU,WE,TH,FR"


def uid(name: str) -> str:
    """An id that is the same in every run."""
    return str(uuid5(_ROOT, name))


LEGAL, WALK_IN, SHELTER, NAMED, OLD, HOTLINE, CLASSES = (
    UUID(uid(name)) for name in ("legal", "walk-in", "shelter", "named", "old", "hotline", "classes")
)
FOREIGN = UUID(uid("not listed"))


def owner(name: str, **more: Any) -> Document:
    return {"id": uid(f"organization {name}"), "name": name, "description": name, **more}


def _term(code: str, *needs: str) -> Document:
    term = {"id": uid(f"term {code}"), "code": code, "name": code, "description": code, "needs": list(needs)}
    return {"id": uid(f"attribute {code}"), "taxonomy_term": term, "taxonomy_term_id": term["id"]}


def area(county: str = "all") -> Document:
    name = "New Mexico" if county == "all" else county.replace("-", " ").title()
    return {"id": uid(f"area {county}"), "name": name, "extent": county, "extent_type": "county"}


def _place(name: str, street: str, city: str, county: str, latitude: float, longitude: float) -> Document:
    address = {
        "id": uid(f"address {name}"),
        "address_1": street,
        "city": city,
        "state_province": "NM",
        "postal_code": "87501",
        "country": "US",
        "address_type": "physical",
    }
    location = {
        "id": uid(f"location {name}"),
        "location_type": "physical",
        "name": name,
        "county": county,
        "latitude": latitude,
        "longitude": longitude,
        "addresses": [address],
        "visibility": "public",
        "transportation": "Bus 2 stops at the door.",
        "accessibility": [{"id": uid(f"ramp {name}"), "description": "Ramp at the side door"}],
    }
    return {"id": uid(f"at {name}"), "location_id": location["id"], "location": location}


def _hours(opens: str, closes: str, days: str = WEEKDAYS, words: str = "") -> Document:
    return {
        "id": uid(f"hours {opens} {closes} {days}"),
        "freq": "WEEKLY",
        "byday": days,
        "opens_at": opens,
        "closes_at": closes,
        "timezone_name": "America/Denver",
        **({"description": words} if words else {}),
    }


def _source(publisher: str, day: str, name: str = "Its own page") -> Document:
    return {"name": name, "publisher": publisher, "read_on": day, "date": day}


def _check(field: str, day: str, method: str = "PHONE") -> Document:
    return {
        "field": field,
        "state": "FRESH",
        "method": method,
        "checked_on": day,
        "role": "advocate on intake",
        "due_on": "2027-05-01",
    }


def legal() -> Document:
    """Everything is known of it."""
    ours = owner(
        "Río Legal Desk",
        roles=["direct-services", "policy"],
        offers=["volunteering", "donations", "services"],
    )
    return {
        "id": str(LEGAL),
        "name": "Pay and papers help",
        "status": "active",
        "organization": ours,
        "description": "Lawyers who help with pay that was kept and with papers to stay. You can ask first.",
        "url": "https://rio-legal.example/",
        "email": "desk@rio-legal.example",
        "standing": "CONFIRMED",
        "assured_date": "2026-11-02",
        "kind": "other",
        "phones": [
            {"id": uid("p1"), "number": "505-555-0110", "languages": [{"id": uid("l9"), "code": "es"}]},
            {"id": uid("p2"), "number": "505-555-0111", "type": "text"},
        ],
        "schedules": [_hours("09:00", "17:00", words="Monday to Friday, 9 to 5.")],
        "languages": [{"id": uid("l1"), "code": "en"}, {"id": uid("l2"), "code": "es"}],
        "interpretation_services": "by phone, in most languages",
        "service_areas": [area("santa-fe"), area("rio-arriba")],
        "service_at_locations": [
            _place("Front desk", "12 Lamp Road", "Santa Fe", "santa-fe", 35.687, -105.938)
        ],
        "minimum_age": 16,
        "serves": {"genders": ["women", "men", "transgender", "nonbinary"], "populations": ["immigrants"]},
        "asks": {
            "immigration_status": "no",
            "identification": "no",
            "police_report": "no",
            "proof_of_trafficking": "no",
        },
        "takes": {"children": "yes", "pets": "no", "wheelchair": "yes"},
        "cost_options": [{"id": uid("c1"), "option": "First talk", "amount": 0}],
        "required_documents": [{"id": uid("d1"), "document": "Pay slips, if you have them"}],
        "application_process": "Call and ask for a first talk.",
        "referrals": {"accepts": "yes", "how": ["phone"], "warm_transfer": "yes"},
        "attributes": [_term("legal", "CIVIL_WAGE", "IMMIGRATION")],
        "sources": [_source("Río Legal Desk", "2026-10-20")],
        "verification": [
            _check("phone", "2026-11-02"),
            _check("hours", "2026-11-02"),
            _check("place", "2026-10-20", "WEB"),
        ],
        "translations": {
            "es": {
                "name": "Ayuda con pago y papeles",
                "description": "Abogados que ayudan si no le pagaron y con papeles. Puede preguntar.",
                "application_process": "Llame y pida una primera cita.",
            }
        },
    }


def walk_in() -> Document:
    """Hardly anything is known of it."""
    return {
        "id": str(WALK_IN),
        "name": "Sandia walk-in talks",
        "status": "active",
        "standing": "PRINTED",
        "organization": owner("Sandia Talks", roles=["direct-services"]),
        "description": "Someone to talk to.",
        "assured_date": "2026-09-30",
        "kind": "other",
        "phones": [{"id": uid("p3"), "number": "505-555-0120"}],
        "service_areas": [area("bernalillo")],
        "attributes": [_term("counselling", "MENTAL_HEALTH")],
        "sources": [_source("City of Albuquerque", "2026-09-30", "List of helpers")],
    }


def shelter() -> Document:
    """Its place is never printed: one calls first."""
    return {
        "id": str(SHELTER),
        "name": "Casa Farol",
        "status": "active",
        "standing": "CONFIRMED",
        "organization": owner(
            "Casa Farol", roles=["direct-services", "rebuilding"], offers=["goods", "volunteering"]
        ),
        "description": "A place to stay for some weeks, for adults and their children.",
        "assured_date": "2026-11-10",
        "kind": "shelter",
        "front_gate": {
            "name": "Casa Farol",
            "phones": [{"id": uid("p4"), "number": "505-555-0130"}],
            "hours": "day and night",
            "how": "Call. They ask if it is safe to talk.",
        },
        "service_areas": [area("bernalillo"), area("sandoval")],
        "minimum_age": 18,
        "serves": {"genders": ["women", "transgender"], "excludes": ["men"]},
        "asks": {"immigration_status": "no", "identification": "no", "police_report": "no"},
        "takes": {"children": "yes", "pets": "yes"},
        "languages": [{"id": uid("l3"), "code": "en"}, {"id": uid("l4"), "code": "es"}],
        "capacities": [
            {
                "id": uid("cap"),
                "unit": {"id": uid("u"), "name": "beds"},
                "available": 2,
                "updated": "2026-11-21T18:00:00Z",
            }
        ],
        "attributes": [_term("shelter", "HOUSING", "SAFETY")],
        "sources": [_source("Casa Farol", "2026-10-01")],
        "verification": [_check("gate", "2026-11-10"), _check("who", "2026-11-10")],
    }


def named() -> Document:
    """We know that it is there, and print no way to reach it."""
    joined = {"kind": "coalition", "area": "Doña Ana and Otero", "contact": "", "checked": "2026-09-01"}
    return {
        "id": str(NAMED),
        "name": "Mesa Coalition",
        "status": "active",
        "standing": "NAMED",
        "organization": owner(
            "Mesa Coalition",
            roles=["awareness", "law-enforcement-partner"],
            offers=["trainings", "events"],
            heading="task-force",
            collaboration=joined,
        ),
        "description": "Agencies that meet each month.",
        "kind": "other",
        "service_areas": [area("dona-ana"), area("otero")],
        "sources": [_source("A newspaper", "2026-09-01", "An article")],
    }


def old() -> Document:
    """The last look at it was too long ago."""
    return {
        "id": str(OLD),
        "name": "Old Well Clinic",
        "status": "active",
        "standing": "OLD",
        "kind": "other",
        "organization": owner("Old Well", roles=["direct-services"]),
        "description": "A clinic with a nurse.",
        "assured_date": "2026-03-01",
        "phones": [{"id": uid("p5"), "number": "505-555-0140", "extension": 4}],
        "schedules": [_hours("20:00", "04:00", "FR,SA", "Friday and Saturday nights, 8 to 4.")],
        "service_areas": [area("bernalillo")],
        "attributes": [_term("medical", "HEALTH")],
        "service_at_locations": [
            _place("Clinic", "5 Well Street", "Albuquerque", "bernalillo", 35.084, -106.651)
        ],
        "asks": {"identification": "yes"},
        "sources": [_source("Old Well", "2026-03-01")],
    }


def hotline() -> Document:
    """For the whole state, day and night."""
    return {
        "id": str(HOTLINE),
        "name": "Llano Night Line",
        "status": "active",
        "standing": "PRINTED",
        "organization": owner("Llano Line", heading="online"),
        "kind": "hotline",
        "description": "A person to talk to at any hour.",
        "assured_date": "2026-11-01",
        "phones": [
            {"id": uid("p6"), "number": "1-800-555-0150"},
            {"id": uid("p7"), "number": "555015", "type": "text"},
        ],
        "schedules": [_hours("00:00", "24:00", "MO,TU,WE,TH,FR,SA,SU", "Day and night.")],
        "languages": [
            {"id": uid("l5"), "code": "en"},
            {"id": uid("l6"), "code": "es"},
            {"id": uid("l7"), "code": "nv"},
        ],
        "service_areas": [area()],
        "attributes": [_term("counselling", "MENTAL_HEALTH", "SAFETY")],
        "sources": [_source("State of New Mexico", "2026-11-01")],
    }


def classes() -> Document:
    """Its own words are there in Spanish too."""
    return {
        "id": str(CLASSES),
        "name": "Acequia Job Classes",
        "status": "active",
        "standing": "PRINTED",
        "organization": owner("Acequia School", offers=["trainings"], roles=["professional-training"]),
        "description": "Evening classes in English and for a first job.",
        "assured_date": "2026-08-15",
        "kind": "other",
        "phones": [{"id": uid("p8"), "number": "505-555-0160"}],
        "languages": [{"id": uid("l8"), "code": "es"}],
        "service_areas": [area("taos")],
        "attributes": [_term("vocational", "WORK_SCHOOL")],
        "asks": {"police_report": "no"},
        "sources": [_source("Acequia School", "2026-08-15")],
        "translations": {
            "es": {
                "name": "Clases de trabajo Acequia",
                "description": "Clases de noche de inglés y para un primer empleo.",
            }
        },
    }


def documents() -> list[Document]:
    """Every entry, in full."""
    return [legal(), walk_in(), shelter(), named(), old(), hotline(), classes()]


def new_world() -> None:
    """All of it is listed."""
    write(documents())
