"""A session that ends loses no typed text, and the server keeps none of it."""

import html
import re
from urllib.parse import urlencode

import pytest
from django.http import HttpResponse

from luminaria.people import carrying
from luminaria.people.rules import OpenMember
from tests import factories
from tests.conftest import MovableClock
from tests.people.signing_in import PASSPHRASE, WRONG, Person
from tests.programs import ProgramClient

WORDS = 'Two lines,\nwith "quotes", <b>tags</b> & ñandúes 🕯'
FIELDS = {"name": WORDS, "sign_in_name": "lena", "roles": ["TRAINER", "ANALYST"]}


def hidden(page: HttpResponse) -> dict[str, list[str]]:
    """The hidden fields of a page, as a browser would send them."""
    found: dict[str, list[str]] = {}
    for name, value in re.findall(
        r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page.content.decode()
    ):
        found.setdefault(html.unescape(name), []).append(html.unescape(value))
    return found


def test_words_typed_into_an_ended_session_come_back_and_go_on(
    desk: ProgramClient, joined: Person, sol: OpenMember, clock: MovableClock
) -> None:
    page = desk.post("/members/invite/", FIELDS)
    assert page.status_code == 401
    assert "Your words are not lost" in page.content.decode()

    wrong = joined.post(desk, **hidden(page), passphrase=WRONG)
    back = joined.post(desk, **hidden(wrong))

    assert "Your words are here" in back.content.decode()
    assert 'action="/members/invite/"' in back.content.decode()
    kept = hidden(back)
    assert kept.pop("csrfmiddlewaretoken")
    assert kept == {"name": [WORDS], "sign_in_name": ["lena"], "roles": ["TRAINER", "ANALYST"]}


def test_nothing_of_it_is_in_the_database(desk: ProgramClient, joined: Person) -> None:
    from django.db import connection

    desk.post("/members/invite/", FIELDS)
    with connection.cursor() as cursor:
        for table in ("people_desksession", "people_signin", "people_strangetries", "ledger_leafdetail"):
            cursor.execute(f'SELECT * FROM "{table}"')
            assert "ñandúes" not in str(cursor.fetchall())


def test_a_page_that_was_only_read_is_gone_back_to(desk: ProgramClient, db: None) -> None:
    assert (
        desk.get("/organisation/keys/?x=1")["Location"] == "/sign-in/?next=%2Forganisation%2Fkeys%2F%3Fx%3D1"
    )


@pytest.mark.parametrize(
    "path",
    [
        "https://elsewhere.example/",
        "//elsewhere.example/",
        "/\\elsewhere.example/",
        "javascript:alert(1)",
        "/sign-in/",
        "/sign-out/",
        "/lock/",
        "/nowhere/at/all/",
        "",
        "/\t/elsewhere.example",
    ],
)
def test_no_way_back_leads_elsewhere(path: str, settings: object) -> None:
    settings.ROOT_URLCONF = "luminaria.people.urls"  # type: ignore[attr-defined]
    assert carrying.way_back(path) == ""


def test_what_touches_keys_asks_again_after_a_quarter_of_an_hour(
    desk: ProgramClient, sol: OpenMember, clock: MovableClock
) -> None:
    factories.signed_in(desk, sol)
    assert desk.get("/members/invite/").status_code == 200
    clock.forward(minutes=16)

    assert desk.get("/members/").status_code == 200
    assert desk.get("/members/invite/")["Location"] == "/sign-in/?next=%2Fmembers%2Finvite%2F&again=1"
    asked = desk.post("/members/invite/", FIELDS)
    assert asked.status_code == 401
    assert "Say once more that it is you" in asked.content.decode()


def test_proving_again_replaces_the_session(desk: ProgramClient, joined: Person, clock: MovableClock) -> None:
    joined.post(desk)
    first = desk.cookies["ld_session"].value
    clock.forward(minutes=16)

    answer = joined.post(desk, next="/members/admit/", again="1")

    assert answer["Location"] == "/members/admit/"
    assert desk.cookies["ld_session"].value != first
    assert desk.get("/members/admit/").status_code == 200


@pytest.mark.parametrize(
    ("path", "fields", "back"),
    [
        ("/me/passphrase/", {"old": PASSPHRASE, "new": PASSPHRASE, "again": PASSPHRASE}, "/me/"),
        ("/me/app/", {"app_secret": "JBSWY3DPEHPK3PXP", "app_code": "123456"}, "/me/app/"),
        ("/organisation/keys/share/", {"share": "1234-5678"}, "/organisation/keys/"),
        (
            "/organisation/keys/recover/",
            {"share_a": "1234", "share_b": "5678"},
            "/organisation/keys/recover/",
        ),
    ],
)
def test_a_secret_is_never_kept_in_a_page(
    desk: ProgramClient, db: None, path: str, fields: dict[str, str], back: str
) -> None:
    answer = desk.post(path, fields)

    assert answer.status_code == 302
    assert answer["Location"] == f"/sign-in/?{urlencode({'next': back})}"
    assert answer.content == b""
