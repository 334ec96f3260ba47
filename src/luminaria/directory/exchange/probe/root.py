"""The root: which version, which profile, where the description is (HSDS API reference, the / endpoint)."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from luminaria.directory.exchange.probe.look import Look
from luminaria.directory.exchange.probe.report import Finding, bad, note, ok


def findings(look: Look) -> Iterator[Finding]:
    """What is found at the root."""
    if not look.root:
        answer = look.web.get("/")
        todo = "GET / must answer with a JSON object: version, profile, openapi_url."
        yield bad("root.answers", answer.said, todo, required=True)
        return
    yield ok("root.answers", "a JSON object")
    version = str(look.root.get("version") or "")
    if version.startswith("3."):
        yield ok("root.version", version)
    else:
        yield bad(
            "root.version",
            f"says {version or 'nothing'!r}",
            "Say the version of HSDS, as 3.1.",
            required=True,
        )
    yield from _address(look, "profile", "Say the address of the profile, or of HSDS itself.")
    yield from _address(look, "openapi_url", "Say where the OpenAPI description is.")
    yield _publisher(look, version)


def _address(look: Look, name: str, todo: str) -> Iterator[Finding]:
    said = look.root.get(name)
    if not isinstance(said, str) or not urlsplit(said).scheme or not urlsplit(said).netloc:
        yield bad(f"root.{name}", "is no address" if said else "is not said", todo, required=True)
        return
    yield ok(f"root.{name}", said)
    resolves = f"root.{name}_resolves"
    if not look.web.is_here(said):
        yield note(resolves, "is on another host, which is not asked", "Open it yourself once.")
        return
    answer = look.web.get(said)
    if answer.status != 200:
        todo = "What the root names must be there."
        yield bad(resolves, answer.said, todo, required=name == "profile")
    elif name == "openapi_url" and not _describes(answer.json):
        yield bad(resolves, "is no OpenAPI description of /services", "Describe this API.", required=False)
    else:
        yield ok(resolves, f"{len(answer.body):,} bytes")


def _describes(said: object) -> bool:
    paths = said.get("paths") if isinstance(said, dict) else None
    return isinstance(paths, dict) and any(str(path).endswith("/services") for path in paths)


def _publisher(look: Look, version: str) -> Finding:
    publisher = look.root.get("publisher")
    has_name = isinstance(publisher, dict) and bool(publisher.get("name"))
    if has_name and look.root.get("description"):
        return ok("root.publisher", "description and publisher are said, as in 3.2")
    todo = "Since 3.2 the root says a description and who publishes it."
    if version >= "3.2":
        return bad("root.publisher", "description or publisher is not said", todo, required=False)
    return note("root.publisher", "description or publisher is not said", todo)
