"""Search: people's own words, in two languages, slips and all; nothing of a question is kept or told."""

import logging
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from luminaria.learn.queries.search import index, search
from luminaria.packs import pack
from luminaria.packs.typed import plain, steps
from tests.learn import elsewhere
from tests.learn.conftest import Reader
from tests.learn.reading import Words
from tests.learn.weight import PACKED, PAGE, wire_bytes

LOCALES = pack().locales


@pytest.fixture(autouse=True, scope="module")
def public_addresses() -> None:
    """The index names public addresses: the first question is asked of the public program."""
    for locale in LOCALES:
        Reader().post(f"/{locale}/search/", {"words": "help"})


def hrefs(typed: str, locale: str) -> list[str]:
    return [hit.href.partition("#")[0].removeprefix(f"/{locale}") for hit in search(typed, locale).hits]


@pytest.mark.parametrize(
    ("locale", "typed", "page"),
    [
        ("en", "my boss took my passport", "/no-papers/"),
        ("en", "My boss TOOK my Passport!!", "/no-papers/"),
        ("es", "mi patrón me quitó el pasaporte", "/no-papers/"),
        ("es", "mi patron me quito el pasaporte", "/no-papers/"),
        ("en", "can't leave", "/help/"),
        ("en", "i cannot leave", "/help/"),
        ("es", "no me dejan salir", "/help/"),
        ("en", "they don't pay me", "/work-rights/"),
        ("en", "my boss doesnt pay me", "/work-rights/"),
        ("es", "no me pagan", "/work-rights/"),
        ("en", "coyote", "/what-it-is/"),
        ("es", "el coyote", "/what-it-is/"),
        ("en", "madam", "/what-it-is/"),
        ("es", "trata", "/what-it-is/"),
        ("en", "trata de personas", "/what-it-is/"),
        ("es", "human trafficking", "/what-it-is/"),
        ("en", "trafiking", "/what-it-is/"),
        ("es", "pasaprote", "/no-papers/"),
        ("es", "ayda", "/help/"),
        ("en", "emergensy", "/help/"),
        ("en", "he checks my phone", "/phone/"),
        ("en", "im 16", "/under-18/"),
        ("en", "signs in a hotel", "/signs/hotel/"),
        ("es", "señales en un hotel", "/signs/hotel/"),
        ("en", "write my senator", "/letter/"),
    ],
)
def test_what_people_type_leads_to_the_page_they_mean(locale: str, typed: str, page: str) -> None:
    assert page in hrefs(typed, locale)[:6]


@pytest.mark.parametrize(
    ("typed", "counties"),
    [
        ("Rio Rancho", ["sandoval"]),
        ("española", ["rio-arriba", "santa-fe"]),
        ("hospital in Alamogordo", ["otero"]),
        ("Tucumcari", ["quay"]),
    ],
)
def test_a_place_name_leads_to_its_county(typed: str, counties: list[str]) -> None:
    assert hrefs(typed, "en")[: len(counties)] == [f"/counties/{id}/" for id in counties]


@pytest.mark.parametrize("locale", LOCALES)
def test_a_seat_leads_to_its_county(locale: str) -> None:
    for county in pack().counties(locale):
        assert f"/counties/{county.id}/" in hrefs(county.seat, locale)[:2]


@pytest.mark.parametrize(
    ("locale", "typed"),
    [("en", "he has a gun"), ("en", "he will kill me"), ("es", "me pega"), ("es", "estoy encerrada")],
)
def test_danger_puts_the_ways_out_on_top(reader: Reader, locale: str, typed: str) -> None:
    body = reader.post(f"/{locale}/search/", {"words": typed}).content.decode()
    main = body.partition("<main")[2].partition("</main>")[0]
    assert main.index('id="danger"') < main.index('id="people"') < main.index('id="found"')
    assert body.count('id="danger"') == 1


def test_a_life_too_heavy_meets_the_line_for_it_first() -> None:
    for locale, typed in (("en", "i want to kill myself"), ("es", "quiero matarme")):
        found = search(typed, locale)
        assert found.danger
        assert found.contacts[0].id == "c-988"


def test_need_puts_people_before_pages(reader: Reader) -> None:
    body = reader.post("/en/search/", {"words": "they dont pay me"}).content.decode()
    assert body.index('id="people"') < body.index('id="found"')
    assert pack().dock("en").call.href in body.partition('id="people"')[2].partition('id="found"')[0]


def test_a_hit_says_where_it_was_found() -> None:
    hit = next(hit for hit in search("passport", "en").hits if hit.part)
    page = pack().page(hit.href.split("/")[2], "en")
    assert hit.title == page.title
    assert hit.part in {section.title for section in page.sections}
    assert hit.sentence


@pytest.mark.parametrize("locale", LOCALES)
def test_every_page_and_place_can_be_found_by_its_title(locale: str) -> None:
    for page in pack().pages(locale):
        assert f"/{page.slug}/" in hrefs(page.title, locale), page.title
    for place in pack().settings(locale):
        assert f"/signs/{place.code}/" in hrefs(place.title, locale), place.title


@pytest.mark.parametrize("locale", LOCALES)
def test_every_address_that_is_found_is_there(reader: Reader, locale: str) -> None:
    there = {entry.href.partition("#")[0] for entry in index(locale).table.entries if entry.href}
    for href in there - {f"/{locale}/report/"}:  # the form asks the database, which is shut off here
        assert reader.get(href).status_code == 200, href


def test_sections_named_by_a_hit_are_on_the_page(reader: Reader) -> None:
    for hit in search("boss took my passport", "en").hits:
        path, _, mark = hit.href.partition("#")
        assert not mark or f'id="{mark}"' in reader.get(path).content.decode()


def test_contacts_that_may_not_be_shown_are_never_found() -> None:
    for id in pack().hidden_ids():
        entry = next(one for one in pack().source.document["contacts"]["contact"] if one["id"] == id)
        for locale in LOCALES:
            assert id not in {contact.id for contact in search(str(entry["name"]["en"]), locale).contacts}


def test_words_of_another_language_find_its_pages_when_ours_has_none(reader: Reader) -> None:
    found = search("campesina", "en")
    assert found.hits
    body = reader.post("/en/search/", {"words": "sobrevivientes"}).content.decode()
    assert 'lang="es"' in body


STRANGE = [
    "", " ", "the", "de la", "a", "?", "***", '"', "'", "NEAR(a b)", "a AND", "OR OR", "title:x", "x*", "^x",
    "{a}", "-", "--", "a -b", '"a" + "b"', "a:b", "()", "\\", "%", "_", ";DROP TABLE found", "\x00", "a\x00b",
    "\x1b[0m", "\u202e", "人身売買", "помогите", "مساعدة", "🆘", "\ud7ff", "e\u0301" * 50, "x" * 10_000,
    "my boss " * 2_000, "".join(map(chr, range(256))),
]  # fmt: skip


@pytest.mark.parametrize("typed", STRANGE, ids=lambda typed: repr(typed[:20]))
def test_whatever_is_typed_gets_a_helpful_page(reader: Reader, typed: str) -> None:
    response = reader.post("/en/search/", {"words": typed})
    body = response.content.decode()
    assert response.status_code == 200
    assert pack().dock("en").call.href in body
    assert 'href="/en/guide/"' in body
    assert not response.cookies


@settings(max_examples=300, deadline=None)
@given(typed=st.text(max_size=200), locale=st.sampled_from(LOCALES))
def test_any_text_is_answered(typed: str, locale: str) -> None:
    found = search(typed, locale)
    assert len(found.hits) <= 10
    assert found.asked == bool(plain(typed))


@settings(max_examples=40, deadline=None)
@given(body=st.binary(max_size=600))
def test_any_bytes_are_answered(body: bytes) -> None:
    response = Reader().post(
        "/es/search/", b"words=" + body, content_type="application/x-www-form-urlencoded"
    )
    assert response.status_code in (200, 400)
    assert pack().dock("es").call.href in response.content.decode()


def test_what_was_typed_stands_in_the_field_and_nowhere_else(reader: Reader) -> None:
    typed = "zarzamora <b>&\"' morning"
    body = reader.post("/en/search/", {"words": typed}).content.decode()
    assert body.count("zarzamora") == 1
    assert 'value="zarzamora &lt;b&gt;&amp;&quot;&#x27; morning"' in body
    assert f"<title>{pack().words('en')['search.tab']}</title>" in body
    assert 'autocomplete="off"' in body
    assert "zarzamora" not in reader.get("/en/search/?words=zarzamora").content.decode()


def test_a_question_is_told_to_no_log(reader: Reader, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        reader.post("/en/search/", {"words": "zarzamora took my passport"})
    assert "zarzamora" not in caplog.text


def test_a_question_is_kept_in_no_memory_of_the_table() -> None:
    search("zarzamora", "en")
    table = index("en").table
    assert "zarzamora" not in "\n".join(table._base.iterdump())


def test_pages_of_answers_are_light(reader: Reader) -> None:
    assert wire_bytes(reader.get("/en/search/", headers=PACKED)) <= PAGE
    for typed in ("he hits me and took my passport", "work", "qqqq"):
        assert wire_bytes(reader.post("/es/search/", {"words": typed}, headers=PACKED)) <= PAGE


def test_many_ask_at_once() -> None:
    asked = ["passport", "coyote", "Rio Rancho", "he has a gun", "qqqq"] * 20
    alone = [search(typed, "en") for typed in asked[:5]] * 20
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(lambda typed: search(typed, "en"), asked))
    assert together == alone


def test_the_table_is_read_only_in_effect() -> None:
    """A question is a value and never a command: the table holds what it held."""
    before = len(index("en").table.entries)
    search("'); DROP TABLE found; --", "en")
    base: sqlite3.Connection = index("en").table._base
    assert base.execute("SELECT count(*) FROM found").fetchone() == (before,)


@pytest.mark.parametrize(
    ("one", "other", "far"),
    [
        ("", "", 0),
        ("abc", "abc", 0),
        ("ayda", "ayuda", 1),
        ("ab", "ba", 1),
        ("kitten", "sitting", 3),
        ("", "ab", 2),
    ],
)
def test_steps_from_one_word_to_another(one: str, other: str, far: int) -> None:
    assert steps(one, other) == far


@given(text=st.text(max_size=100))
def test_plain_words_stay_plain(text: str) -> None:
    assert plain(plain(text)) == plain(text)


def test_every_meaning_leads_somewhere() -> None:
    """Each page that a meaning names is one that somebody wrote or will: no slug is misspelt."""
    known = {f"/{page.slug}/" for page in pack().pages("en")}
    known |= {f"/signs/{place.code}/" for place in pack().settings("en")}
    known |= {"/guide/", "/signs/", "/contacts/", "/letter/", "/counties/", "/cards/"}
    for meaning in index("en").meanings:
        assert meaning.typed
        assert set(meaning.pages) <= known, meaning.id
        assert set(meaning.situations) <= {one.code for one in pack().situations("en")}, meaning.id


def test_another_jurisdiction_is_searched_by_itself(reader: Reader, tmp_path: Path) -> None:
    with elsewhere.in_force(elsewhere.build(tmp_path)):
        body = Words(reader.post("/en/search/", {"words": "salt"}).content.decode()).text
        parish = reader.post("/en/search/", {"words": "Lampton"}).content.decode()
        assert "Salt works" in body
        assert "/en/counties/upper/" in parish
        assert "New Mexico" not in body
