"""Parameters of the optional lists. One that is not there is passed over."""

from collections.abc import Iterator
from typing import Any

from luminaria.directory.exchange.probe.filters import chooses_nothing
from luminaria.directory.exchange.probe.look import NO_WORD, NOWHERE, Look, Record, contents, total
from luminaria.directory.exchange.probe.report import Finding, bad, note, ok

# Values that fit nothing, for each parameter of each optional list.
NOTHING: dict[str, dict[str, str]] = {
    "organizations": {"search": NO_WORD, "taxonomy_term_id": NOWHERE, "taxonomy_id": NOWHERE},
    "service_at_locations": {
        "search": NO_WORD,
        "taxonomy_term_id": NOWHERE,
        "taxonomy_id": NOWHERE,
        "organization_id": NOWHERE,
        "modified_after": "2999-01-01T00:00:00Z",
    },
    "taxonomies": {"search": NO_WORD},
    "taxonomy_terms": {"search": NO_WORD, "taxonomy_id": NOWHERE, "parent_id": NOWHERE},
}


def findings(look: Look) -> Iterator[Finding]:
    """What is found about the parameters of optional lists."""
    for name, wanted in NOTHING.items():
        if not total(look.ask(name)):
            continue
        for parameter, value in wanted.items():
            yield chooses_nothing(look, name, parameter, value, required=False)
    if total(look.ask("organizations")):
        yield _brings(look, "organizations", "full", ("services", "phones", "locations", "attributes"))
        yield _brings(look, "organizations", "full_service", ("services",))
    if total(look.ask("service_at_locations")):
        yield _brings(look, "service_at_locations", "full", ("service", "schedules", "phones", "attributes"))
        yield _near(look)
    if total(look.ask("taxonomy_terms")):
        yield _top(look)


def _brings(look: Look, name: str, parameter: str, wanted: tuple[str, ...]) -> Finding:
    """With the parameter more of each record comes than without."""
    few: dict[str, Any] = {"per_page": 10}
    plain = contents(look.ask(name, **few))
    rich = contents(look.ask(name, **few, **{parameter: "true"}))
    more = {key for one in rich for key in one} & set(wanted) - {key for one in plain for key in one}
    deeper = len(str(rich)) > len(str(plain))
    if rich and (more or deeper):
        return ok(f"{name}.{parameter}", "brings what the plain list leaves out")
    todo = f"{parameter}=true must bring the nested records."
    return bad(f"{name}.{parameter}", "is ignored: nothing more comes", todo, required=False)


def _near(look: Look) -> Finding:
    check = "service_at_locations.proximity"
    code = _postcode(look)
    if not code:
        return note(check, "no place with coordinates and a postcode was found to measure from")
    near = total(look.ask("service_at_locations", postcode=code, proximity="1"))
    far = total(look.ask("service_at_locations", postcode=code, proximity="20000000"))
    if near is None or far is None:
        return bad(
            check, "postcode with proximity is not accepted", "Accept them, in metres.", required=False
        )
    if far == near and _stand_apart(look):
        found = f"is ignored: {near} within one metre, and {far} anywhere on Earth"
        return bad(check, found, "proximity is in metres.", required=False)
    if far < near:
        return bad(check, "farther gives fewer", "proximity is in metres.", required=False)
    return ok(check, f"{near} within a metre, {far} anywhere")


def _postcode(look: Look) -> str:
    """Of a place with coordinates: there something can be measured from."""
    items = contents(look.ask("service_at_locations", per_page=50))
    for item in [one for one in items if None not in _spot(one)][:10]:
        whole = look.whole("service_at_locations", str(item.get("id"))).json
        for address in _addresses(whole if isinstance(whole, dict) else item):
            if address.get("postal_code"):
                return str(address["postal_code"])
    return ""


def _spot(place: Record) -> tuple[Any, Any]:
    location = place.get("location")
    here = location if isinstance(location, dict) else {}
    return here.get("latitude"), here.get("longitude")


def _stand_apart(look: Look) -> bool:
    """Whether places with coordinates stand in more than one spot."""
    spots = {_spot(one) for one in contents(look.ask("service_at_locations"))}
    return len({spot for spot in spots if None not in spot}) > 1


def _addresses(place: Record) -> list[Record]:
    location = place.get("location")
    found = location.get("addresses") if isinstance(location, dict) else None
    return [one for one in found or () if isinstance(one, dict)]


def _top(look: Look) -> Finding:
    found = contents(look.ask("taxonomy_terms", top_only="true", per_page=100))
    below = [one for one in found if one.get("parent_id")]
    every = contents(look.ask("taxonomy_terms", per_page=100))
    if below and any(one.get("parent_id") for one in every):
        todo = "top_only=true gives terms at the top only."
        return bad("taxonomy_terms.top_only", "is ignored: terms below others come", todo, required=False)
    return ok("taxonomy_terms.top_only", f"{len(found)} terms without a parent")
