"""Finished pages are kept for a day: the same bytes, nothing of a reader, gone with the day and the pack."""

import gzip
import re
from collections.abc import Callable
from contextlib import ExitStack
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path

import pytest
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory, override_settings

from luminaria.kernel import clock
from luminaria.learn import kept
from luminaria.learn.kept import Finished, KeptPages, Shelf, same_for_everybody
from luminaria.learn.views import pages
from luminaria.packs import overlay, pack
from luminaria.packs.overlay import CallRecord
from tests.learn.conftest import Reader
from tests.programs import settings_of

LINK = re.compile(r'<a[^>]+href="(/[^"#?]*)')
NO_PAGE_HERE = re.compile(r"^/leave|/report/|/services/|\.pdf$")
HELD = re.compile(rb'type="hidden"[^>]*value="[^"]')
PACKED = {"accept-encoding": "gzip"}
NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
LIVES_BY_A_READER = ("/report/", "/search/", "/letter/", "/today/", "/leave")


class WithoutKeeping(Reader):
    """The public program that makes every page anew."""

    def request(self, **request: object) -> object:
        ours = settings_of("public")
        anew = [name for name in ours["MIDDLEWARE"] if not name.endswith("KeptPages")]
        assert len(anew) == len(ours["MIDDLEWARE"]) - 1
        with override_settings(**ours | {"MIDDLEWARE": anew}):
            return super(Reader, self).request(**request)


@pytest.fixture
def shelf(monkeypatch: pytest.MonkeyPatch) -> Shelf:
    """The shelf of the one program that a test asks."""
    made = Shelf()
    monkeypatch.setattr(kept, "Shelf", lambda: made)
    return made


@cache
def made_anew() -> dict[str, HttpResponse]:
    """Every page that a page leads to, as it is without keeping; what needs a database aside."""
    reader, waiting, seen = WithoutKeeping(), [f"/{locale}/" for locale in pack().locales], set[str]()
    found: dict[str, HttpResponse] = {}
    while waiting:
        path = waiting.pop()
        if path in seen or NO_PAGE_HERE.search(path):
            continue
        seen.add(path)
        with clock.fixed(NOON):
            response = reader.get(path, headers=PACKED)
        if response.status_code == 200:
            found[path] = response
            waiting += LINK.findall(_text(response))
    return found


def _text(response: HttpResponse) -> str:
    return gzip.decompress(response.content).decode()


def _kept(shelf: Shelf) -> set[str]:
    return {path for path, _ in shelf._pages}


def test_the_same_bytes_and_headers_with_and_without_and_no_token_in_them(shelf: Shelf) -> None:
    """When it is made and when it comes from the shelf: each page is asked for twice."""
    reader = Reader()
    with clock.fixed(NOON):
        for path, other in made_anew().items():
            for one in (reader.get(path, headers=PACKED), reader.get(path, headers=PACKED)):
                assert _text(one) == _text(other), path
                assert set(one.headers) == set(other.headers)
                assert {name for name in one.headers if one[name] != other[name]} <= {"Content-Length"}
                assert one["Content-Length"] == str(len(one.content))
    assert {"/en/", "/en/help/", "/es/help/", "/en/guide/", "/en/contacts/"} <= _kept(shelf)
    assert len(shelf) > len(made_anew()) - 12, "nearly all of them are kept"
    assert shelf.size < kept.MOST_BYTES / 4, "every page of both languages has room several times over"
    for (path, _), page in shelf._pages.items():
        body = gzip.decompress(page.body)
        assert not any(part in path for part in LIVES_BY_A_READER)
        assert not HELD.search(body), path
        assert b"csrf" not in body.lower()
        assert "Set-Cookie" not in page.headers
        assert page.headers["Cache-Control"] == "no-store", "browsers still keep nothing"


def test_a_kept_page_depends_on_nothing_that_a_reader_says() -> None:
    """The mark on the view is true: with every word of a reader the page is the same."""
    told = WithoutKeeping()
    told.cookies["lp_open"] = "ab" * 32
    about = {"accept-language": "es", "user-agent": "canary", "x-forwarded-for": "192.0.2.1", "dnt": "1"}
    with clock.fixed(NOON):
        for path, one in made_anew().items():
            if getattr(one, kept.MARK, False):
                other = told.get(path, {"name": "canary"}, headers=about | PACKED)
                assert _text(other) == _text(one), path


@pytest.mark.django_db
def test_the_form_and_the_mailbox_are_made_anew(shelf: Shelf) -> None:
    for path in ("/en/report/", "/en/report/status/"):
        assert Reader().get(path).status_code == 200
    assert len(shelf) == 0


def test_it_is_not_made_twice(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    first = reader.get("/en/help/")
    monkeypatch.setattr(pages, "render", lambda *given: 1 / 0)
    assert reader.get("/en/help/").content == first.content
    assert reader.get("/es/help/").status_code == 500, "what was never asked for has to be made"


def test_another_day_makes_it_anew(reader: Reader, shelf: Shelf) -> None:
    """What stands above a number that was not called for long comes on its day."""

    def contacts(moment: datetime) -> str:
        with clock.fixed(moment):
            return str(reader.get("/en/contacts/").content.decode())

    before = NOON - timedelta(days=1000)
    fresh = [one for one in pack().contacts("en") if not one.banner(before.date())]
    old = [said for one in fresh if (said := one.banner(NOON.date()))]
    today = contacts(NOON)
    assert contacts(NOON + timedelta(hours=11)) == today
    assert contacts(before).count(old[0]) < today.count(old[0])
    assert len(shelf) == 1, "pages of the other day are gone"
    assert contacts(NOON) == today


def test_another_edition_of_the_pack_makes_it_anew(reader: Reader, tmp_path: Path) -> None:
    line = next(one for one in pack().contacts("en") if one.vanishes and not one.call)
    with override_settings(LUMINARIA_PACK_OVERLAY=tmp_path):
        before = reader.get("/en/contacts/").content.decode()
        heard = CallRecord(line.id, date(2026, 11, 20), "OFFICE", "OFFICE", ("en",))
        overlay.write_overlay(tmp_path, [heard], [])
        called = pack().contact(line.id, "en").called
        assert called and called not in before
        assert called in reader.get("/en/contacts/").content.decode()


def test_what_is_sent_is_neither_answered_from_memory_nor_kept(reader: Reader, shelf: Shelf) -> None:
    chosen = {"language": "es"}
    choice = reader.post("/en/contacts/", chosen).content
    assert len(shelf) == 0
    whole = reader.get("/en/contacts/").content
    assert choice != whole
    assert reader.post("/en/contacts/", chosen).content == choice
    assert reader.get("/en/contacts/").content == whole


@pytest.mark.parametrize("told", ["cookie", "query", "head"])
def test_a_question_that_says_more_than_its_address_goes_its_usual_way(
    reader: Reader, shelf: Shelf, told: str
) -> None:
    if told == "cookie":
        reader.cookies["lp_open"] = "ab" * 32
    ask = reader.head if told == "head" else reader.get
    assert ask("/en/help/", {"name": "Ana"} if told == "query" else {}).status_code == 200
    assert len(shelf) == 0


def test_the_key_is_the_address_and_the_packing(reader: Reader, shelf: Shelf) -> None:
    reader.get("/en/help/", headers={"user-agent": "someone", "accept-language": "es", **PACKED})
    reader.get("/en/help/", headers={"user-agent": "another", **PACKED})
    reader.get("/en/help/", headers={"accept-encoding": "br"})
    assert list(shelf._pages) == [("/en/help/", True), ("/en/help/", False)]


def test_a_host_that_is_not_ours_is_refused_all_the_same(reader: Reader) -> None:
    assert reader.get("/en/help/").status_code == 200
    assert reader.get("/en/help/", headers={"host": "elsewhere.example"}).status_code == 400


@pytest.mark.django_db  # a handler by itself closes what is open before each request
@pytest.mark.parametrize("path", ["/en/learn/", "/en/counties/", "/es/pages/"])
def test_no_header_moves_the_links_of_a_page_for_everybody_after(path: str, shelf: Shelf) -> None:
    """A server may take a header for the place where the program is mounted (`SCRIPT_NAME`)."""
    plain = made_anew()[path]
    environ = RequestFactory(SERVER_NAME=settings.CONFIG.public_host).get(path).environ
    with override_settings(**settings_of("public")), clock.fixed(NOON):
        moved = WSGIHandler()(environ | {"SCRIPT_NAME": "/elsewhere"}, lambda *_: lambda _: None)
        assert b"".join(moved).decode() == _text(plain)
        assert b"".join(WSGIHandler()(environ, lambda *_: lambda _: None)).decode() == _text(plain)
    assert _kept(shelf) == {path}


def test_a_program_that_is_mounted_elsewhere_for_one_question_keeps_nothing_of_it() -> None:
    door = KeptPages(same_for_everybody(lambda request: HttpResponse(request.path)))
    asked = RequestFactory(SERVER_NAME=settings.CONFIG.public_host).get
    with override_settings(FORCE_SCRIPT_NAME=None):
        assert door(asked("/en/help/", SCRIPT_NAME="/elsewhere")).content == b"/elsewhere/en/help/"
    assert len(door.shelf) == 0
    door(asked("/en/help/"))
    assert len(door.shelf) == 1


def test_what_is_missing_is_not_kept(reader: Reader, shelf: Shelf) -> None:
    for path in ("/en/nothing/", "/en/counties/nowhere/", "/en/signs/moon/", "/xx/help/", "/"):
        assert reader.get(path).status_code in (302, 404)
    assert len(shelf) == 0


def _asked(program: Callable[[HttpRequest], HttpResponse]) -> Callable[[], Shelf]:
    door = KeptPages(program)

    def ask() -> Shelf:
        assert door(RequestFactory(SERVER_NAME="127.0.0.1").get("/en/")).status_code == 200
        return door.shelf

    return ask


def test_a_page_that_was_made_across_midnight_is_not_kept() -> None:
    moments = iter([NOON, NOON + timedelta(days=1)])

    @same_for_everybody
    def slow(request: HttpRequest) -> HttpResponse:
        held.enter_context(clock.fixed(next(moments)))
        return HttpResponse("a page")

    with ExitStack() as held:
        held.enter_context(clock.fixed(next(moments)))
        assert len(_asked(slow)()) == 0


@pytest.mark.parametrize("kind", ["unmarked", "cookie", "marked"])
def test_only_a_marked_page_without_a_cookie_is_kept(kind: str) -> None:
    def page(request: HttpRequest) -> HttpResponse:
        response = HttpResponse("a page")
        if kind == "cookie":
            response.set_cookie("token", "secret")
        return response

    program = page if kind == "unmarked" else same_for_everybody(page)
    assert len(_asked(program)()) == (1 if kind == "marked" else 0)


@pytest.fixture
def edition() -> kept.Edition:
    return (pack(), NOON.date())


def test_the_shelf_has_an_end_and_what_was_asked_for_longest_ago_goes_first(edition: kept.Edition) -> None:
    page = Finished(b"x" * 10_000, {})
    room = 5 * (len(page.body) + kept.OVERHEAD)
    shelf = Shelf(most=room)
    for number in range(5):
        shelf.put(edition, (f"/{number}/", True), page)
    assert shelf.find(edition, ("/0/", True)) is page
    for number in range(5, 8):
        shelf.put(edition, (f"/{number}/", True), page)
        assert shelf.size <= room
    assert _kept(shelf) == {"/0/", "/4/", "/5/", "/6/", "/7/"}
    shelf.put(edition, ("/7/", True), page)
    assert shelf.size == room, "the same page again takes no more room"


def test_a_page_larger_than_the_shelf_is_not_kept(edition: kept.Edition) -> None:
    shelf = Shelf(most=1000)
    shelf.put(edition, ("/", True), Finished(b"x" * 2000, {}))
    assert (len(shelf), shelf.size) == (0, 0)
