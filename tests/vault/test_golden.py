"""What suite 1 once wrote opens for ever."""

import json
from dataclasses import replace
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from luminaria import vault
from tests.vault.golden.write_suite_1 import PLACE

GOLDEN: dict[str, Any] = json.loads(
    Path(__file__).with_name("golden").joinpath("suite_1.json").read_text(encoding="utf-8")
)


def _raw(name: str) -> bytes:
    return bytes.fromhex(GOLDEN[name])


@pytest.mark.parametrize(
    ("name", "text"),
    [("body", "A body: árbol.".encode()), ("long_body", b"long " * 2000), ("small", b"A name")],
)
def test_envelopes_open(name: str, text: bytes) -> None:
    assert vault.open_sealed(_raw(name), data_key=_raw("key"), context=PLACE) == text
    with pytest.raises(vault.DoesNotOpen):
        vault.open_sealed(_raw(name), data_key=_raw("key"), context=replace(PLACE, version=8))


def test_wraps_unwrap() -> None:
    assert vault.unwrap_with(_raw("private"), _raw("wrapped_to"), context=PLACE) == _raw("key")
    assert vault.unwrap_under(_raw("key"), _raw("wrapped_under"), context=PLACE) == _raw("private")
    assert vault.public_of(_raw("private")) == _raw("public")


def test_passphrases_and_sessions_give_the_same_keys() -> None:
    kdf = vault.Kdf.decode(_raw("kdf"))
    assert vault.passphrase_key(GOLDEN["passphrase"], kdf) == _raw("passphrase_key")
    assert vault.session_id(_raw("session")) == _raw("session_id")
    assert vault.session_key(_raw("session")) == _raw("session_key")
    assert vault.keyed_index(_raw("key"), "phone", "5550100") == _raw("index")


@pytest.mark.parametrize("spelling", ["receipt_code", "receipt_en", "receipt_es"])
def test_receipts_are_read(spelling: str) -> None:
    receipt = vault.parse_receipt(GOLDEN[spelling])
    assert receipt.code() == GOLDEN["receipt_code"]
    assert " ".join(receipt.words("en")) == GOLDEN["receipt_en"]
    assert receipt.locator() == _raw("receipt_locator")
    assert receipt.key_pair().private == _raw("receipt_private")


def test_a_form_gives_the_same_receipt() -> None:
    assert vault.receipt_from_form(_raw("form_secret"), _raw("form_nonce")).code() == GOLDEN["form_code"]


def test_recovery_opens() -> None:
    one, two, three = (bytes.fromhex(seed) for seed in GOLDEN["recovery_seeds"])
    for a, b in permutations(GOLDEN["recovery_shares"], 2):
        assert vault.open_recovery((one, two, three), a, b).private == _raw("recovery_private")


def test_signatures_and_age_files_hold() -> None:
    assert vault.verify(_raw("signing_public"), b"signed", _raw("signature"))
    assert vault.sign(_raw("signing_private"), b"signed") == _raw("signature")
    assert vault.age_decrypt(_raw("age_file"), [GOLDEN["age_identity"]]) == b"export"
