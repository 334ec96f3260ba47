"""Numbers chosen by need, place, language, way and hour: why each fits, and what nobody knows of it."""

from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from luminaria.learn.queries.choosing import (
    OTHER,
    Choice,
    channels_offered,
    fitting,
    languages_offered,
)
from luminaria.packs import pack
from luminaria.packs.rules import Called
from tests.learn import elsewhere
from tests.learn.conftest import Reader
from tests.learn.reading import Words, dialled
from tests.learn.weight import PACKED, PAGE, wire_bytes

NOON = datetime(2026, 11, 23, 19, tzinfo=UTC)  # a Monday, noon in New Mexico
LOCALES = pack().locales
SITUATIONS = [one.code for one in pack().situations("en")]


def ids(choice: Choice, locale: str = "en") -> list[str]:
    return [fit.contact.id for fit in fitting(choice, locale, NOON)]


@pytest.mark.parametrize("locale", LOCALES)
def test_without_a_choice_every_number_stands_there(reader: Reader, locale: str) -> None:
    response = reader.get(f"/{locale}/contacts/", headers=PACKED)
    assert wire_bytes(response) <= PAGE
    body = reader.get(f"/{locale}/contacts/").content.decode()
    for contact in pack().contacts(locale):
        assert contact.title in body or contact.title.replace("'", "&#x27;") in body
    assert not response.cookies


@pytest.mark.parametrize(("locale", "code"), list(product(LOCALES, SITUATIONS)))
def test_each_situation_has_somebody_and_says_why(reader: Reader, locale: str, code: str) -> None:
    fits = fitting(Choice(situation=code), locale, NOON)
    label = next(one.label for one in pack().situations(locale) if one.code == code)
    assert fits
    assert all(code in fit.contact.situations for fit in fits)
    assert all(label in fit.why[0] for fit in fits)
    words = Words(reader.post(f"/{locale}/contacts/", {"situation": code}).content.decode())
    assert fits[0].contact.title in words.pieces
    assert fits[0].why[0] in words.text


def test_a_text_in_spanish_leaves_out_lines_that_have_none() -> None:
    fits = {fit.contact.id: fit for fit in fitting(Choice(language="es", channel="text"), "en", NOON)}
    assert "They speak your language: by text." in fits["c-nhth"].why
    assert "c-strongh" not in fits  # no text
    assert "We do not know its languages. Say yours first." in fits["c-nm-getfree"].unknown


def test_a_language_that_a_call_has_may_lack_in_a_text() -> None:
    by_call = {fit.contact.id: fit.why for fit in fitting(Choice(language=OTHER, channel="call"), "en", NOON)}
    by_text = ids(Choice(language=OTHER, channel="text"))
    assert "They can bring an interpreter: by phone." in by_call["c-nhth"]
    assert "c-nhth" not in by_text


def test_offered_are_languages_and_ways_that_some_line_has() -> None:
    assert dict(languages_offered("en")) == {"en": "English", "es": "Español", OTHER: "Another language"}
    assert [kind for kind, _ in channels_offered("es")] == ["call", "text", "chat", "tty"]


@pytest.mark.parametrize(("open_", "sentence"), [(True, "open"), (None, "open_unknown")])
def test_open_now_is_yes_or_not_known(open_: bool | None, sentence: str) -> None:
    fits = fitting(Choice(hour="now"), "en", NOON)
    said = {fit.open_text for fit in fits if fit.open is open_}
    assert said == {pack().words("en")[f"contacts.{sentence}"]}


def test_a_closed_line_says_so_and_stands_after_open_ones(tmp_path: Path) -> None:
    here = elsewhere.build(tmp_path)
    with elsewhere.in_force(here):
        noon, night = (
            fitting(Choice(hour="now"), "en", datetime(2026, 11, 24, hour, tzinfo=UTC)) for hour in (12, 23)
        )
    closed = [fit for fits in (noon, night) for fit in fits if fit.open is False]
    assert closed
    assert all(fit.open_text == "No, by the hours we know." for fit in closed)
    for fits in (noon, night):
        assert [fit.open is False for fit in fits] == sorted(fit.open is False for fit in fits)


def test_numbers_that_nobody_called_stand_after_those_that_were(monkeypatch: pytest.MonkeyPatch) -> None:
    here = pack()
    contacts = here.edition("en").contacts
    called = Called(on=date(2026, 11, 20), who="an advocate", hours="Day and night", languages="English")
    one = replace(contacts["c-nm-getfree"], call=called)
    monkeypatch.setitem(contacts, "c-nm-getfree", one)
    assert ids(Choice(situation="talk"))[0] == "c-nm-getfree"


def test_police_stand_labelled(reader: Reader) -> None:
    body = Words(reader.post("/en/contacts/", {"situation": "danger"}).content.decode()).text
    assert pack().words("en")["contact.police"] in body


def test_danger_puts_the_ways_out_on_top(reader: Reader) -> None:
    body = reader.post("/en/contacts/", {"situation": "danger"}).content.decode()
    assert body.count('id="danger"') == 1
    assert body.index('id="danger"') < body.index('id="fits"')
    calm = reader.post("/en/contacts/", {"situation": "talk"}).content.decode()
    assert calm.index('id="danger"') > calm.index('id="fits"')


def test_a_number_shown_bears_both_dates(reader: Reader) -> None:
    body = Words(reader.post("/es/contacts/", {"channel": "chat"}).content.decode())
    contact = pack().contact("c-988", "es")
    assert contact.printed in body.text
    assert contact.called in body.text
    assert contact.who_sees in body.text
    assert "988" in dialled(body)


@pytest.mark.parametrize(
    "sent",
    [
        {"county": "no-such-county"},
        {"situation": "<script>"},
        {"language": "tlh"},
        {"channel": "pigeon", "situation": "talk"},
        {"hour": "\x00"},
    ],
)
def test_an_answer_that_does_not_exist_meets_the_whole_list(reader: Reader, sent: dict[str, str]) -> None:
    response = reader.post("/en/contacts/", sent)
    words = Words(response.content.decode())
    assert response.status_code == 200
    assert pack().words("en")["contacts.not_offered"] in words.pieces
    assert {one.title for one in pack().contacts("en")} <= set(words.pieces)
    assert "<script>alert" not in response.content.decode()


def test_when_nothing_fits_the_whole_list_stands_there(reader: Reader) -> None:
    sent = {"situation": "child", "channel": "chat"}
    assert ids(Choice(**sent)) == []
    words = Words(reader.post("/en/contacts/", sent).content.decode())
    assert pack().words("en")["contacts.none"] in words.pieces
    assert {one.title for one in pack().contacts("en")} <= set(words.pieces)


def test_a_choice_stands_in_no_address_and_no_cookie(reader: Reader) -> None:
    response = reader.post("/en/contacts/", {"county": "taos", "language": "es"})
    assert not response.cookies
    assert response.status_code == 200
    assert "county=" not in response.content.decode()
    assert '<option value="taos" selected>' in response.content.decode()


def test_every_choice_has_a_page() -> None:
    counties = ["", pack().counties("en")[0].id]
    codes = ["", *(code for code, _ in languages_offered("en"))]
    kinds = ["", *(kind for kind, _ in channels_offered("en"))]
    for situation, county, code, kind in product(["", *SITUATIONS], counties, codes, kinds):
        for fit in fitting(Choice(situation, county, code, kind, "now"), "es", NOON):
            assert not kind or fit.contact.channel(kind)
            assert fit.open_text


@settings(max_examples=40, deadline=None)
@given(
    sent=st.dictionaries(
        st.sampled_from(["situation", "county", "language", "channel", "hour"]), st.text(max_size=40)
    )
)
def test_whatever_is_sent_gets_a_page_with_numbers(sent: dict[str, str]) -> None:
    response = Reader().post("/es/contacts/", sent)
    assert response.status_code == 200
    assert pack().dock("es").call.href in response.content.decode()


def test_a_county_line_is_left_out_elsewhere(tmp_path: Path) -> None:
    with elsewhere.in_force(elsewhere.build(tmp_path)):
        assert "c-fen" in ids(Choice(county="lower"))
        assert "c-fen" not in ids(Choice(county="upper"))
        why = next(
            fit.why for fit in fitting(Choice(county="lower"), "es", NOON) if fit.contact.id == "c-fen"
        )
    assert "Sirve en la parroquia de Lower Zaruma." in why
