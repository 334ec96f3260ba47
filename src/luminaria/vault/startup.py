"""A build that lacks a primitive must not serve: found at start, not at the first report."""

from cryptography.exceptions import UnsupportedAlgorithm

from luminaria.vault.errors import VaultUnavailable


def available() -> None:
    """Nothing, if this build can do everything that suite 1 needs; VaultUnavailable otherwise."""
    try:
        _exercise()
    except (ImportError, AttributeError, UnsupportedAlgorithm):
        raise VaultUnavailable from None


def _exercise() -> None:
    from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    from luminaria.vault.keys import load_private, load_public, new_key_pair

    Argon2id(salt=bytes(16), length=32, iterations=1, lanes=1, memory_cost=8).derive(b"start-up check")
    pair = new_key_pair()
    suite = Suite(KEM.MLKEM768_X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)
    suite.decrypt(suite.encrypt(b"start-up check", load_public(pair.public)), load_private(pair.private))
