"""A key from a passphrase: Argon2id (RFC 9106), at most two at a time in a process.

The sign-in hash is Django's and has another salt; the label here keeps the two apart even
if a salt were ever shared.
"""

import os
import threading
import unicodedata
from dataclasses import dataclass

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from luminaria.vault.errors import MalformedKey

AT_MOST_AT_ONCE = 2
_slots = threading.BoundedSemaphore(AT_MOST_AT_ONCE)
_LABEL = b"luminaria vault 1 member key"
_SALT_BYTES = 16
_MOST_MEMORY_KIB = 1024 * 1024
_ENCODED_BYTES = 2 + 4 + 2 + 2 + _SALT_BYTES


@dataclass(frozen=True)
class Kdf:
    """How one key comes from its passphrase; stored beside what the key wraps."""

    salt: bytes
    memory_kib: int = 65536
    time: int = 3
    lanes: int = 1
    version: int = 1

    def __post_init__(self) -> None:
        if self.version != 1 or len(self.salt) != _SALT_BYTES:
            raise MalformedKey
        if not (1 <= self.time <= 64 and 1 <= self.lanes <= 64):
            raise MalformedKey
        if not 8 * self.lanes <= self.memory_kib <= _MOST_MEMORY_KIB:  # a changed row must not eat the memory
            raise MalformedKey

    def encode(self) -> bytes:
        """26 bytes: version, memory, time, lanes, salt."""
        numbers = ((self.version, 2), (self.memory_kib, 4), (self.time, 2), (self.lanes, 2))
        return b"".join(number.to_bytes(size, "big") for number, size in numbers) + self.salt

    @classmethod
    def decode(cls, encoded: bytes) -> "Kdf":
        """The inverse of `encode`. MalformedKey on anything else."""
        if len(encoded) != _ENCODED_BYTES:
            raise MalformedKey
        version, memory, time, lanes = (
            int.from_bytes(encoded[start:end], "big") for start, end in ((0, 2), (2, 6), (6, 8), (8, 10))
        )
        return cls(salt=encoded[10:], memory_kib=memory, time=time, lanes=lanes, version=version)


def new_kdf() -> Kdf:
    """Today's parameters with a fresh salt: 64 MiB, three passes, one lane."""
    return Kdf(salt=os.urandom(_SALT_BYTES))


def passphrase_key(passphrase: str, kdf: Kdf) -> bytes:
    """32 bytes. Waits while two others are at work, so that a storm of sign-ins cannot eat the memory."""
    normal = unicodedata.normalize("NFKC", passphrase).encode()
    with _slots:
        return Argon2id(
            salt=kdf.salt,
            length=32,
            iterations=kdf.time,
            lanes=kdf.lanes,
            memory_cost=kdf.memory_kib,
            ad=_LABEL,
        ).derive(normal)
