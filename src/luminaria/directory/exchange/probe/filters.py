"""Parameters of /services: accepted, heeded, and adding up. What is ignored hands out the wrong list."""

import re
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

LETTERS = re.compile(r"[^\W\d_]{3,}")
FUTURE = "2999-01-01T00:00:00Z"


def findings(look: Look) -> Iterator[Finding]:
    """What is found about each parameter of /services."""
    if not total(look.ask("services")):
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
    check = "services.search_finds"
    names = [str(one.get("name") or "") for one in look.services[:3]]
    words = [max(letters, key=len) for name in names if (letters := LETTERS.findall(name))]
    if not words:
        return note(check, "no service has a word in its name to look for")
    found = {word: total(look.ask("services", search=word)) for word in words}
    lost = [word for word, many in found.items() if not many]
    if lost:
        todo = "search must find the words of a name."
        return bad(check, f"{lost[0]!r} of a service's name finds nothing", todo, required=True)
    return ok(check, f"words of names find {', '.join(map(str, found.values()))}")


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
