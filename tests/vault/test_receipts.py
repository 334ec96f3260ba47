"""One receipt, two spellings, at least 115 bits, forgiving to the hand that types it."""

import math
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luminaria.vault import (
    MalformedReceipt,
    Receipt,
    new_receipt,
    new_secret,
    parse_receipt,
    receipt_from_form,
)
from luminaria.vault.receipts import BITS, WORDS
from luminaria.vault.words import LANGUAGES, word_list

receipts = st.integers(0, 2**BITS - 1).map(lambda value: Receipt(value.to_bytes(15, "big")))
languages = st.sampled_from(LANGUAGES)
SECRET, NONCE = b"s" * 32, b"n" * 16
KNOWN = Receipt((123456789**4).to_bytes(15, "big"))


@given(receipts, languages)
def test_words_and_code_are_two_spellings_of_one_receipt(receipt: Receipt, language: str) -> None:
    assert parse_receipt(" ".join(receipt.words(language))) == receipt
    assert parse_receipt(receipt.code()) == receipt


@given(receipts, languages, st.data())
def test_case_spaces_and_stops_do_not_matter(receipt: Receipt, language: str, data: st.DataObject) -> None:
    gap = data.draw(st.sampled_from(["  ", "\n", ", ", "-", ". ", "\t", " · ", "_"]))
    turn = data.draw(st.sampled_from([str.upper, str.title, str.lower]))
    assert parse_receipt(f" {gap.join(turn(word) for word in receipt.words(language))} ") == receipt
    assert parse_receipt(gap + turn(receipt.code().replace("-", gap))) == receipt


@given(receipts)
def test_letters_that_look_like_digits_are_taken_for_them(receipt: Receipt) -> None:
    for digit, letters in (("0", "Oo"), ("1", "IiLl")):
        for letter in letters:
            assert parse_receipt(receipt.code().replace(digit, letter)) == receipt


@given(receipts)
def test_accents_may_be_left_out(receipt: Receipt) -> None:
    plain = " ".join(receipt.words("es")).translate(str.maketrans("áéíóúüñ", "aeiouun"))
    assert parse_receipt(plain) == receipt
    decomposed = " ".join(receipt.words("es")).replace("ñ", "n\u0303").replace("á", "a\u0301")
    assert parse_receipt(decomposed) == receipt


@given(receipts)
def test_a_receipt_may_mix_the_two_lists(receipt: Receipt) -> None:
    english, spanish = receipt.words("en"), receipt.words("es")
    assert parse_receipt(" ".join(english[:4] + spanish[4:])) == receipt


def test_it_has_at_least_115_bits() -> None:
    assert BITS >= 115
    assert WORDS * math.log2(len(word_list("en"))) >= BITS
    assert len(KNOWN.code().replace("-", "")) * 5 >= BITS
    assert len(KNOWN.words("en")) == 9
    assert len(KNOWN.code().replace("-", "")) == 23


def test_every_bit_of_it_is_used() -> None:
    ones = [0] * BITS
    for _ in range(600):
        value = int.from_bytes(new_receipt().secret, "big")
        for bit in range(BITS):
            ones[bit] += value >> bit & 1
    assert min(ones) > 180  # chance of a false alarm below 1e-17
    assert max(ones) < 420


def test_the_same_form_always_gives_the_same_receipt() -> None:
    assert receipt_from_form(SECRET, NONCE) == receipt_from_form(SECRET, NONCE)


def test_another_form_or_nonce_gives_another() -> None:
    made = {receipt_from_form(new_secret(), NONCE).secret for _ in range(200)}
    made |= {receipt_from_form(SECRET, new_secret(16)).secret for _ in range(200)}
    assert len(made) == 400


@pytest.mark.parametrize(("secret", "nonce"), [(b"s" * 15, NONCE), (b"", NONCE), (SECRET, b"")])
def test_a_form_without_secret_or_nonce_is_refused(secret: bytes, nonce: bytes) -> None:
    with pytest.raises(ValueError, match="form"):
        receipt_from_form(secret, nonce)


def test_locator_and_keys_come_from_it_alone() -> None:
    again = parse_receipt(KNOWN.code())
    assert again.locator() == KNOWN.locator()
    assert again.key_pair() == KNOWN.key_pair()
    assert len(KNOWN.locator()) == 16
    assert new_receipt().locator() != KNOWN.locator()
    assert KNOWN.locator() not in KNOWN.key_pair().private + KNOWN.secret


def test_it_does_not_show_when_printed() -> None:
    assert repr(KNOWN) == "Receipt()"


def test_an_unknown_language_reads_english() -> None:
    assert KNOWN.words("nv") == KNOWN.words("en")


ENGLISH = KNOWN.words("en")
CODE = KNOWN.code().replace("-", "")


@pytest.mark.parametrize(
    ("text", "reason", "position"),
    [
        ("", "empty", None),
        (" -- ", "empty", None),
        (CODE[:-1], "code_length", None),
        (CODE + "7", "code_length", None),
        ("12345", "code_length", None),
        ("U" + CODE[1:], "code_letter", 1),
        (CODE[:9] + "u" + CODE[10:], "code_letter", 10),
        (CODE[:-1] + "ß", "code_length", None),
        (CODE[:-1] + "Ж", "code_letter", 23),
        (" ".join(ENGLISH[:8]), "word_count", None),
        (" ".join([*ENGLISH, ENGLISH[0]]), "word_count", None),
        (" ".join(ENGLISH[:2]), "word_count", None),
        (" ".join([*ENGLISH[:3], "zzzzzz", *ENGLISH[4:]]), "word_unknown", 4),
        ("correct horse battery staple and more such words here", "word_unknown", 3),
        (" ".join([word_list("en")[-1]] * 9), "word_order", None),
    ],
)
def test_a_slip_is_told(text: str, reason: str, position: int | None) -> None:
    with pytest.raises(MalformedReceipt) as told:
        parse_receipt(text)
    assert (told.value.reason, told.value.position) == (reason, position)
    assert told.value.sentence.endswith(".")
    assert "zzzzzz" not in told.value.sentence


@given(st.text(max_size=300))
def test_nothing_else_ever_comes_of_typing(text: str) -> None:
    with suppress(MalformedReceipt):
        assert isinstance(parse_receipt(text), Receipt)


@pytest.mark.parametrize("secret", [b"", bytes(14), bytes(16), b"\x08" + bytes(14), b"\xff" * 15])
def test_a_secret_out_of_range_is_refused(secret: bytes) -> None:
    with pytest.raises(MalformedReceipt):
        Receipt(secret)
