"""Whatever comes to a public address: a page in one of our languages that leads on, and never a fall.

What a form of ours may be spoiled with, at every address of both programs, is in tests/hostile; search
has its own strange words beside it. Here: addresses that nobody made, and the forms of this room.
"""

import re
from typing import Any
from urllib.parse import quote, quote_from_bytes, urlencode

import pytest
from django.utils.html import escape
from hypothesis import given, settings
from hypothesis import strategies as st

from luminaria.packs import pack
from tests.browser.pages import API
from tests.hostile.answers import HEADERS, SIGNS_OF_A_FALL
from tests.hostile.malice import BODIES, HUGE, URLENCODED, WORDS
from tests.house.addresses import addresses
from tests.learn.conftest import Reader

LOCALES = pack().locales
FORMS = {
    "contacts": ("situation", "county", "language", "channel", "hour"),
    "letter": ("to", "aims", "asks", "study", "reason", "own", "language"),
    "counties": ("place",),
    "search": ("words",),
    "guide": ("walked", "answer", "back"),
}
# Forms of the directory, which read the database: tests of that room fill them in.
OF_THE_DIRECTORY = ("/es/services/", "/es/services/kept/")
# The field of each form that a person types into.
TYPED = {"letter": "own", "counties": "place", "search": "words"}
LONG = "a" * 10_000
ELSEWHERE = [
    "/fr/", "/fr/help/", "/xx-yy/help/", "/english/", "/EN/help/", "/zh-hans/", "/vi/phone/", "/nv/",
    "/es/no-such-page/", "/es/no/such/page/", "/en/signs/moon/", "/es/signs/moon/more/",
    "/es/guide/whole/more/",
    "/en/counties/atlantis/", "/es/counties/-/", "/es/counties/BERNALILLO/", "/es/cards/no-such-card/",
    "/en/cards/no-such-card.pdf", "/en/cards/county/atlantis.pdf", "/es/cards/pocket.exe",
    "/en/search/my-words/", "/es/help/index.html", "/leave/fr", "/wp-login.php",
    "/.git/config", "/es/help/;a=b", "/favicon.ico",
]  # fmt: skip
MALFORMED = [
    "/es/%00/", "/%00", "/es/help%00/", "/es/%ff%fe/", "/%80/", "/es/%ed%a0%80/", "/es/%/", "/es/%zz/",
    "/es/%2", "/es/%252e%252e/", "/es/../desk/", "/es/./help",
    "/../../etc/passwd", "/es/%2e%2e%2f%2e%2e%2fetc/passwd",
    "//es//help//", "/es/%0d%0aSet-Cookie:%20a=b/", "/es/%5c%5cevil.example/", "/%2f%2fevil.example/..",
    "/es/\u202ehelp/", "/\u200fes/help/", "/es/\u2066/", "/es/помощь/", "/中文/", "/es/مساعدة/", "/es/🪷/",
    "/es/<script>alert(1)</script>/", "/es/\"onload='x'/", "/es/{{7*7}}/", "/es/%C3%B1/",
    f"/{LONG}", f"/es/{LONG}/", f"/es/counties/{LONG}/", f"/en/cards/{LONG}.pdf", f"/es/{'a/' * 5_000}",
]  # fmt: skip


def stands(answer: Any, *statuses: int) -> str:
    """The page of an answer that leads on: in a language, with a number to call, without a fall."""
    page: str = answer.content.decode()
    assert answer.status_code in statuses
    language = re.search(r'<html lang="([a-z-]+)"', page)
    assert language
    assert language[1] in LOCALES
    assert pack().dock(language[1]).call.href in page
    assert f'href="/{language[1]}/help/"' in page
    assert [sign for sign in SIGNS_OF_A_FALL if sign in page] == []
    assert all(name in answer for name in HEADERS)
    assert answer["Cache-Control"] == "no-store"
    assert not answer.cookies
    return page


def arrives(reader: Reader, path: str) -> str:
    """The page at the end of an address; at most one redirect stands before it, and it stays with us."""
    answer = reader.get(path)
    if answer.status_code in (302, 303):
        to = answer["Location"]
        assert re.match(r"/[a-z]", to), to
        answer = reader.get(to)
    return stands(answer, 200, 400, 404)


@pytest.mark.parametrize("path", [*ELSEWHERE, *MALFORMED], ids=lambda path: repr(path[:40]))
def test_no_address_is_answered_by_less_than_a_page(reader: Reader, path: str) -> None:
    page = arrives(reader, path)
    assert "<script>alert" not in page
    assert "\u202e" not in page.partition("<main")[2]
    if re.match(r"/es/(?!help|guide)", path):
        assert '<html lang="es"' in page


@settings(max_examples=120, deadline=None)
@given(
    head=st.sampled_from(["", "es/", "en/counties/", "es/cards/", "en/cards/county/", "es/signs/", "leave/"]),
    raw=st.binary(max_size=60),
    tail=st.sampled_from(["", "/", ".pdf"]),
)
def test_any_bytes_of_an_address_are_answered(head: str, raw: bytes, tail: str) -> None:
    arrives(Reader(), f"/{head}{quote_from_bytes(raw, safe='')}{tail}")


@pytest.mark.parametrize("value", range(0, 256, 32))
def test_every_byte_value_in_an_address_is_answered(reader: Reader, value: int) -> None:
    for byte in range(value, value + 32):
        arrives(reader, f"/es/%{byte:02x}/")
        arrives(reader, f"/en/counties/a%{byte:02x}/")


@pytest.mark.parametrize("name", sorted(FORMS))
@pytest.mark.parametrize(("kind", "body"), BODIES, ids=lambda part: repr(part)[:40])
def test_bodies_that_are_no_form_are_answered(reader: Reader, name: str, kind: str, body: bytes) -> None:
    stands(reader.generic("POST", f"/es/{name}/", body, kind), 200, 400, 413)


@pytest.mark.parametrize("name", sorted(FORMS))
def test_every_byte_value_in_every_field_is_answered(reader: Reader, name: str) -> None:
    alone = [f"{field}=%{byte:02x}" for field in FORMS[name] for byte in range(0, 256, 15)]
    every = [f"{field}={quote_from_bytes(bytes(range(256)))}" for field in FORMS[name]]
    raw = [f"{field}=".encode() + bytes(range(256)) for field in FORMS[name]]
    for body in [*(line.encode() for line in (*alone, *every)), *raw]:
        stands(reader.generic("POST", f"/en/{name}/", body, URLENCODED), 200)


VALUES = st.text(max_size=80) | st.sampled_from([*WORDS, "on", "en", "es", LONG, "<b>&\"'", "{{ 7 }}"])


@pytest.mark.parametrize("name", sorted(FORMS))
@settings(max_examples=40, deadline=None)
@given(data=st.data(), locale=st.sampled_from(LOCALES))
def test_any_values_repeated_or_unknown_are_answered(name: str, data: st.DataObject, locale: str) -> None:
    fields = st.sampled_from([*FORMS[name], "no-such-field", "words[]", ""])
    sent = data.draw(st.lists(st.tuples(fields, VALUES), max_size=12))
    body = urlencode(sent, errors="replace")
    page = stands(Reader().generic("POST", f"/{locale}/{name}/", body, URLENCODED), 200)
    assert "\0" not in page
    assert "aria-invalid" not in page, "nothing that a reader chooses is a fault"


@pytest.mark.parametrize("name", sorted(FORMS))
def test_too_much_is_refused_in_a_sentence(reader: Reader, name: str) -> None:
    field = FORMS[name][0]
    much = {
        "one huge field": f"{field}={'w' * HUGE}",
        "too many fields": "&".join(f"{field}=1" for _ in range(201)),
    }
    for body in much.values():
        page = stands(reader.generic("POST", f"/es/{name}/", body, URLENCODED), 413)
        assert escape(pack().words("es")["report.too_big_title"]) in page
    words = {field: "zarzamora <b>", **{f"f{number}": "1" for number in range(201)}}
    page = stands(reader.generic("POST", f"/es/{name}/", urlencode(words).encode(), URLENCODED), 413)
    assert "zarzamora &lt;b&gt;</textarea>" in page, "what was typed is lost"


@pytest.mark.parametrize("name", sorted(TYPED))
def test_what_was_typed_is_still_there_beside_unknown_codes(reader: Reader, name: str) -> None:
    typed = 'zarzamora <b> & "so"'
    unknown = {field: "no-such-code" for field in FORMS[name] if field != TYPED[name]}
    page = stands(reader.post(f"/en/{name}/", {TYPED[name]: typed, **unknown}), 200)
    assert escape(typed) in page
    assert typed not in page


@pytest.mark.parametrize("locale", LOCALES)
def test_known_choices_stay_beside_unknown_ones(reader: Reader, locale: str) -> None:
    county = pack().counties(locale)[0].id
    sent = {
        "county": county,
        "situation": "no-such",
        "language": "klingon",
        "channel": "pigeon",
        "hour": "25",
    }
    page = stands(reader.post(f"/{locale}/contacts/", sent), 200)
    assert f'value="{county}" selected' in page
    assert escape(pack().words(locale)["contacts.not_offered"]) in page
    assert all(contact.main.display in page for contact in pack().contacts(locale)), "the whole list stands"


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "BREW"])
def test_a_method_that_is_not_taken_is_answered_with_a_page(reader: Reader, method: str) -> None:
    asked = 0
    for address in addresses("public"):
        path = address.replace("<locale>", "es")
        if (
            "<" in path
            or path.startswith((API, "/es/report"))
            or path.removeprefix("/es/").strip("/") in FORMS
        ):
            continue
        if method == "POST" and path in OF_THE_DIRECTORY:
            continue
        answer = reader.generic(method, path)
        if answer.status_code != 404:
            assert "GET" in answer["Allow"]
            stands(answer, 405)
            asked += 1
    assert asked > 10


@pytest.mark.parametrize("name", sorted(FORMS))
def test_words_in_the_address_are_not_taken(reader: Reader, name: str) -> None:
    """What is typed stands in no address: not even when somebody makes one by hand."""
    typed = "&".join(f"{field}=zarzamora" for field in FORMS[name])
    for query in (typed, "%00%ff", "a=1&" * 500, f"words={quote(LONG)}"):
        page = stands(reader.generic("GET", f"/es/{name}/", QUERY_STRING=query), 200)
        assert "zarzamora" not in page


ABROAD = (
    {"sec-fetch-site": "cross-site"},
    {"sec-fetch-site": "same-site"},
    {"origin": "https://elsewhere.example"},
)
OURS = (
    {},
    {"origin": "null"},
    {"sec-fetch-site": "same-origin", "origin": "null"},
    {"origin": "http://127.0.0.1:8000"},
)
MOVED = "This number has moved: call Marigold"


@pytest.mark.parametrize("form", TYPED)
def test_no_other_site_puts_words_on_a_page_of_ours(reader: Reader, form: str) -> None:
    """A form on a stranger's page that sends itself: its sentence would stand below our name."""
    for told in (*ABROAD, {"origin": "http://["}):
        said = reader.post(f"/en/{form}/", {TYPED[form]: MOVED}, headers=told)
        assert said.status_code == 200
        assert "Marigold" not in said.content.decode(), told
        assert said.content == reader.get(f"/en/{form}/").content, told
    for told in OURS:
        said = reader.post(f"/en/{form}/", {TYPED[form]: MOVED}, headers=told)
        assert "Marigold" in said.content.decode(), told
