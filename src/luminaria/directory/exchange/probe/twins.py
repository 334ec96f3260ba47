"""POST twins of the lists (HSDS 3.1): search words need not stand in an address."""

import json
from collections.abc import Iterator
from urllib.parse import urlencode

from luminaria.directory.exchange.probe.look import LISTS, NO_WORD, Look, total
from luminaria.directory.exchange.probe.report import Finding, bad, note, ok


def findings(look: Look) -> Iterator[Finding]:
    """What is found when the lists are asked by POST."""
    for name in LISTS:
        every = total(look.ask(name))
        if every is not None:
            yield _twin(look, name, every)


def _twin(look: Look, name: str, every: int) -> Finding:
    check = f"{name}.post"
    plain = look.web.post(f"/{name}", b"{}", "application/json")
    if plain.status in (404, 405, 501):
        return note(check, f"{plain.said}: it is optional, and not here", "It keeps words out of addresses.")
    if total(plain) != every:
        todo = "POST without parameters must answer as GET."
        return bad(check, f"{plain.said} with {total(plain)} where GET has {every}", todo, required=False)
    body = {"search": NO_WORD}
    heeded = [
        kind
        for kind, said in (("JSON", json.dumps(body)), ("a form", urlencode(body)))
        if total(look.web.post(f"/{name}", said.encode(), _KINDS[kind])) == 0
    ]
    if heeded or not every:
        return ok(check, f"heeds {' and '.join(heeded) or 'nothing, since nothing is there'}")
    if total(look.web.post(f"/{name}?search={NO_WORD}", b"", "application/json")) == 0:
        return note(check, "heeds parameters of the address only", "Take them from the body too.")
    return bad(check, "ignores its parameters", "POST must choose as GET does.", required=False)


_KINDS = {"JSON": "application/json", "a form": "application/x-www-form-urlencoded"}
