"""In which form /services comes: dates alone, whole records, lines; and what it refuses."""

import json
from collections.abc import Iterator

from luminaria.directory.exchange.probe.look import Look, contents, total
from luminaria.directory.exchange.probe.report import Finding, bad, note, ok

DATES = {"id", "modified_date", "last_modified", "modified", "modified_at"}


def findings(look: Look) -> Iterator[Finding]:
    """What is found about the forms of /services."""
    every = total(look.ask("services"))
    if not every:
        return
    yield _minimal(look)
    yield _full(look)
    yield _ndjson(look, every)
    for value in ("0", "x"):
        yield _refused(look, "page", value)
    yield _refused(look, "modified_after", "yesterday")


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
