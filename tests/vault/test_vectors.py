"""The standards' own vectors: RFC 9106 (Argon2id), RFC 8032 (Ed25519), FIPS 203 (ML-KEM-768), RFC 5869."""

import random

import pytest
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from luminaria.vault import sign, signing_public_of, verify
from luminaria.vault.derive import PREFIX, derive
from luminaria.vault.keys import load_private, public_of
from tests.vault import vectors
from tests.vault.hpke_reference import HybridKem, _expand, _extract

ARGON2ID = [vector for vector in vectors.records("KDF/argon2id.txt") if int(vector["memcost"]) <= 65536]
KYBER = vectors.records("asymmetric/MLKEM/kat_MLKEM_768.rsp")
ED25519 = [line.split(":")[:4] for line in vectors.text("asymmetric/Ed25519/sign.input").splitlines() if line]


@pytest.mark.parametrize("vector", ARGON2ID, ids=lambda vector: vector["COUNT"])
def test_argon2id_gives_the_outputs_of_rfc_9106(vector: dict[str, str]) -> None:
    function = Argon2id(
        salt=bytes.fromhex(vector["salt"]),
        length=int(vector["length"]),
        iterations=int(vector["iter"]),
        lanes=int(vector["lanes"]),
        memory_cost=int(vector["memcost"]),
        ad=bytes.fromhex(vector["ad"]) if "ad" in vector else None,
        secret=bytes.fromhex(vector["secret"]) if "secret" in vector else None,
    )
    assert function.derive(bytes.fromhex(vector["pass"])).hex() == vector["output"]


def test_the_vector_of_the_rfc_itself_is_among_them() -> None:
    rfc = "0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659"
    assert rfc in {vector["output"] for vector in ARGON2ID}


def test_ml_kem_768_keys_and_secrets_are_those_of_fips_203(chance: random.Random) -> None:
    assert len(KYBER) == 1000
    for vector in chance.sample(KYBER, 40):
        private = bytes.fromhex(vector["d"] + vector["z"]) + bytes(range(32))
        assert public_of(private)[:1184].hex() == vector["pk"]
        lattice, _ = HybridKem().halves(private)
        assert lattice.decapsulate(bytes.fromhex(vector["ct"])).hex() == vector["ss"]
        assert load_private(private) is not None


def test_ed25519_signs_and_verifies_as_rfc_8032(chance: random.Random) -> None:
    assert len(ED25519) == 1024
    for secret, public, message, signed in [*ED25519[:8], *chance.sample(ED25519, 120)]:
        private, text = bytes.fromhex(secret)[:32], bytes.fromhex(message)
        signature = bytes.fromhex(signed)[:64]
        assert signing_public_of(private).hex() == public
        assert sign(private, text) == signature
        assert verify(bytes.fromhex(public), text, signature)
        assert not verify(bytes.fromhex(public), text + b"x", signature)


def test_hkdf_is_rfc_5869() -> None:
    for vector in _hkdf_records():
        key = _extract(vector["salt"], vector["ikm"])
        assert _expand(key, vector["info"], len(vector["okm"])) == vector["okm"]
    info = PREFIX + (5).to_bytes(2, "big") + b"label" + b"bound"
    expected = _expand(_extract(b"salt", b"secret"), info, 44)
    assert derive(b"secret", "label", length=44, salt=b"salt", bound_to=b"bound") == expected


def _hkdf_records() -> list[dict[str, bytes]]:
    raw = vectors.records("KDF/rfc-5869-HKDF-SHA256.txt")
    lower = [{name.lower(): value for name, value in vector.items()} for vector in raw]
    assert len(lower) >= 3
    return [
        {name: bytes.fromhex(vector.get(name, "")) for name in ("ikm", "salt", "info", "okm")}
        for vector in lower
    ]
