"""Wraps: a secret sealed to a public key (hybrid HPKE) or under a symmetric key."""

import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

from luminaria.vault.context import Context, suite_bytes
from luminaria.vault.derive import PREFIX, derive
from luminaria.vault.envelopes import KEY_BYTES, TAG_BYTES
from luminaria.vault.errors import DoesNotOpen, MalformedKey
from luminaria.vault.keys import load_private, load_public

_HYBRID = Suite(KEM.MLKEM768_X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)
_SUITE = suite_bytes()
_SALT_BYTES = 16
_SALT_END = len(_SUITE) + _SALT_BYTES
WRAP_TO_OVERHEAD = len(_SUITE) + KEM.MLKEM768_X25519.enc_length() + TAG_BYTES
WRAP_UNDER_OVERHEAD = _SALT_END + TAG_BYTES


def _info(context: Context) -> bytes:
    return PREFIX + b"wrap " + context.encode()


def wrap_to(public_key: bytes, secret: bytes, *, context: Context) -> bytes:
    """`secret` sealed to the holder of the private half. MalformedKey on a wrong public key."""
    return _SUITE + _HYBRID.encrypt(secret, load_public(public_key), info=_info(context))


def unwrap_with(private_key: bytes, wrapped: bytes, *, context: Context) -> bytes:
    """The secret of `wrap_to`. DoesNotOpen on a wrong key or context or a changed bit."""
    key = load_private(private_key)
    if len(wrapped) < WRAP_TO_OVERHEAD or not wrapped.startswith(_SUITE):
        raise DoesNotOpen
    try:
        return bytes(_HYBRID.decrypt(wrapped[len(_SUITE) :], key, info=_info(context)))
    except (InvalidTag, ValueError):
        raise DoesNotOpen from None


def _cipher(key: bytes, salt: bytes, bound_to: bytes) -> tuple[AESGCM, bytes]:
    if len(key) != KEY_BYTES:
        raise MalformedKey
    both = derive(key, "wrap under", length=44, salt=salt, bound_to=bound_to)
    return AESGCM(both[:32]), both[32:]


def wrap_under(key: bytes, secret: bytes, *, context: Context) -> bytes:
    """`secret` sealed under a 32-byte key; the salt makes the wrapping key new each time."""
    salt, bound_to = os.urandom(_SALT_BYTES), context.encode()
    cipher, nonce = _cipher(key, salt, bound_to)
    return _SUITE + salt + cipher.encrypt(nonce, secret, _SUITE + bound_to)


def unwrap_under(key: bytes, wrapped: bytes, *, context: Context) -> bytes:
    """The secret of `wrap_under`. DoesNotOpen on a wrong key or context or a changed bit."""
    bound_to = context.encode()
    if len(wrapped) < WRAP_UNDER_OVERHEAD or not wrapped.startswith(_SUITE):
        raise DoesNotOpen
    cipher, nonce = _cipher(key, wrapped[len(_SUITE) : _SALT_END], bound_to)
    try:
        return cipher.decrypt(nonce, wrapped[_SALT_END:], _SUITE + bound_to)
    except InvalidTag:
        raise DoesNotOpen from None
