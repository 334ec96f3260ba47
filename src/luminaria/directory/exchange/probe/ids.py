"""Single records: fully nested at their id, 404 for an id that is nobody's, 400 for what is no id."""

from collections.abc import Iterator

from luminaria.directory.exchange.probe.look import LISTS, NOWHERE, Look, Record, contents, organization_of
from luminaria.directory.exchange.probe.report import Finding, bad, note, ok


def findings(look: Look) -> Iterator[Finding]:
    """What is found at the ids."""
    for name, (_, required) in LISTS.items():
        if not required and not look.is_there(name):
            continue
        items = contents(look.ask(name))
        if items:
            yield from _one(look, name, items[0], required)
        else:
            yield note(f"{name}.id", "the list gives no id to ask for")
        yield _status(look, name, "unknown_id", NOWHERE, {404, 410}, required)
        yield _status(look, name, "bad_id", "not-a-uuid", {400, 404, 422}, False)


def _one(look: Look, name: str, item: Record, required: bool) -> Iterator[Finding]:
    id = str(item.get("id"))
    answer = look.whole(name, id)
    todo = f"GET /{name}/{{id}} must answer with the whole record."
    if answer.status in (404, 501) and not required:
        yield note(f"{name}.id", f"{answer.said}: it is optional, and not here")
        return
    record = answer.json
    if answer.status != 200 or not isinstance(record, dict):
        found = answer.said if answer.status != 200 else "is no JSON object"
        yield bad(f"{name}.id", f"/{name}/{id} {found}", todo, required=required)
        return
    if str(record.get("id")) != id:
        yield bad(f"{name}.id", "answers with another record", todo, required=required)
        return
    yield ok(f"{name}.id", "the record that the list named")
    if name in ("services", "service_at_locations"):
        yield _nested(look, name, required)


def _nested(look: Look, name: str, required: bool) -> Finding:
    wrong: set[str] = set()
    for item in contents(look.ask(name))[:10]:
        record = look.whole(name, str(item.get("id"))).json
        if isinstance(record, dict):
            wrong |= set(_lacks(record, item, name))
    todo = "At its id a record carries everything that belongs to it, nested and not by id alone."
    if wrong:
        return bad(f"{name}.nested", "; ".join(sorted(wrong)), todo, required=required)
    return ok(f"{name}.nested", "what belongs to a record is nested in it")


def _lacks(record: Record, item: Record, name: str) -> Iterator[str]:
    lost = item.keys() - record.keys()
    if lost:
        yield f"{', '.join(sorted(lost))} of the list are not there"
    if name == "services" and organization_of(record) and not isinstance(record.get("organization"), dict):
        yield "organization_id without the organization"
    places = [record] if name == "service_at_locations" else record.get("service_at_locations") or ()
    if any(not isinstance(one.get("location"), dict) for one in places if isinstance(one, dict)):
        yield "a service_at_location without its location"
    for attribute in record.get("attributes") or ():
        if isinstance(attribute, dict) and not isinstance(attribute.get("taxonomy_term"), dict):
            yield "an attribute without its taxonomy_term"


def _status(look: Look, name: str, check: str, id: str, wanted: set[int], required: bool) -> Finding:
    answer = look.web.get(f"/{name}/{id}")
    said = f"/{name}/{id} {answer.said}"
    best = 404 if check == "unknown_id" else 400
    if answer.status == best:
        return ok(f"{name}.{check}", f"{best}")
    if answer.status in wanted:
        return note(f"{name}.{check}", said, f"{best} says it more exactly.")
    return bad(f"{name}.{check}", said, f"Answer {best}.", required=required)
