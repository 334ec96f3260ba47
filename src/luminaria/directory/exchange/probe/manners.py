"""Manners: open to pages of other sites, no cookies, and a tag for readers who have it already."""

from collections.abc import Iterator

from luminaria.directory.exchange.probe.look import Look
from luminaria.directory.exchange.probe.report import Finding, bad, note, ok


def findings(look: Look) -> Iterator[Finding]:
    """What is found about the way it answers."""
    if not look.is_there("services"):
        return
    answer = look.ask("services")
    origin = answer.headers.get("access-control-allow-origin", "")
    if origin == "*":
        yield ok("cors.origin", "*")
    else:
        todo = "Send Access-Control-Allow-Origin: *, so that any page can read open data."
        yield bad("cors.origin", f"is {origin or 'not sent'}", todo, required=False)
    asked = look.web.options("/services")
    if asked.status in (200, 204) and asked.headers.get("access-control-allow-origin") == "*":
        yield ok("cors.options", f"{asked.status}")
    else:
        todo = "Answer OPTIONS with 204 and the Access-Control headers."
        yield bad("cors.options", asked.said, todo, required=False)
    if "set-cookie" in answer.headers:
        todo = "An open feed needs no cookie, and knows its readers by none."
        yield bad("manners.cookies", "sets a cookie", todo, required=False)
    else:
        yield ok("manners.cookies", "sets none")
    kind = answer.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == "application/json":
        yield ok("manners.content_type", kind)
    else:
        found = kind or "is not said"
        yield bad("manners.content_type", found, "Send application/json.", required=False)
    yield _tag(look)


def _tag(look: Look) -> Finding:
    fresh = look.web.get("/services")
    tag = fresh.headers.get("etag", "")
    if not tag:
        return note("manners.etag", "sends no ETag", "One lets readers ask again for nothing.")
    again = look.web.again("/services", tag)
    if again.status == 304:
        return ok("manners.etag", "304 to a reader who has it")
    return note("manners.etag", f"{again.said} to a reader who has it", "Answer 304 to If-None-Match.")
