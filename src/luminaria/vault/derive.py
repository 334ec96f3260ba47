"""HKDF-SHA256 with labels: every derived key has a label of its own, so none is ever two things."""

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

PREFIX = b"luminaria vault 1 "


def derive(secret: bytes, label: str, *, length: int = 32, salt: bytes = b"", bound_to: bytes = b"") -> bytes:
    """`length` bytes that depend on all four arguments (RFC 5869; empty salt means a salt of zeros)."""
    name = label.encode("ascii")
    info = PREFIX + len(name).to_bytes(2, "big") + name + bound_to
    return HKDF(algorithm=SHA256(), length=length, salt=salt, info=info).derive(secret)
