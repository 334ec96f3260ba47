"""HPKE: RFC 9180's and the post-quantum drafts' vectors, and both ways between us and a reference."""

from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

from luminaria.vault import key_pair_from_seed, new_key_pair, unwrap_with, wrap_to
from luminaria.vault.context import Context, suite_bytes
from luminaria.vault.derive import PREFIX
from tests.vault import hpke_reference as reference
from tests.vault import vectors

AEADS = (reference.AES_128_GCM, reference.AES_256_GCM, reference.CHACHA20)


def _ours(path: str, kem: int) -> list[dict[str, Any]]:
    return [
        vector
        for vector in vectors.hpke(path)
        if vector["kem_id"] == kem
        and vector["kdf_id"] == reference.HKDF_SHA256
        and vector["aead_id"] in AEADS
    ]


CLASSIC = _ours("HPKE/test-vectors.json", reference.X25519)
HYBRID = _ours("HPKE/hpke-pq-test-vectors.json", reference.HYBRID)


def test_the_vectors_are_there() -> None:
    assert {vector["aead_id"] for vector in CLASSIC} == set(AEADS)
    assert len(HYBRID) == 1


@pytest.mark.parametrize(
    "vector", [*CLASSIC, *HYBRID], ids=lambda vector: f"{vector['kem_id']:#x}-{vector['aead_id']}"
)
def test_the_reference_runs_the_vectors(vector: dict[str, Any]) -> None:
    raw = {name: bytes.fromhex(vector[name]) for name in ("info", "skRm", "pkRm", "enc", "shared_secret")}
    kem = reference.KEMS[vector["kem_id"]]
    assert kem.public_of(raw["skRm"]) == raw["pkRm"]
    assert kem.decap(raw["enc"], raw["skRm"]) == raw["shared_secret"]
    schedule = reference.schedule(vector["kem_id"], vector["aead_id"], raw["shared_secret"], raw["info"])
    assert schedule.key.hex() == vector["key"]
    assert schedule.base_nonce.hex() == vector["base_nonce"]
    assert schedule.exporter_secret.hex() == vector["exporter_secret"]
    for sequence, message in enumerate(vector["encryptions"]):
        parts = {name: bytes.fromhex(value) for name, value in message.items()}
        assert schedule.nonce(sequence) == parts["nonce"]
        assert schedule.seal(parts["pt"], aad=parts["aad"], sequence=sequence) == parts["ct"]
        assert schedule.open(parts["ct"], aad=parts["aad"], sequence=sequence) == parts["pt"]


def test_the_library_and_the_reference_read_each_other_in_the_classic_suite() -> None:
    suite = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)
    key = X25519PrivateKey.generate()
    names = (reference.X25519, reference.AES_256_GCM)
    sealed = suite.encrypt(b"to the reference", key.public_key(), info=b"info")
    private, public = key.private_bytes_raw(), key.public_key().public_bytes_raw()
    assert reference.one_shot_open(*names, private, sealed, b"info") == b"to the reference"
    sealed = reference.one_shot_seal(*names, public, b"to the library", b"info")
    assert suite.decrypt(sealed, key, info=b"info") == b"to the library"


def _info(context: Context) -> bytes:
    return PREFIX + b"wrap " + context.encode()


def test_the_reference_opens_our_wraps(context: Context) -> None:
    pair = new_key_pair()
    wrapped = wrap_to(pair.public, b"s" * 32, context=context)
    names = (reference.HYBRID, reference.AES_256_GCM)
    assert wrapped.startswith(suite_bytes())
    assert reference.one_shot_open(*names, pair.private, wrapped[2:], _info(context)) == b"s" * 32


def test_we_open_what_the_reference_wraps(context: Context) -> None:
    pair = key_pair_from_seed(b"a seed of enough bytes")
    names = (reference.HYBRID, reference.AES_256_GCM)
    wrapped = suite_bytes() + reference.one_shot_seal(*names, pair.public, b"s" * 96, _info(context))
    assert unwrap_with(pair.private, wrapped, context=context) == b"s" * 96


def test_the_reference_knows_our_public_keys() -> None:
    pair = new_key_pair()
    assert reference.HybridKem().public_of(pair.private) == pair.public
