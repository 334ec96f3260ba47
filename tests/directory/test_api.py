"""The HSDS API: pages, ids, both ways of asking, what it refuses and how."""

import json
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import pytest

from luminaria.directory.api import answers, door
from luminaria.directory.api.answers import Stream
from luminaria.directory.api.crowd import Crowd
from luminaria.directory.api.refusals import Refused
from tests.directory.fed import fed
from tests.directory.generated import feed
from tests.directory.official import faults
from tests.directory.samples import needs_schemas
from tests.programs import ProgramClient

LISTS = {
    "services": "service",
    "organizations": "organization",
    "service_at_locations": "service_at_location",
    "taxonomies": "taxonomy",
    "taxonomy_terms": "taxonomy_term",
}
KEYS = {
    "total_items", "total_pages", "page_number", "size", "first_page", "last_page", "empty", "contents",
}  # fmt: skip
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _directory() -> None:
    fed(feed(25, seed=3), datetime(2026, 11, 1, tzinfo=UTC))


def lines(answer: Any) -> list[dict[str, Any]]:
    return [json.loads(line) for line in b"".join(answer.streaming_content).splitlines()]


def test_the_root_says_version_profile_and_description(public: ProgramClient) -> None:
    root = public.get("/hsds/").json()
    assert root["version"] == "3.1" and root["publisher"]["name"]
    assert public.get(root["profile"]).json()["uri"] == root["profile"]
    assert public.get(root["openapi_url"]).json()["openapi"] == "3.1.0"


@pytest.mark.parametrize("path", LISTS)
def test_pages_add_up_to_everything_once(public: ProgramClient, path: str) -> None:
    seen: list[str] = []
    number = 1
    while True:
        page = public.get(f"/hsds/{path}", {"page": number, "per_page": 7}).json()
        assert page.keys() == KEYS
        assert page["size"] == len(page["contents"]) and page["page_number"] == number
        assert page["total_pages"] == -(-page["total_items"] // 7)
        assert page["first_page"] == (number == 1) and page["last_page"] == (number >= page["total_pages"])
        seen += [one["id"] for one in page["contents"]]
        if page["last_page"]:
            break
        number += 1
    assert len(seen) == len(set(seen)) == page["total_items"] > 0
    beyond = public.get(f"/hsds/{path}", {"page": number + 1, "per_page": 7}).json()
    assert beyond["empty"] and beyond["last_page"] and not beyond["first_page"] and beyond["contents"] == []


@needs_schemas
@pytest.mark.parametrize(("path", "kind"), LISTS.items())
def test_every_record_is_official(public: ProgramClient, path: str, kind: str) -> None:
    short = kind if kind.startswith("taxonomy") else f"{kind}_list"
    items = lines(public.get(f"/hsds/{path}?format=ndjson"))
    assert items and [fault for one in items for fault in faults(short, one)] == []
    for one in items[:10]:
        assert faults(kind, public.get(f"/hsds/{path}/{one['id']}").json()) == []
    if not kind.startswith("taxonomy"):
        whole = lines(public.get(f"/hsds/{path}?format=ndjson&full=true"))
        assert [fault for one in whole for fault in faults(kind, one)] == []


def test_a_service_is_fully_nested_at_its_id_and_short_in_a_list(public: ProgramClient) -> None:
    item = public.get("/hsds/services?per_page=1").json()["contents"][0]
    assert item["organization"]["id"] and "service_at_locations" not in item and "attributes" not in item
    whole = public.get(f"/hsds/services/{item['id']}").json()
    assert whole["organization"]["name"] and whole["service_at_locations"][0]["location"]["id"]
    term = whole["attributes"][0]["taxonomy_term"]
    assert term["taxonomy_detail"]["name"] == term["taxonomy"]


def test_a_term_that_is_not_published_is_nowhere(public: ProgramClient) -> None:
    document = next(feed(1, seed=8))
    document["attributes"][0]["taxonomy_term"]["id"] = term = str(uuid4())
    fed([document])
    from luminaria.directory.models import ListedTerm

    ListedTerm.objects.filter(id=term).delete()
    assert term not in public.get(f"/hsds/services/{document['id']}").content.decode()


@pytest.mark.parametrize("path", LISTS)
def test_post_is_the_twin_of_get(public: ProgramClient, path: str) -> None:
    wanted = public.get(f"/hsds/{path}?per_page=3&search=a").json()
    said = {"per_page": 3, "search": "a"}
    assert public.post(f"/hsds/{path}", said, content_type="application/json").json() == wanted
    form = "per_page=3&search=a"
    kind = "application/x-www-form-urlencoded"
    assert public.post(f"/hsds/{path}", form, content_type=kind).json() == wanted
    assert public.post(f"/hsds/{path}?per_page=3&search=a", b"", content_type="text/plain").json() == wanted


REFUSED = (
    "page=0", "page=-1", "page=x", "page=1.5", "page=99999999999999999999", "page=", "per_page=0",
    "per_page=1001", "format=xml", "taxonomy_term_id=1", "organization_id=x", "modified_after=yesterday",
    "modified_after=2026-13-01", "minimal=yes", "full=1", "colour=red", "page=1&page=2", "search=%00",
    "minimum_age=-1", "maximum_age=nan", "day=Monday", "start_time=25:00", f"search={'a' * 201}",
)  # fmt: skip


@pytest.mark.parametrize("query", REFUSED)
def test_a_bad_value_is_refused_with_a_sentence(public: ProgramClient, query: str) -> None:
    answer = public.get(f"/hsds/services?{query}")
    said = answer.json()
    assert answer.status_code == 400 and said["status"] == 400
    assert said["message"].endswith(".") and said["error"]


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        (b"{", "application/json", 400),
        (b"[]", "application/json", 400),
        (b'{"page": NaN}', "application/json", 400),
        (b'{"page": "1"}', "application/json", 400),
        (b'{"search": "\\ud800"}', "application/json", 400),
        (b"[" * 100_000, "application/json", 400),
        (b"\xff", "application/json", 400),
        (b"<a/>", "application/xml", 415),
        (b'{"search": "' + b"a" * 300_000 + b'"}', "application/json", 413),
    ],
)
def test_a_bad_body_is_refused(public: ProgramClient, body: bytes, kind: str, status: int) -> None:
    answer = public.post("/hsds/services", body, content_type=kind)
    assert answer.status_code == answer.json()["status"] == status


@pytest.mark.parametrize("path", LISTS)
def test_ids(public: ProgramClient, path: str) -> None:
    assert public.get(f"/hsds/{path}/{uuid4()}").status_code == 404
    assert public.get(f"/hsds/{path}/no-uuid").status_code == 400
    assert public.get(f"/hsds/{path}/{uuid4()}/more").json()["status"] == 404
    assert public.post(f"/hsds/{path}/{uuid4()}").status_code == 405


def test_methods_and_other_sites(public: ProgramClient) -> None:
    allowed = public.options("/hsds/services")
    assert allowed.status_code == 204 and "POST" in allowed["Access-Control-Allow-Methods"]
    answer = public.delete("/hsds/services")
    assert answer.status_code == 405 and answer["Allow"] == "GET, POST, HEAD, OPTIONS"
    for one in (allowed, answer, public.get("/hsds/services"), public.get("/hsds/nothing")):
        assert one["Access-Control-Allow-Origin"] == "*" and not one.cookies
        assert one["Cache-Control"] == "no-store" and one["Referrer-Policy"] == "no-referrer"
    assert public.head("/hsds/services").status_code == 200


def test_a_reader_who_has_it_is_told_so(public: ProgramClient) -> None:
    tag = public.get("/hsds/services")["ETag"]
    again = public.get("/hsds/services", HTTP_IF_NONE_MATCH=f'"other", {tag}')
    assert again.status_code == 304 and not again.content and again["ETag"] == tag
    fed(feed(1, seed=4))
    assert public.get("/hsds/services", HTTP_IF_NONE_MATCH=tag).status_code == 200


def test_dates_alone_stand_on_one_page(public: ProgramClient, monkeypatch: pytest.MonkeyPatch) -> None:
    page = public.get("/hsds/services?minimal=true").json()
    assert page["size"] == page["total_items"] == 25 and page["total_pages"] == 1
    assert page["contents"][0].keys() == {"id", "modified_date"}
    assert public.get("/hsds/services?minimal=true&per_page=5").json()["total_pages"] == 5
    monkeypatch.setattr(answers, "LARGE", 10)
    streamed = b"".join(public.get("/hsds/services?minimal=true").streaming_content)
    ids = {one["id"] for one in page["contents"]}
    assert {one["id"] for one in json.loads(streamed)["contents"]} == ids


def test_whole_feeds_are_sent_few_at_once() -> None:
    open_ = [Stream(iter([b"a"])), Stream(iter([b"b"]))]
    with pytest.raises(Refused) as refused:
        Stream(iter([b"c"]))
    assert refused.value.status == 429
    for one in open_:
        one.close()
        one.close()
    Stream(iter([b"d"])).close()


def test_a_feed_that_nobody_closes_shuts_nobody_out() -> None:
    for _ in range(3):
        assert next(Stream(iter([b"a", b"b"]))) == b"a"


def test_a_crowd_waits_and_nobody_is_known(public: ProgramClient, monkeypatch: pytest.MonkeyPatch) -> None:
    moment = [0.0]
    crowd = Crowd(2, lambda: moment[0])
    assert [crowd.wait() for _ in range(5)] == [0, 0, 0, 0, 1]
    moment[0] += 1
    assert [crowd.wait() for _ in range(3)] == [0, 0, 1]
    assert [Crowd(0).wait() for _ in range(1000)] == [0] * 1000
    monkeypatch.setattr(door, "crowd", lambda: crowd)
    answer = public.get("/hsds/services")
    assert answer.status_code == 429 and int(answer["Retry-After"]) >= 1 and answer.json()["error"] == "busy"
