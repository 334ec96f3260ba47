"""HPKE base mode (RFC 9180) with DHKEM(X25519) and ML-KEM-768 + X25519, for tests only.

Written from the RFC and from draft-ietf-hpke-pq, with additional data, which the library's
one-shot HPKE lacks; it uses the library's primitives but none of its HPKE. Vectors run
through it, and then it exchanges messages with the library in both directions.
"""

import hmac
import os
from dataclasses import dataclass
from hashlib import sha3_256, sha256, shake_256

from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey, MLKEM768PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM, ChaCha20Poly1305

X25519, HYBRID = 0x0020, 0x647A
HKDF_SHA256 = 0x0001
AES_128_GCM, AES_256_GCM, CHACHA20 = 1, 2, 3
_KEY_BYTES = {AES_128_GCM: 16, AES_256_GCM: 32, CHACHA20: 32}
_COMBINER_LABEL = b"\\.//^\\"


def _extract(salt: bytes, secret: bytes) -> bytes:
    return hmac.new(salt or bytes(32), secret, sha256).digest()


def _expand(key: bytes, info: bytes, length: int) -> bytes:
    out, block, counter = b"", b"", 1
    while len(out) < length:
        block = hmac.new(key, block + info + bytes([counter]), sha256).digest()
        out, counter = out + block, counter + 1
    return out[:length]


@dataclass(frozen=True)
class Labeled:
    """LabeledExtract and LabeledExpand of one suite (RFC 9180, section 4)."""

    suite: bytes

    def extract(self, salt: bytes, label: bytes, secret: bytes) -> bytes:
        return _extract(salt, b"HPKE-v1" + self.suite + label + secret)

    def expand(self, key: bytes, label: bytes, info: bytes, length: int) -> bytes:
        return _expand(key, length.to_bytes(2, "big") + b"HPKE-v1" + self.suite + label + info, length)


class DhKem:
    """DHKEM(X25519, HKDF-SHA256); RFC 9180, section 4.1."""

    enc_bytes = 32
    labeled = Labeled(b"KEM" + X25519.to_bytes(2, "big"))

    def _secret(self, shared: bytes, enc: bytes, public: bytes) -> bytes:
        key = self.labeled.extract(b"", b"eae_prk", shared)
        return self.labeled.expand(key, b"shared_secret", enc + public, 32)

    def public_of(self, private: bytes) -> bytes:
        return X25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw()

    def encap(self, public: bytes) -> tuple[bytes, bytes]:
        ephemeral = X25519PrivateKey.generate()
        enc = ephemeral.public_key().public_bytes_raw()
        shared = ephemeral.exchange(X25519PublicKey.from_public_bytes(public))
        return self._secret(shared, enc, public), enc

    def decap(self, enc: bytes, private: bytes) -> bytes:
        shared = X25519PrivateKey.from_private_bytes(private).exchange(X25519PublicKey.from_public_bytes(enc))
        return self._secret(shared, enc, self.public_of(private))


class HybridKem:
    """ML-KEM-768 with X25519 under SHA3-256 (X-Wing). Private: the 96 bytes of both halves, or the
    32-byte seed that the drafts expand to them with SHAKE256."""

    enc_bytes = 1088 + 32

    def halves(self, private: bytes) -> tuple[MLKEM768PrivateKey, X25519PrivateKey]:
        raw = shake_256(private).digest(96) if len(private) == 32 else private
        return MLKEM768PrivateKey.from_seed_bytes(raw[:64]), X25519PrivateKey.from_private_bytes(raw[64:])

    def public_of(self, private: bytes) -> bytes:
        lattice, curve = self.halves(private)
        return lattice.public_key().public_bytes_raw() + curve.public_key().public_bytes_raw()

    def _combine(self, lattice: bytes, curve: bytes, enc: bytes, public: bytes) -> bytes:
        return sha3_256(lattice + curve + enc[1088:] + public[1184:] + _COMBINER_LABEL).digest()

    def encap(self, public: bytes) -> tuple[bytes, bytes]:
        lattice, first = MLKEM768PublicKey.from_public_bytes(public[:1184]).encapsulate()
        ephemeral = X25519PrivateKey.from_private_bytes(os.urandom(32))
        enc = first + ephemeral.public_key().public_bytes_raw()
        curve = ephemeral.exchange(X25519PublicKey.from_public_bytes(public[1184:]))
        return self._combine(lattice, curve, enc, public), enc

    def decap(self, enc: bytes, private: bytes) -> bytes:
        lattice_key, curve_key = self.halves(private)
        lattice = lattice_key.decapsulate(enc[:1088])
        curve = curve_key.exchange(X25519PublicKey.from_public_bytes(enc[1088:]))
        return self._combine(lattice, curve, enc, self.public_of(private))


KEMS: dict[int, DhKem | HybridKem] = {X25519: DhKem(), HYBRID: HybridKem()}


@dataclass(frozen=True)
class Schedule:
    """What both sides hold after the key schedule of base mode (RFC 9180, section 5.1)."""

    aead: int
    key: bytes
    base_nonce: bytes
    exporter_secret: bytes

    def nonce(self, sequence: int) -> bytes:
        return bytes(a ^ b for a, b in zip(self.base_nonce, sequence.to_bytes(12, "big"), strict=True))

    def _cipher(self) -> AESGCM | ChaCha20Poly1305:
        return ChaCha20Poly1305(self.key) if self.aead == CHACHA20 else AESGCM(self.key)

    def seal(self, plaintext: bytes, *, aad: bytes, sequence: int = 0) -> bytes:
        return self._cipher().encrypt(self.nonce(sequence), plaintext, aad)

    def open(self, ciphertext: bytes, *, aad: bytes, sequence: int = 0) -> bytes:
        return self._cipher().decrypt(self.nonce(sequence), ciphertext, aad)


def schedule(kem: int, aead: int, shared_secret: bytes, info: bytes) -> Schedule:
    """KeySchedule(mode_base, shared_secret, info) with HKDF-SHA256."""
    numbers = (kem, HKDF_SHA256, aead)
    labeled = Labeled(b"HPKE" + b"".join(number.to_bytes(2, "big") for number in numbers))
    context = b"\x00" + labeled.extract(b"", b"psk_id_hash", b"") + labeled.extract(b"", b"info_hash", info)
    secret = labeled.extract(shared_secret, b"secret", b"")
    return Schedule(
        aead=aead,
        key=labeled.expand(secret, b"key", context, _KEY_BYTES[aead]),
        base_nonce=labeled.expand(secret, b"base_nonce", context, 12),
        exporter_secret=labeled.expand(secret, b"exp", context, 32),
    )


def one_shot_seal(kem: int, aead: int, public: bytes, plaintext: bytes, info: bytes) -> bytes:
    """enc || ciphertext, as the library writes it."""
    shared, enc = KEMS[kem].encap(public)
    return enc + schedule(kem, aead, shared, info).seal(plaintext, aad=b"")


def one_shot_open(kem: int, aead: int, private: bytes, sealed: bytes, info: bytes) -> bytes:
    """The inverse."""
    cut = KEMS[kem].enc_bytes
    shared = KEMS[kem].decap(sealed[:cut], private)
    return schedule(kem, aead, shared, info).open(sealed[cut:], aad=b"")
