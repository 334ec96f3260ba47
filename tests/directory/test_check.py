"""`luminaria directory check`: our API is clean; every fault of others is found, each by its name."""

import json
import os
import random
from argparse import Namespace
from collections.abc import Callable
from typing import Any

import pytest

from luminaria.cli import directory_out
from luminaria.directory.api import door
from luminaria.directory.api.crowd import Crowd
from luminaria.directory.exchange import probe
from luminaria.directory.exchange.probe import web
from luminaria.directory.exchange.probe.report import Outcome, Report
from luminaria.directory.exchange.probe.schemas import NoSchemas, Schemas
from luminaria.directory.exchange.probe.web import BadAddress
from tests.directory.fed import fed
from tests.directory.generated import feed
from tests.directory.loopback import Answer, ours, reference, served, worse
from tests.directory.samples import HSDS, needs_schemas

# What cannot be tried on any one directory; nothing else may be more than "ok" on ours.
UNTRIED = {"services.empty_feed"}
SAMPLE = 8
real = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _no_crowd(monkeypatch: pytest.MonkeyPatch) -> None:
    """How long a reader waits has its own tests; here the check would sleep half of its time."""
    monkeypatch.setattr(door, "crowd", lambda: Crowd(0))


def found(report: Report) -> dict[str, Outcome]:
    return {one.name: one.outcome for one in report.findings if one.outcome is not Outcome.OK}


@real
def test_our_api_is_clean() -> None:
    fed(feed(12, seed=21))
    with ours() as app, served(app) as url:
        report = probe.check(f"{url}/hsds/")
        assert found(report) == {}, report.as_text()
        assert len(report.findings) >= 33
        assert len({one.name for one in report.findings}) == len(report.findings)


@real
@needs_schemas
def test_our_api_is_clean_by_the_official_schemas_too() -> None:
    fed(feed(12, seed=21))
    with ours() as app, served(app) as url:
        report = probe.check(f"{url}/hsds", schemas=HSDS)
        assert report.is_clean and found(report) == {}, report.as_text()


@real
def test_an_empty_directory_is_clean_and_said_to_be_empty() -> None:
    with ours() as app, served(app) as url:
        report = probe.check(f"{url}/hsds")
        assert report.is_clean and set(found(report)) >= UNTRIED
        assert set(found(report).values()) == {Outcome.NOTE}


def test_every_fault_of_the_reference_mock_is_found_by_name() -> None:
    services = list(feed(4, seed=22))
    with served(reference(services)) as url:
        report = probe.check(url)
    by_name = found(report)
    assert not report.is_clean
    required = {
        "root.profile", "services.id", "services.unknown_id", "services.pages_add_up", "services.search",
        "services.organization_id", "services.modified_after", "services.add_up",
    }  # fmt: skip
    assert {name for name, outcome in by_name.items() if outcome is Outcome.FAIL} >= required
    weak = {
        "services.page_keys", "services.minimal", "services.ndjson", "services.bad_page_0", "cors.origin",
        "services.bad_id", "organizations.page_keys", "organizations.search", "taxonomy_terms.parent_id",
    }  # fmt: skip
    assert {name for name, outcome in by_name.items() if outcome is Outcome.WEAK} >= weak
    said = {one.name: one for one in report.findings}
    assert "500" in said["services.id"].found and said["services.id"].todo
    assert by_name["services.post"] is Outcome.NOTE


def as_json(change: Callable[[str, dict[str, str], Any], Any]) -> Callable[..., Answer]:
    """A change of what JSON answers say."""

    def changed(path: str, query: dict[str, str], answer: Answer) -> Answer:
        status, headers, body = answer
        if status != 200 or not body.startswith(b"{") or query.get("format") == "ndjson":
            return answer
        return status, headers, json.dumps(change(path, query, json.loads(body))).encode()

    return changed


def at(path: str, status: int) -> Callable[..., Answer]:
    """Another status below that path."""

    def changed(where: str, query: dict[str, str], answer: Answer) -> Answer:
        below = where.startswith(path) and (path != "/" or where == "/")
        return (status, answer[1], b"{}") if below else answer

    return changed


def without(*headers: str, **others: str) -> Callable[..., Answer]:
    """Other headers."""

    def changed(where: str, query: dict[str, str], answer: Answer) -> Answer:
        kept = {name: value for name, value in answer[1].items() if name not in headers}
        return answer[0], kept | {name.replace("_", "-"): value for name, value in others.items()}, answer[2]

    return changed


def every(status: int, becomes: int) -> Callable[..., Answer]:
    """One status becomes another."""
    return lambda where, query, answer: (becomes, *answer[1:]) if answer[0] == status else answer


def record(change: Callable[[dict[str, Any]], None]) -> Callable[..., Answer]:
    """Every service is changed, in lists and at its id."""

    def changed(path: str, query: dict[str, str], said: Any) -> Any:
        if path.startswith("/services"):
            for one in said.get("contents", [said]):
                change(one)
        return said

    return as_json(changed)


def page(**keys: Any) -> Callable[..., Answer]:
    """Pages of services say something else."""

    def changed(path: str, query: dict[str, str], said: Any) -> Any:
        return said | keys if path == "/services" else said

    return as_json(changed)


def lacking(key: str) -> Callable[..., Answer]:
    return as_json(lambda path, query, said: {name: value for name, value in said.items() if name != key})


def hide(one: dict[str, Any]) -> None:
    for place in one.get("service_at_locations", []):
        place["location"]["visibility"] = "hidden"


def unnest(one: dict[str, Any]) -> None:
    if "service_at_locations" in one:
        one.pop("organization", None)


def twice(one: dict[str, Any]) -> None:
    one["status"] = "open"


WORSE: dict[str, tuple[Callable[..., Answer], set[str]]] = {
    "no root": (at("/", 404), {"root.answers"}),
    "root without version": (
        as_json(lambda p, q, s: {**s, "version": "1.1"} if p == "/" else s),
        {"root.version"},
    ),
    "root without profile": (lacking("profile"), {"root.profile"}),
    "root without openapi_url": (lacking("openapi_url"), {"root.openapi_url"}),
    "profile that is not there": (at("/profile", 404), {"root.profile_resolves"}),
    "no services": (at("/services", 404), {"services.list"}),
    "no service at its id": (at("/services/", 500), {"services.id", "services.unknown_id"}),
    "thin page": (lacking("total_pages"), {"services.page_keys", "taxonomies.page_keys"}),
    "page without contents": (lacking("contents"), {"services.page_keys", "services.page_sums"}),
    "page sums": (page(total_items=7, size=99, last_page=False), {"services.page_sums"}),
    "page of words": (page(size="3"), {"services.page_sums"}),
    "first page for ever": (page(page_number=2), {"services.page_sums"}),
    "not nested": (record(unnest), {"services.nested"}),
    "wrong record": (
        record(lambda one: one.update(id="b" * 8 + "-0000-4000-8000-" + "0" * 12)),
        {"services.id"},
    ),
    "invalid records": (record(twice), {"services.records"}),
    "records without a name": (record(lambda one: one.pop("name", None)), {"services.records"}),
    "null for nothing": (record(lambda one: one.update(url=None)), {"services.records"}),
    "a hidden place told": (record(hide), {"redaction.marked_places"}),
    "no other sites": (without("access-control-allow-origin"), {"cors.origin", "cors.options"}),
    "cookies": (without(set_cookie="a=b"), {"manners.cookies"}),
    "no kind": (without(content_type="text/html"), {"manners.content_type"}),
    "unknown ids are found": (every(404, 200), {"services.unknown_id", "organizations.unknown_id"}),
    "bad values pass": (every(400, 200), {"services.bad_id", "services.bad_page_0", "services.bad_page_x"}),
    "optional lists away": (at("/organizations", 501), {"organizations.list"}),
}
IGNORED = {
    "search": {"services.search", "services.add_up", "organizations.search", "taxonomies.search"},
    "organization_id": {"services.organization_id", "service_at_locations.organization_id"},
    "taxonomy_term_id": {"services.taxonomy_term_id", "organizations.taxonomy_term_id"},
    "taxonomy_id": {"services.taxonomy_id", "taxonomy_terms.taxonomy_id"},
    "modified_after": {"services.modified_after", "service_at_locations.modified_after"},
    "minimal": {"services.minimal"},
    "full": {"services.full", "organizations.full", "service_at_locations.full"},
    "full_service": {"organizations.full_service"},
    "format": {"services.ndjson"},
    "per_page": {"services.pages_add_up"},
    "page": {"services.pages_add_up"},
    "proximity": {"service_at_locations.proximity"},
    "parent_id": {"taxonomy_terms.parent_id"},
    "top_only": {"taxonomy_terms.top_only"},
}


def ignoring(app: Any, parameter: str) -> Any:
    """The same API, deaf to one parameter wherever it is said."""

    def deaf(environ: dict[str, Any], start: Any) -> Any:
        said = environ.get("QUERY_STRING", "").split("&")
        environ["QUERY_STRING"] = "&".join(one for one in said if not one.startswith(f"{parameter}="))
        return app(environ, start)

    return deaf


def missed(names: list[str]) -> dict[str, set[str]]:
    """Which of these faults the check does not name."""
    fed(feed(6, seed=23))
    lost = {}
    with ours() as app:
        for name in names:
            bad, wanted = faulty(app, name)
            with served(bad) as url:
                report = probe.check(f"{url}/hsds", records=100)
            if not wanted <= found(report).keys():
                lost[name] = wanted - found(report).keys()
    return lost


def faulty(app: Any, name: str) -> tuple[Any, set[str]]:
    """The API with that fault, and the checks that must name it."""
    if name in IGNORED:
        return ignoring(app, name), IGNORED[name]
    change, names = WORSE[name]
    return worse(app, change), names


@real
def test_a_sample_of_faults_is_found_by_name() -> None:
    drawn = random.Random(os.environ["LUMINARIA_TEST_SEED"]).sample([*WORSE, *IGNORED], SAMPLE)
    assert missed(drawn) == {}


@real
@pytest.mark.drill
def test_every_fault_is_found_by_its_name() -> None:
    assert missed([*WORSE, *IGNORED]) == {}


@real
def test_the_command_says_it_in_lines_and_in_json(capsys: pytest.CaptureFixture[str]) -> None:
    fed(feed(3, seed=24))
    told = Namespace(json=False, records=50, timeout=5.0, schemas=None)
    with ours() as app, served(app) as url:
        told.url = f"{url}/hsds"
        assert directory_out._check(told) == 0
        lines = capsys.readouterr().out.splitlines()
        assert any(line.startswith("ok    services.id ") for line in lines)
        told.json = True
        assert directory_out._check(told) == 0
        assert json.loads(capsys.readouterr().out)["clean"] is True
    assert directory_out._check(told) == 1  # nobody is there any more
    assert "root.answers" in capsys.readouterr().out


def test_it_goes_to_no_other_host_and_reads_no_other_scheme() -> None:
    def away(environ: dict[str, Any], start: Any) -> list[bytes]:
        to = "/root" if environ["PATH_INFO"] == "/" else "http://127.0.0.2:9/elsewhere"
        start("302 Found", [("Location", to), ("Content-Length", "0")])
        return [b""]

    with served(away) as url:
        answer = web.Web(url, 2).get("/")
        assert answer.status == 0 and "do not follow" in answer.fault
        assert not probe.check(url).is_clean
    for address in ("file:///etc/passwd", "ftp://example.org", "example.org", "http://", "http://a/?b=c"):
        with pytest.raises(BadAddress):
            web.Web(address, 1)


def test_it_waits_as_long_as_a_crowded_api_asks_and_no_longer(monkeypatch: pytest.MonkeyPatch) -> None:
    slept: list[int] = []
    monkeypatch.setattr(web.time, "sleep", slept.append)
    waits = ["3", "2"]

    def crowded(environ: dict[str, Any], start: Any) -> list[bytes]:
        head = [("Retry-After", waits.pop(0))] if waits else []
        start("429 -" if head else "200 -", [*head, ("Content-Length", "0")])
        return [b""]

    with served(crowded) as url:
        assert web.Web(url, 2).get("/").status == 200
        assert slept == [3, 2]
        waits += [str(web.PATIENCE + 1)]
        assert web.Web(url, 2).get("/").status == 429
        waits += ["1"] * (web.TRIES + 1)
        assert web.Web(url, 2).get("/").status == 429
    assert slept == [3, 2, *[1] * web.TRIES]


def test_what_is_no_api_is_said_and_never_breaks_the_check(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web, "MOST", 1000)
    for body in (b"", b"[]", b"\xff\xfe", b"[" * 900, b"{" + b" " * 2000 + b"}", b'{"contents": {"a": 1}}'):

        def app(environ: dict[str, Any], start: Any, body: bytes = body) -> list[bytes]:
            start("200 OK", [("Content-Type", "application/json"), ("Content-Length", str(len(body)))])
            return [body]

        with served(app) as url:
            assert not probe.check(url).is_clean


def test_schemas_come_from_a_folder_that_has_them(tmp_path: Any) -> None:
    with pytest.raises(NoSchemas):
        Schemas(tmp_path)
    (tmp_path / "service.json").write_text("{")
    with pytest.raises(NoSchemas):
        Schemas(tmp_path)


@needs_schemas
def test_our_schemas_find_what_the_official_ones_find() -> None:
    official, own = Schemas(HSDS), Schemas()
    service = next(feed(1, seed=25))
    assert list(official.faults("service", service)) == list(own.faults("service", service)) == []
    changes: list[dict[str, Any]] = [
        {"status": "open"},
        {"id": "x"},
        {"phones": [{"id": "x"}]},
        {"email": "a b"},
        {"name": 1},
        {"last_modified": "yesterday"},
        {"minimum_age": "5"},
        {"organization": {"id": None}},
    ]
    for change in changes:
        ours_, theirs = (
            {fault.split(" ")[0] for fault in one.faults("service", service | change)}
            for one in (own, official)
        )
        assert theirs and theirs <= ours_, change
