"""A session's secret lives only in its cookie; the database keeps a hash of it and a ciphertext."""

import os

from luminaria.vault.derive import derive


def new_session_secret() -> bytes:
    """32 random bytes for the `__Host-` cookie."""
    return os.urandom(32)


def session_id(secret: bytes) -> bytes:
    """What the database knows the session by; it opens nothing."""
    return derive(secret, "session id")


def session_key(secret: bytes) -> bytes:
    """What the member key is wrapped under while the session lives."""
    return derive(secret, "session key")
