"""Receipts: one 115-bit secret with two spellings, nine words or 23 symbols.

115 bits are over the line (112) below which a slow hash would be due, so that the public
side never runs one. Nothing of a receipt is stored: locator and key pair come from it.
"""

import os
import re
from dataclasses import dataclass, field

from luminaria.vault import crockford
from luminaria.vault.derive import derive
from luminaria.vault.errors import MalformedReceipt
from luminaria.vault.keys import KeyPair, key_pair_from_seed
from luminaria.vault.words import LIST_LENGTH, folded, places, word_list

BITS = 115
SECRET_BYTES = 15
SYMBOLS = 23
WORDS = 9


@dataclass(frozen=True)
class Receipt:
    """A reporter's receipt. `secret` is 15 bytes, big-endian, below 2**115."""

    secret: bytes = field(repr=False)

    def __post_init__(self) -> None:
        if len(self.secret) != SECRET_BYTES or int.from_bytes(self.secret, "big") >> BITS:
            raise MalformedReceipt("range")

    def words(self, language: str) -> list[str]:
        """Nine words of the list of "en" or "es" (any other language: English)."""
        value, chosen, known = int.from_bytes(self.secret, "big"), [], word_list(language)
        for _ in range(WORDS):
            value, place = divmod(value, LIST_LENGTH)
            chosen.append(known[place])
        return chosen[::-1]

    def code(self) -> str:
        """23 symbols in groups of four."""
        return crockford.grouped(crockford.encode(int.from_bytes(self.secret, "big"), SYMBOLS))

    def locator(self) -> bytes:
        """16 bytes by which the mailbox is found; they open nothing."""
        return derive(self.secret, "receipt locator", length=16)

    def key_pair(self) -> KeyPair:
        """The reporter's key pair."""
        return key_pair_from_seed(derive(self.secret, "receipt key pair"))


def _from_bits(raw: bytes) -> Receipt:
    return Receipt((int.from_bytes(raw, "big") & ((1 << BITS) - 1)).to_bytes(SECRET_BYTES, "big"))


def new_receipt() -> Receipt:
    """A random receipt, belonging to no form."""
    return _from_bits(os.urandom(SECRET_BYTES))


def receipt_from_form(form_secret: bytes, nonce: bytes) -> Receipt:
    """The one receipt of an open form: sending twice, or losing the answer, gives it again."""
    if len(form_secret) < 16 or not nonce:
        raise ValueError("a form has a secret of at least 128 bits and a nonce")
    return _from_bits(derive(form_secret, "receipt of form", length=SECRET_BYTES, salt=nonce))


def parse_receipt(text: str) -> Receipt:
    """The receipt that a person typed: words of either list or the code, in any case, with any
    spaces, hyphens and accents, O for 0, I and L for 1. MalformedReceipt says what to look at."""
    tokens = re.findall(r"[^\W_]+", folded(text))
    symbols = "".join(tokens).upper()
    if not tokens:
        raise MalformedReceipt("empty", "Type your nine words, or your 23 letters and numbers.")
    if _looks_like_code(tokens, symbols):
        return _from_symbols(symbols)
    return _from_words(tokens)


def _looks_like_code(tokens: list[str], symbols: str) -> bool:
    """Nine words have at least 27 letters and no digit, so that only a slip needs the guess below."""
    if len(symbols) == SYMBOLS or any(letter.isdigit() for letter in symbols):
        return True
    return len(symbols) <= SYMBOLS + 2 and not any(token in places() for token in tokens)


def _from_symbols(symbols: str) -> Receipt:
    if len(symbols) != SYMBOLS:
        sentence = f"A code has {SYMBOLS} letters and numbers. You typed {len(symbols)}."
        raise MalformedReceipt("code_length", sentence)
    stranger = crockford.first_stranger(symbols)
    if stranger is not None:
        sentence = f"Letter {stranger} of the code is not one that we use. Look at it again."
        raise MalformedReceipt("code_letter", sentence, position=stranger)
    return Receipt(crockford.decode(symbols).to_bytes(SECRET_BYTES, "big"))


def _from_words(tokens: list[str]) -> Receipt:
    value, known = 0, places()
    for position, word in enumerate(tokens, 1):
        if word not in known:
            sentence = f"Word {position} is not one of our words. Check how it is spelled."
            raise MalformedReceipt("word_unknown", sentence, position=position)
        value = value * LIST_LENGTH + known[word]
    if len(tokens) != WORDS:
        raise MalformedReceipt("word_count", f"A receipt has nine words. You typed {len(tokens)}.")
    if value >> BITS:
        raise MalformedReceipt("word_order", "These words do not belong together. Check their order.")
    return Receipt(value.to_bytes(SECRET_BYTES, "big"))
