"""Key pairs of suite 1: hybrid ML-KEM-768 and X25519.

Private: ML-KEM seed (64 bytes, FIPS 203 `d || z`) and X25519 scalar (32). Public: ML-KEM
encapsulation key (1,184) and X25519 point (32).
"""

import hmac
import os
from dataclasses import dataclass, field
from hashlib import sha256

from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey, MLKEM768PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hpke import MLKEM768X25519PrivateKey, MLKEM768X25519PublicKey

from luminaria.vault.derive import derive
from luminaria.vault.errors import MalformedKey

PRIVATE_BYTES = 96
PUBLIC_BYTES = 1216
_MLKEM_SEED_BYTES = 64
_MLKEM_PUBLIC_BYTES = 1184
_LEAST_SEED_BYTES = 14  # 112 bits: less would need a slow hash (ASVS 6.5.2)


@dataclass(frozen=True)
class KeyPair:
    """What is sealed to `public` opens with `private`."""

    private: bytes = field(repr=False)
    public: bytes = field(repr=False)


def load_private(private: bytes) -> MLKEM768X25519PrivateKey:
    """The library's key of our 96 bytes. MalformedKey on anything else."""
    if len(private) != PRIVATE_BYTES:
        raise MalformedKey
    return MLKEM768X25519PrivateKey(
        MLKEM768PrivateKey.from_seed_bytes(private[:_MLKEM_SEED_BYTES]),
        X25519PrivateKey.from_private_bytes(private[_MLKEM_SEED_BYTES:]),
    )


def load_public(public: bytes) -> MLKEM768X25519PublicKey:
    """The library's key of our 1,216 bytes. MalformedKey on anything else."""
    if len(public) != PUBLIC_BYTES:
        raise MalformedKey
    try:
        return MLKEM768X25519PublicKey(
            MLKEM768PublicKey.from_public_bytes(public[:_MLKEM_PUBLIC_BYTES]),
            X25519PublicKey.from_public_bytes(public[_MLKEM_PUBLIC_BYTES:]),
        )
    except ValueError:
        raise MalformedKey from None


def public_of(private: bytes) -> bytes:
    """The public half that belongs to `private`."""
    if len(private) != PRIVATE_BYTES:
        raise MalformedKey
    kem = MLKEM768PrivateKey.from_seed_bytes(private[:_MLKEM_SEED_BYTES]).public_key()
    curve = X25519PrivateKey.from_private_bytes(private[_MLKEM_SEED_BYTES:]).public_key()
    return kem.public_bytes_raw() + curve.public_bytes_raw()


def new_key_pair() -> KeyPair:
    """A fresh random pair."""
    private = os.urandom(PRIVATE_BYTES)
    return KeyPair(private=private, public=public_of(private))


def key_pair_from_seed(seed: bytes) -> KeyPair:
    """The one pair of `seed`: the same seed always gives the same pair."""
    if len(seed) < _LEAST_SEED_BYTES:
        raise MalformedKey
    private = derive(seed, "key pair from seed", length=PRIVATE_BYTES)
    return KeyPair(private=private, public=public_of(private))


def new_secret(size: int = 32) -> bytes:
    """Random bytes for a symmetric key (report key, case key) or a form secret."""
    return os.urandom(size)


def keyed_index(key: bytes, label: str, value: str) -> bytes:
    """HMAC-SHA256 of `value` under `key`, apart for each `label`: equal values meet, nothing else shows."""
    name = label.encode()
    return hmac.new(key, len(name).to_bytes(4, "big") + name + value.encode(), sha256).digest()
