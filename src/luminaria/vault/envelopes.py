"""Envelopes of suite 1: magic, suite, salt, commitment, AES-256-GCM of the padded body.

The salt makes key, nonce and commitment new for every envelope, so that even a data key
used twice by mistake never meets the same nonce. The commitment is checked first: AES-GCM
alone would let one body open under two keys.
"""

import hmac
import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from luminaria.vault.context import Context, suite_bytes
from luminaria.vault.derive import derive
from luminaria.vault.errors import DoesNotOpen, MalformedKey
from luminaria.vault.padding import BODY_FLOOR, SMALL_FLOOR, pad, unpad

MAGIC = b"LUME"
KEY_BYTES = 32
SALT_BYTES = 32
COMMITMENT_BYTES = 32
TAG_BYTES = 16
_HEADER = MAGIC + suite_bytes()
_SALT_END = len(_HEADER) + SALT_BYTES
_BODY_AT = _SALT_END + COMMITMENT_BYTES
OVERHEAD_BYTES = _BODY_AT + TAG_BYTES


def new_data_key() -> bytes:
    """32 random bytes: a key for one body, used once."""
    return os.urandom(KEY_BYTES)


def _checked(key: bytes) -> bytes:
    if len(key) != KEY_BYTES:
        raise MalformedKey
    return key


def _commitment(key: bytes, salt: bytes, bound_to: bytes) -> bytes:
    return derive(key, "envelope commitment", length=COMMITMENT_BYTES, salt=salt, bound_to=bound_to)


def _cipher(key: bytes, salt: bytes) -> tuple[AESGCM, bytes]:
    both = derive(key, "envelope body", length=44, salt=salt)
    return AESGCM(both[:32]), both[32:]


def _seal(plaintext: bytes, key: bytes, context: Context, floor: int) -> bytes:
    salt, bound_to = os.urandom(SALT_BYTES), context.encode()
    head = _HEADER + salt + _commitment(_checked(key), salt, bound_to)
    cipher, nonce = _cipher(key, salt)
    return head + cipher.encrypt(nonce, pad(plaintext, floor), head + bound_to)


def seal(plaintext: bytes, *, data_key: bytes, context: Context) -> bytes:
    """A body sealed under a single-use data key; at least 4 KiB, so that short ones look alike."""
    return _seal(plaintext, data_key, context, BODY_FLOOR)


def seal_small(plaintext: bytes, *, key: bytes, context: Context) -> bytes:
    """The same envelope with a floor of 256 bytes: cards, display names, second factors."""
    return _seal(plaintext, key, context, SMALL_FLOOR)


def open_sealed(envelope: bytes, *, data_key: bytes, context: Context) -> bytes:
    """The plain text of `seal` or `seal_small`. DoesNotOpen on a wrong key or context or a changed bit."""
    bound_to = context.encode()
    if len(envelope) < OVERHEAD_BYTES or not envelope.startswith(_HEADER):
        raise DoesNotOpen
    head, salt = envelope[:_BODY_AT], envelope[len(_HEADER) : _SALT_END]
    if not hmac.compare_digest(_commitment(_checked(data_key), salt, bound_to), head[_SALT_END:]):
        raise DoesNotOpen
    cipher, nonce = _cipher(data_key, salt)
    try:
        return unpad(cipher.decrypt(nonce, envelope[_BODY_AT:], head + bound_to))
    except (InvalidTag, ValueError):
        raise DoesNotOpen from None
