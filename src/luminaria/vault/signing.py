"""Ed25519 signatures (RFC 8032)."""

import os
from dataclasses import dataclass, field

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from luminaria.vault.errors import MalformedKey


@dataclass(frozen=True)
class SigningKey:
    """32 bytes each; `public` may be printed."""

    private: bytes = field(repr=False)
    public: bytes


def new_signing_key() -> SigningKey:
    """A fresh random signing key."""
    private = os.urandom(32)
    return SigningKey(private=private, public=signing_public_of(private))


def signing_public_of(private: bytes) -> bytes:
    """The public half of a 32-byte signing key. MalformedKey on anything else."""
    if len(private) != 32:
        raise MalformedKey
    return Ed25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw()


def sign(private: bytes, message: bytes) -> bytes:
    """The 64-byte signature of `message`."""
    if len(private) != 32:
        raise MalformedKey
    return Ed25519PrivateKey.from_private_bytes(private).sign(message)


def verify(public: bytes, message: bytes, signature: bytes) -> bool:
    """Whether the holder of `public`'s private half signed exactly `message`."""
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True
