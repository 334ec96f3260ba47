"""Every record held against the schemas, and none may tell a place that is marked as not public."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from luminaria.directory.exchange.probe.look import LISTS, Look, Record, contents, total
from luminaria.directory.exchange.probe.report import Finding, bad, ok

PER_PAGE = 100
MOST = 50
WHOLE = 10  # of each list, asked for at their ids; a list of terms has them whole
SHOWN = 3
PLACE = ("addresses", "latitude", "longitude", "phones", "address_1", "postal_code")
OPEN = {"", "public"}


def findings(look: Look) -> Iterator[Finding]:
    """What is found in the records."""
    told: dict[str, str] = {}
    for name, (kind, required) in LISTS.items():
        if not total(look.ask(name)):
            continue
        faults: Counter[str] = Counter()
        looked = 0
        for record in _records(look, name):
            looked += 1
            faults.update(_first(look, kind, record))
            told.update(_secrets(record))
        yield _valid(name, looked, faults, required)
    yield _redacted(told)


def _records(look: Look, name: str) -> Iterator[Record]:
    """Records of the pages up to the limit, then the first ones whole."""
    seen: set[str] = set()
    for number in range(1, look.most // PER_PAGE + 2):
        fresh = [one for one in contents(look.ask(name, page=number, per_page=PER_PAGE))
                 if str(one.get("id")) not in seen]  # fmt: skip
        yield from fresh[: look.most - len(seen)]
        seen |= {str(one.get("id")) for one in fresh}
        if not fresh or len(seen) >= look.most:
            break
    for item in contents(look.ask(name))[: 0 if name.startswith("taxonom") else WHOLE]:
        answer = look.whole(name, str(item.get("id")))
        if answer.status == 200 and isinstance(answer.json, dict):
            yield answer.json


def _first(look: Look, kind: str, record: Record) -> set[str]:
    """Each fault once a record, whatever its number in a list."""
    return {re.sub(r"\[\d+\]", "", fault) for fault in islice(look.schemas.faults(kind, record), MOST)}


def _valid(name: str, looked: int, faults: Counter[str], required: bool) -> Finding:
    if not faults:
        return ok(f"{name}.records", f"{looked} records are valid")
    worst = "; ".join(f"{fault} ({number})" for fault, number in faults.most_common(SHOWN))
    more = f" and {len(faults) - SHOWN} other faults" if len(faults) > SHOWN else ""
    todo = "Every record must be valid JSON of HSDS."
    return bad(f"{name}.records", f"of {looked} records: {worst}{more}.", todo, required=required)


def _secrets(value: object, marked: bool = False) -> Iterator[tuple[str, str]]:
    """(id, what) of every place that is marked as not public and yet says where it is."""
    if isinstance(value, list):
        for one in value:
            yield from _secrets(one, marked)
    if not isinstance(value, dict):
        return
    mark = str(value.get("visibility") or "").lower()
    marked = marked or mark not in OPEN
    is_place = "location_type" in value or "visibility" in value or "address_1" in value
    if marked and is_place:
        carries = [
            key for key in (*PLACE, "address_1", "postal_code") if value.get(key) not in (None, "", [])
        ]
        if carries:
            yield str(value.get("id")), carries[0]
    for inner in value.values():
        if isinstance(inner, dict | list):
            yield from _secrets(inner, marked)


def _redacted(told: dict[str, str]) -> Finding:
    if told:
        id, what = next(iter(told.items()))
        todo = "Take street, coordinates, postcode and phones out before anything is published."
        found = f"{len(told)} places marked as not public are told, as {id} ({what})"
        return bad("redaction.marked_places", found, todo, required=True)
    return ok("redaction.marked_places", "no place that is marked as not public is told")
