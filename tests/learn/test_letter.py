"""The letter: a reader's own choices, in either language, on the page and nowhere else."""

import logging
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from luminaria.learn.queries import letters
from luminaria.learn.queries.letters import Wish, choices, letter
from luminaria.packs import load, pack
from tests.learn import elsewhere
from tests.learn.conftest import Reader
from tests.learn.reading import Words
from tests.learn.weight import PACKED, PAGE, wire_bytes
from tests.packs import invented

LOCALES = pack().locales
# A letter takes no side. These words would name one, or somebody who holds an office.
SIDES = re.compile(
    r"\b(republican|democrat|libertarian|republicano|demócrata|liberal|conservative|vote for|vote por)",
    re.IGNORECASE,
)


def everything(locale: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    offered = choices(locale)
    return tuple(one.code for one in offered.aims), tuple(one.code for one in offered.asks)


def receivers(locale: str) -> list[str]:
    return [one.code for _, group in choices(locale).offices for one in group]


@pytest.mark.parametrize("locale", LOCALES)
def test_everything_can_be_chosen_on_a_light_page(reader: Reader, locale: str) -> None:
    response = reader.get(f"/{locale}/letter/", headers=PACKED)
    assert response.status_code == 200
    assert wire_bytes(response) <= PAGE
    body = reader.get(f"/{locale}/letter/").content.decode()
    aims, asks = everything(locale)
    for code in (*aims, *asks, *receivers(locale)):
        assert f'value="{code}"' in body
    assert not re.search(r"<input[^>]* checked", body)
    assert not response.cookies


def test_three_aims_can_be_chosen() -> None:
    assert [aim.code for aim in choices("en").aims] == ["protection", "support", "consequences"]


@pytest.mark.parametrize("locale", LOCALES)
def test_the_letter_says_what_was_chosen_and_no_more(reader: Reader, locale: str) -> None:
    aims, asks = everything(locale)
    sent = {"to": "senator", "aims": aims[0], "asks": asks[0], "own": "I care.", "language": locale}
    words = Words(reader.post(f"/{locale}/letter/", sent).content.decode())
    made = letter(Wish(to="senator", aims=aims[:1], asks=asks[:1], own="I care."), locale)
    article = " ".join(words.pieces)
    assert made.greeting in article
    assert all(text in article for text in (*made.before, *made.asks, *made.after))
    offered = choices(locale)
    left = [one.text for one in offered.aims[1:]]
    assert not [text for text in left if text in article]


def test_the_letter_may_be_in_another_language_than_the_page(reader: Reader) -> None:
    body = reader.post(
        "/en/letter/", {"to": "council", "aims": "support", "asks": "train-city-staff", "language": "es"}
    ).content.decode()
    made = letter(Wish(to="council", aims=("support",)), "es")
    assert '<div class="letter" lang="es">' in body
    assert made.greeting in body
    assert letter(Wish(to="council"), "en").find in body
    assert '<html lang="en">' in body


def test_an_ask_that_an_office_cannot_grant_is_left_out_and_named(reader: Reader) -> None:
    made = letter(Wish(to="senator", asks=("train-city-staff", "safe-homes")), "en")
    assert len(made.asks) == 1
    assert made.left_out == ("Training for all who work for the city",)
    body = Words(reader.post("/en/letter/", {"to": "senator", "asks": "train-city-staff"}).content.decode())
    assert made.left_out[0] in body.text


def test_a_finding_comes_with_who_printed_it_and_only_when_asked() -> None:
    wish = Wish(aims=("consequences",), asks=("post-number",))
    without = letter(wish, "en").plain
    with_it = letter(Wish(aims=wish.aims, asks=wish.asks, study=True), "en").plain
    assert "study" not in without
    assert "the National Institute of Justice, 2016" in with_it
    assert with_it.count("One study looked at laws of the states.") == 1


@pytest.mark.parametrize("locale", LOCALES)
def test_no_letter_takes_a_side(locale: str) -> None:
    aims, asks = everything(locale)
    for to in receivers(locale):
        for reason in ("", *(one.code for one in choices(locale).reasons)):
            made = letter(Wish(to=to, aims=aims, asks=asks, reason=reason, study=True), locale)
            assert not SIDES.search(made.plain)
            assert made.sign in made.plain


@pytest.mark.parametrize("sent", [{}, {"to": "senator"}, {"aims": "no-such"}, {"own": "   "}])
def test_without_a_wish_the_page_asks_for_one(reader: Reader, sent: dict[str, str]) -> None:
    response = reader.post("/es/letter/", sent)
    assert response.status_code == 200
    assert pack().words("es")["letter.choose_one"] in response.content.decode()
    assert 'class="letter"' not in response.content.decode()


def test_own_words_are_text_and_keep_their_lines(reader: Reader) -> None:
    own = "First line.\r\nSecond <b>line</b>.\x07"
    body = reader.post("/en/letter/", {"own": own}).content.decode()
    assert '<p class="own">First line.\nSecond &lt;b&gt;line&lt;/b&gt;.</p>' in body


def test_the_letter_is_kept_nowhere(reader: Reader, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        response = reader.post("/en/letter/", {"own": "zarzamora"})
    assert "zarzamora" in response.content.decode()
    assert "zarzamora" not in caplog.text
    assert not response.cookies
    assert response["Cache-Control"] == "no-store"
    assert "zarzamora" not in reader.get("/en/letter/").content.decode()


def test_the_heaviest_letter_is_light(reader: Reader) -> None:
    aims, asks = everything("es")
    sent = {"to": "council", "aims": aims, "asks": asks, "study": "1", "reason": "parent", "own": "y " * 500}
    assert wire_bytes(reader.post("/es/letter/", sent, headers=PACKED)) <= PAGE


FIELDS = ["to", "aims", "asks", "study", "reason", "own", "language"]


@settings(max_examples=40, deadline=None)
@given(sent=st.dictionaries(st.sampled_from(FIELDS), st.lists(st.text(max_size=60), max_size=3)))
def test_whatever_is_sent_gets_a_page(sent: dict[str, list[str]]) -> None:
    response = Reader().post("/es/letter/", sent)
    assert response.status_code == 200
    assert pack().dock("es").call.href in response.content.decode()


@settings(max_examples=100, deadline=None)
@given(to=st.text(max_size=20), own=st.text(max_size=100), reason=st.text(max_size=10))
def test_any_wish_makes_a_letter(to: str, own: str, reason: str) -> None:
    made = letters.letter(Wish(to=to, own=own, reason=reason), "en")
    assert made.plain.startswith(made.greeting)
    assert own in made.plain


def test_a_place_without_a_letter_has_no_such_page(reader: Reader, tmp_path: Path) -> None:
    (invented.build(tmp_path) / "zaruma" / "letter.toml").unlink(missing_ok=True)
    with elsewhere.in_force(load("zaruma", (tmp_path,))):
        assert reader.get("/en/letter/").status_code == 404
        assert reader.post("/en/letter/", {"own": "a"}).status_code == 404
