"""Sessions, signatures, keyed indexes, age files, and the check at start-up."""

import hmac
import os
import shutil
import subprocess
from hashlib import sha256
from pathlib import Path

import pytest
from cryptography.exceptions import UnsupportedAlgorithm

from luminaria.vault import (
    DoesNotOpen,
    MalformedKey,
    VaultUnavailable,
    age_decrypt,
    age_encrypt,
    available,
    keyed_index,
    new_age_identity,
    new_session_secret,
    new_signing_key,
    passphrases,
    session_id,
    session_key,
    sign,
    startup,
    verify,
)


def test_a_session_secret_is_neither_its_id_nor_its_key() -> None:
    secret = new_session_secret()
    assert len({secret, session_id(secret), session_key(secret)}) == 3
    assert {len(secret), len(session_id(secret)), len(session_key(secret))} == {32}
    assert session_id(secret) == session_id(bytes(secret))
    assert len({new_session_secret() for _ in range(100)}) == 100


def test_a_signature_holds_for_its_message_and_key_only() -> None:
    key, other = new_signing_key(), new_signing_key()
    signature = sign(key.private, b"message")
    assert verify(key.public, b"message", signature)
    assert not verify(key.public, b"Message", signature)
    assert not verify(other.public, b"message", signature)
    assert not verify(key.public, b"message", signature[:-1] + bytes([signature[-1] ^ 1]))
    assert not verify(key.public, b"message", b"")
    assert not verify(b"short", b"message", signature)
    assert key.private.hex() not in repr(key)


@pytest.mark.parametrize("private", [b"", bytes(31), bytes(33)])
def test_a_signing_key_of_another_length_is_refused(private: bytes) -> None:
    with pytest.raises(MalformedKey):
        sign(private, b"message")


def test_equal_values_meet_under_one_key_and_label_only() -> None:
    key = bytes(32)
    assert keyed_index(key, "phone", "5550100") == keyed_index(key, "phone", "5550100")
    apart = {
        keyed_index(key, "phone", "5550100"),
        keyed_index(key, "plate", "5550100"),
        keyed_index(key, "phone", "5550101"),
        keyed_index(b"\1" * 32, "phone", "5550100"),
        keyed_index(key, "phone5", "550100"),
    }
    assert len(apart) == 5
    assert keyed_index(key, "a", "b") == hmac.new(key, b"\0\0\0\1ab", sha256).digest()


def test_an_age_file_opens_for_each_recipient_and_nobody_else() -> None:
    people = [new_age_identity() for _ in range(3)]
    sealed = age_encrypt(b"export", [recipient for _, recipient in people[:2]])
    assert b"export" not in sealed
    for identity, _ in people[:2]:
        assert age_decrypt(sealed, [identity]) == b"export"
    with pytest.raises(DoesNotOpen):
        age_decrypt(sealed, [people[2][0]])
    with pytest.raises(DoesNotOpen):
        age_decrypt(sealed[:-1] + bytes([sealed[-1] ^ 1]), [people[0][0]])
    with pytest.raises(DoesNotOpen):
        age_decrypt(b"no age file", [people[0][0]])


def test_a_wrong_recipient_or_identity_is_told() -> None:
    identity, recipient = new_age_identity()
    for recipients in ([], ["age1nonsense"], [identity]):
        with pytest.raises(MalformedKey):
            age_encrypt(b"export", recipients)
    with pytest.raises(MalformedKey):
        age_decrypt(age_encrypt(b"export", [recipient]), ["AGE-SECRET-KEY-1NONSENSE"])


def test_the_age_program_opens_our_files(tmp_path: Path) -> None:
    program = shutil.which("age")
    if program is None:
        missing = "NOT TESTED: the program age (Debian: apt-get install age) against our exports"
        pytest.fail(missing) if os.environ.get("LUMINARIA_REQUIRE_ALL") == "1" else pytest.skip(missing)
    identity, recipient = new_age_identity()
    (tmp_path / "key").write_text(identity)
    (tmp_path / "file.age").write_bytes(age_encrypt(b"export", [recipient]))
    command = [program, "--decrypt", "-i", str(tmp_path / "key"), str(tmp_path / "file.age")]
    assert subprocess.run(command, capture_output=True, check=True).stdout == b"export"


def test_this_build_can_do_everything() -> None:
    available()


def _lacking(*_: object, **__: object) -> None:
    raise UnsupportedAlgorithm("not in this build")


def test_a_build_without_ml_kem_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("luminaria.vault.keys.MLKEM768PrivateKey.from_seed_bytes", _lacking)
    with pytest.raises(VaultUnavailable, match="cryptography"):
        available()


def test_a_build_without_argon2id_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cryptography.hazmat.primitives.kdf.argon2.Argon2id", _lacking)
    with pytest.raises(VaultUnavailable):
        available()


def test_a_library_too_old_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr("cryptography.hazmat.primitives.hpke.KEM")
    with pytest.raises(VaultUnavailable):
        startup.available()
    assert passphrases.AT_MOST_AT_ONCE == 2
