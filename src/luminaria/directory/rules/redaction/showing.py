"""What may be seen of a service. The only gate between what is held and what every output reads."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, Final
from uuid import UUID

from luminaria.directory.rules import freshness, hours
from luminaria.directory.rules.freshness import Age, Clocks, Finding, Method, Stage
from luminaria.directory.rules.hsds import OBJECTS, Visibility
from luminaria.directory.rules.listing import (
    FACTS,
    Document,
    Held,
    HeldPlace,
    Listed,
    ListedPlace,
    Looked,
    Standing,
    Withheld,
)
from luminaria.directory.rules.redaction import clearing, tagging
from luminaria.directory.rules.redaction.cutting import NOTHING, Allowed, names_a_place
from luminaria.directory.rules.redaction.keeping import postcodes_of, streets_of, telephones_of
from luminaria.directory.rules.redaction.secrecy import strictest

LISTABLE: Final = frozenset({"verified", "sourced", "own", "named"})
ACTIVE: Final = frozenset({"active", "temporarily closed"})
REACH: Final = ("gate", "phone", "web", "place")
# What an entry that is only named says: nothing by which it could be reached.
_NAMED: Final = ("name", "what", "area", "languages", "who")
# Parts of a service that FACTS does not name stand and fall with one of its facts.
_PARTS: Final = {part: fact for fact, parts in FACTS.items() for part in parts} | {
    "contacts": "phone", "wait_time": "room", "fees": "cost", "alert": "what", "kind": "name",
    "status": "name", "funding": "what", "accreditations": "what", "licenses": "what", "program": "what",
    "assured_date": "name",
}  # fmt: skip
NOWHERE: Final = tagging.Atlas()
_PROFILE: Final = ("serves", "asks", "takes", "referrals")


def project(held: Held, *, today: date, terms: Clocks, atlas: tagging.Atlas = NOWHERE) -> Listed | Withheld:
    """The service as it may be seen today, or why it may not.

    Nothing that is returned depends on a place that is not public, on a hidden service or on a fact that is
    in doubt: with or without them it is equal, to the letter.
    """
    if refused := _refused(held):
        return refused
    ages = dict(_ages(held, today, terms))
    named = held.status == "named"
    facts = frozenset(_standing_facts(held, ages, named))
    reach = [fact for fact in REACH if fact in ages]
    if not named and (ages["name"].stage in (Stage.GONE, Stage.NEVER) or (reach and not facts & set(reach))):
        return Withheld.NOT_VERIFIED if ages["name"].stage == Stage.NEVER else Withheld.TOO_OLD
    return _listed(held, facts, ages, today, terms, atlas)


def _refused(held: Held) -> Withheld | None:
    seen = [place.visibility for place in held.places]
    if held.gone or held.status == "gone":
        return Withheld.GONE
    if held.same_as_another:
        return Withheld.SAME_AS_ANOTHER
    if held.do_not_list or held.organization_not_listed:
        return Withheld.DO_NOT_LIST
    if held.service.get("status", "active") not in ACTIVE:
        return Withheld.NOT_ACTIVE
    if held.status not in LISTABLE:
        return Withheld.NOT_VERIFIED
    if held.visibility == Visibility.HIDDEN or (seen and all(one == Visibility.HIDDEN for one in seen)):
        return Withheld.HIDDEN_PLACE
    name = str(held.service.get("name") or "").strip()
    organization = str((held.organization or {}).get("name") or "")
    return Withheld.NAMES_A_STREET if not name or names_a_place(name) or names_a_place(organization) else None


def _base(held: Held) -> date | None:
    """The day of which the source vouches: what it says itself, else the day on which it was read."""
    try:
        return date.fromisoformat(str(held.service.get("assured_date") or "")[:10])
    except ValueError:
        return held.read_on


def _look(held: Held, fact: str) -> Looked | None:
    base = _base(held)
    looked = held.looked.get(fact)
    if looked and (looked.outcome == Finding.WRONG or not base or looked.on >= base):
        return looked
    return Looked(Finding.STILL_TRUE, Method.FEED, base, "source") if base else looked


def _ages(held: Held, today: date, terms: Clocks) -> Iterator[tuple[str, Age]]:
    """The age of each fact that the service has; of its name always."""
    kind = freshness.kind_of(held.service)
    for fact, parts in FACTS.items():
        there = fact == "name" or any(held.service.get(part) for part in parts)
        if there or (fact == "place" and _public(held)):
            look = _look(held, fact)
            age = freshness.state(fact, look, kind, today, terms)
            wrong = look is not None and look.outcome == Finding.WRONG
            stays = not wrong and UUID(str(held.service["id"])) in terms.never_hidden
            yield fact, freshness.kept_up(age) if stays else age


def _public(held: Held) -> tuple[HeldPlace, ...]:
    """Places that may be seen: public, and not in doubt."""
    if strictest(held.visibility) != Visibility.PUBLIC:
        return ()
    return tuple(
        place
        for place in held.places
        if place.visibility == Visibility.PUBLIC and str(place.location.get("id")) not in held.doubted
    )


def _standing_facts(held: Held, ages: dict[str, Age], named: bool) -> Iterator[str]:
    for fact, age in ages.items():
        if fact == "name":
            yield fact
        elif named and fact not in _NAMED:
            continue
        elif fact not in held.doubted and (named or age.stage != Stage.GONE):
            yield fact


def _listed(
    held: Held, facts: frozenset[str], ages: dict[str, Age], today: date, terms: Clocks, atlas: tagging.Atlas
) -> Listed:
    public = _public(held) if "place" in facts else ()
    named = held.status == "named"
    allowed = _allowed(held, public, named)
    document = _service(held, facts, allowed)
    organization = _organization(held, named)
    places = tuple(_place(place, allowed, atlas) for place in public)
    document["verification"] = [
        freshness.rendered(fact, look, ages[fact]) for fact in sorted(facts) if (look := _look(held, fact))
    ]
    document["sources"] = _sources(held, allowed)
    schedules = list(_schedules(document, places))
    return Listed(
        service_id=UUID(str(held.service["id"])),
        name=str(document["name"])[:300],
        document=document,
        organization=organization,
        standing=_standing(held, facts, ages),
        kind=freshness.kind_of(held.service),
        checked_on=_checked_on(held, facts),
        minimum_age=_number(document.get("minimum_age")),
        maximum_age=_number(document.get("maximum_age")),
        statewide=tagging.counties(document, places, atlas)[1],
        words=tagging.words(document, organization, places, held.terms),
        places=places,
        tags=tagging.tags(document, organization, places, held.terms, atlas),
        open=hours.week(schedules, zone=atlas.zone),
        modified_at=held.modified_at,
        changes_on=min((day for fact in facts if (day := ages[fact].changes_on)), default=None),
    )


def _number(value: Any) -> float | None:
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def _schedules(document: Document, places: Iterable[ListedPlace]) -> Iterator[Document]:
    yield from document.get("schedules") or ()
    for place in places:
        yield from place.document.get("schedules") or ()
        yield from (place.document.get("location") or {}).get("schedules") or ()


def _allowed(held: Held, public: tuple[HeldPlace, ...], named: bool) -> Allowed:
    """What the entry prints in its own fields and so may say in its text."""
    if named:
        return Allowed(links=False)
    documents = [
        held.service,
        held.organization or {},
        *(p.at for p in public),
        *(p.location for p in public),
    ]
    gate = held.service.get("front_gate")
    return Allowed(
        streets=tuple(street for place in public for street in streets_of(place.location)),
        postcodes=frozenset(code for place in public for code in postcodes_of(place.location)),
        telephones=frozenset(telephones_of([*documents, gate if isinstance(gate, dict) else {}])),
    )


def _service(held: Held, facts: frozenset[str], allowed: Allowed) -> Document:
    whole = {
        name: value for name, value in held.service.items() if _PARTS.get(name, "") in facts or name == "id"
    }
    found = clearing.shown(OBJECTS["service"], whole, allowed)
    found["name"] = str(held.service["name"]).strip()
    found["status"] = held.service.get("status", "active")
    for name in _PROFILE:
        if name in whole and (kept := clearing.profile(whole[name], allowed)):
            found[name] = kept
    if gate := clearing.gate(whole.get("front_gate"), allowed):
        found["front_gate"] = gate
    found["kind"] = freshness.kind_of(held.service)
    if attributes := clearing.terms_of(whole, lambda term: _known(held, term), allowed):
        found["attributes"] = attributes
    if held.program and "what" in facts and held.status != "named":
        found["program"] = {"description": "", **clearing.shown(OBJECTS["program"], held.program, allowed)}
    if said := _translations(held.service, frozenset(found), allowed):
        found["translations"] = said
    if history := clearing.history(held.service, frozenset(found) - {"id", "status"}, allowed):
        found["metadata"] = history
    return found


def _known(held: Held, id: str) -> bool:
    try:
        return UUID(id) in held.terms
    except ValueError:
        return False


def _translations(document: Document, fields: frozenset[str], allowed: Allowed) -> Document:
    """Words in other languages, of the fields that are shown."""
    given = document.get("translations")
    found: Document = {}
    for language, said in given.items() if isinstance(given, dict) else ():
        kept = (
            {name: clearing.profile(text, allowed) for name, text in said.items() if name in fields}
            if isinstance(said, dict)
            else {}
        )
        if kept := {name: text for name, text in kept.items() if text}:
            found[str(language)] = kept
    return found


def only_named(organization: Document) -> Document:
    """What is said of an organization that is only named: nothing by which it could be reached."""
    found = {name: organization[name] for name in _NAMED_ORGANIZATION if name in organization}
    found = {
        name: clearing.profile(value, NOTHING) if name in ("description", "translations") else value
        for name, value in found.items()
    }
    return {name: value for name, value in found.items() if value not in (None, "", {})}


def _organization(held: Held, named: bool) -> Document | None:
    """The same for every service of the organization: its text may repeat its own telephones only."""
    if not held.organization:
        return None
    allowed = Allowed(telephones=frozenset(telephones_of([held.organization])))
    doubted = {one.partition(".")[2] for one in held.doubted if one.startswith("organization.")}
    whole = {name: value for name, value in held.organization.items() if name not in doubted - {"name"}}
    found = clearing.shown(OBJECTS["organization"], whole, allowed)
    found["name"] = str(held.organization.get("name") or "")
    for name in ("roles", "offers", "collaboration", "heading"):
        if name in whole and (kept := clearing.profile(whole[name], allowed)):
            found[name] = kept
    if attributes := clearing.terms_of(whole, lambda term: _known(held, term), allowed):
        found["attributes"] = attributes
    if said := _translations(whole, frozenset(found), allowed):
        found["translations"] = said
    return only_named(found) if named else found


_NAMED_ORGANIZATION: Final = (
    "id", "name", "alternate_name", "description", "roles", "offers", "collaboration", "heading",
    "translations", "attributes",
)  # fmt: skip


def _place(place: HeldPlace, allowed: Allowed, atlas: tagging.Atlas) -> ListedPlace:
    location = clearing.shown(OBJECTS["location"], place.location, allowed)
    county = atlas.of_place(place.location)
    location |= {"county": county} if county else {}
    location["visibility"] = Visibility.PUBLIC.value
    at = clearing.shown(OBJECTS["service_at_location"], place.at, allowed)
    address: Document = next(iter(location.get("addresses") or ()), {})
    return ListedPlace(
        id=UUID(str(place.at["id"])),
        location_id=UUID(str(place.location["id"])),
        city=str(address.get("city") or "")[:100],
        county=county[:40],
        postal_code=str(address.get("postal_code") or "")[:20],
        latitude=_number(location.get("latitude")),
        longitude=_number(location.get("longitude")),
        document=at | {"location": location},
    )


def _sources(held: Held, allowed: Allowed) -> list[Document]:
    given = clearing.profile(held.service.get("sources"), allowed)
    if isinstance(given, list) and given:
        return given
    line = {"name": held.source, "publisher": held.publisher}
    line["read_on"] = held.read_on.isoformat() if held.read_on else ""
    line["date"] = str(held.service.get("assured_date") or "")[:10]
    return [{name: value for name, value in line.items() if value}]


def _standing(held: Held, facts: frozenset[str], ages: dict[str, Age]) -> Standing:
    if held.status == "named":
        return Standing.NAMED
    first = _first(facts)
    if ages[first].stage == Stage.OLD:
        return Standing.OLD
    look = _look(held, first)
    return Standing.CONFIRMED if look and look.method in freshness.ASKED_THEM else Standing.PRINTED


def _first(facts: frozenset[str]) -> str:
    """The fact that somebody would use first to get in touch."""
    return next((fact for fact in REACH if fact in facts), "name")


def _checked_on(held: Held, facts: frozenset[str]) -> date | None:
    look = _look(held, _first(facts))
    return look.on if look else None
