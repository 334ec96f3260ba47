"""Parameters of /services: accepted, heeded, and adding up. What is ignored hands out the wrong list."""

import json
from collections.abc import Iterator
from typing import Any

from luminaria.directory.exchange.probe.look import (
    NO_WORD,
    NOWHERE,
    Look,
    Record,
    contents,
    ids,
    organization_of,
    total,
)
from luminaria.directory.exchange.probe.report import Finding, bad, note, ok

FUTURE = "2999-01-01T00:00:00Z"
DATES = {"id", "modified_date", "last_modified", "modified", "modified_at"}


def findings(look: Look) -> Iterator[Finding]:
    """What is found about each parameter of /services."""
    every = total(look.ask("services"))
    if not every:
        return
    yield chooses_nothing(look, "services", "search", NO_WORD, required=True)
    yield _search_finds(look)
    yield _organization(look)
    for name, value in (
        ("taxonomy_term_id", look.term.get("id")),
        ("taxonomy_id", _taxonomy_id(look.term)),
    ):
        yield _by_id(look, name, value)
    yield chooses_nothing(look, "services", "modified_after", FUTURE, required=True)
    yield _inclusive(look)
    yield _adds_up(look)
    yield _minimal(look)
    yield _full(look)
    yield _ndjson(look, every)
    for value in ("0", "x"):
        yield _refused(look, "page", value)
    yield _refused(look, "modified_after", "yesterday")


def chooses_nothing(look: Look, name: str, parameter: str, value: Any, *, required: bool) -> Finding:
    """A value that fits no record must give none."""
    check = f"{name}.{parameter}"
    answer = look.ask(name, **{parameter: value})
    left = total(answer)
    todo = f"{parameter} must choose: here nothing fits."
    if left is None:
        return bad(check, answer.said, f"Accept {parameter}.", required=required)
    if left:
        return bad(check, f"is ignored: {left} come where none fits", todo, required=required)
    return ok(check, "what fits nothing gives nothing")


def _taxonomy_id(term: Record) -> str:
    detail = term.get("taxonomy_detail")
    inner = detail.get("id") if isinstance(detail, dict) else ""
    return str(term.get("taxonomy_id") or inner or "")


def _search_finds(look: Look) -> Finding:
    word = max(str(look.services[0].get("name", "")).split() or [""], key=len)
    if len(word) < 3:
        return note("services.search_finds", "the first service has no word to look for")
    found = total(look.ask("services", search=word))
    if not found:
        todo = "search must find the words of a name."
        return bad("services.search_finds", "a word of a service's name finds nothing", todo, required=True)
    return ok("services.search_finds", f"a word of a name finds {found}")


def _organization(look: Look) -> Finding:
    owner = look.organization_id
    if not owner:
        return note("services.organization_id", "no service names its organization")
    answer = look.ask("services", organization_id=owner)
    others = [one for one in contents(answer) if organization_of(one) not in ("", owner)]
    if not contents(answer):
        found, todo = "an organization with a service has none", "organization_id must find its services."
    elif others or total(look.ask("services", organization_id=NOWHERE)):
        found, todo = "is ignored: services of others come", "organization_id must choose."
    else:
        return ok("services.organization_id", f"{total(answer)} of one organization, and no others")
    return bad("services.organization_id", found, todo, required=True)


def _by_id(look: Look, name: str, value: object) -> Finding:
    check = f"services.{name}"
    if not value:
        return note(check, "no service bears a term to choose by")
    answer = look.ask("services", **{name: value})
    if not total(answer):
        todo = f"{name} must find the services that bear it."
        return bad(check, f"a value that a service bears finds nothing ({answer.said})", todo, required=True)
    if total(look.ask("services", **{name: NOWHERE})):
        return bad(check, "is ignored: an unknown id finds services", f"{name} must choose.", required=True)
    return ok(check, f"{total(answer)} bear it, and none an unknown id")


def _inclusive(look: Look) -> Finding:
    check = "services.modified_after_inclusive"
    dated = [one for one in look.services if isinstance(one.get("last_modified"), str)]
    if not dated:
        return note(check, "no service says when it was last modified")
    newest = max(dated, key=lambda one: str(one["last_modified"]))
    answer = look.ask("services", modified_after=newest["last_modified"], per_page=100)
    if total(answer) and (str(newest["id"]) in ids(answer) or (total(answer) or 0) > 100):
        return ok(check, "what changed at that very moment is among them")
    todo = "modified_after means on or after: a reader asks with the last moment that it knows."
    return bad(check, f"a service is missing at its own last_modified ({answer.said})", todo, required=True)


def _adds_up(look: Look) -> Finding:
    if not look.organization_id:
        return note("services.add_up", "no service names its organization")
    both = total(look.ask("services", organization_id=look.organization_id, search=NO_WORD))
    if both == 0:
        return ok("services.add_up", "two parameters narrow more than one")
    todo = "Parameters add up: only what fits all of them may come (AND)."
    return bad("services.add_up", f"{both} come where nothing fits both", todo, required=True)


def _minimal(look: Look) -> Finding:
    answer = look.ask("services", minimal="true")
    found = contents(answer)
    if not found:
        return bad("services.minimal", answer.said, "Accept minimal=true.", required=False)
    more = sorted({key for one in found for key in one} - DATES)
    if more:
        todo = "minimal=true gives ids and dates only."
        return bad("services.minimal", f"is ignored: {', '.join(more[:5])} come too", todo, required=False)
    return ok("services.minimal", f"{len(found)} ids with their dates on one page")


def _full(look: Look) -> Finding:
    page = contents(look.ask("services", full="true", per_page=5))
    wanted = [look.whole("services", str(one.get("id"))).json for one in page]
    lost = {
        key
        for one, whole in zip(page, wanted, strict=True)
        if isinstance(whole, dict)
        for key in whole.keys() - one.keys()
    }
    if page and not lost:
        return ok("services.full", "records of the list are as whole as at their ids")
    found = f"is ignored: {', '.join(sorted(lost)[:5])} are missing" if lost else "gives no records"
    return bad("services.full", found, "full=true gives what stands at the id.", required=False)


def _ndjson(look: Look, every: int) -> Finding:
    answer = look.ask("services", format="ndjson")
    lines = answer.body.splitlines() if answer.status == 200 else []
    try:
        records = [json.loads(line) for line in lines if line.strip()]
    except (ValueError, RecursionError):
        records = []
    good = [one for one in records if isinstance(one, dict) and "id" in one and "contents" not in one]
    if len(good) == len(records) == every:
        return ok("services.ndjson", f"{every} lines, each a service")
    todo = "format=ndjson gives every service, one a line, without pages."
    said = answer.said if answer.status != 200 else f"{len(good)} services in {len(lines)} lines of {every}"
    return bad("services.ndjson", said, todo, required=False)


def _refused(look: Look, parameter: str, value: str) -> Finding:
    answer = look.ask("services", **{parameter: value})
    check = f"services.bad_{parameter}_{value}"
    if answer.status == 400:
        return ok(check, "400")
    if answer.status == 422:
        return note(check, answer.said, "400 is what most readers expect.")
    todo = f"Answer 400 to {parameter}={value}, so that a reader notices."
    return bad(check, answer.said, todo, required=False)
