"""A key from a passphrase, and at most two at a time."""

import threading

import pytest

from luminaria.vault import Kdf, MalformedKey, new_kdf, passphrase_key, passphrases

QUICK = Kdf(salt=bytes(16), memory_kib=64, time=1)


def test_todays_parameters_are_those_of_the_design() -> None:
    kdf = new_kdf()
    assert (kdf.memory_kib, kdf.time, kdf.lanes, kdf.version) == (65536, 3, 1, 1)
    assert len({new_kdf().salt for _ in range(100)}) == 100


def test_one_real_key() -> None:
    kdf = new_kdf()
    key = passphrase_key("correct horse battery", kdf)
    assert len(key) == 32
    assert passphrase_key("correct horse battery", Kdf.decode(kdf.encode())) == key


@pytest.mark.parametrize(
    "other",
    [
        Kdf(salt=b"\1" + bytes(15), memory_kib=64, time=1),
        Kdf(salt=bytes(16), memory_kib=72, time=1),
        Kdf(salt=bytes(16), memory_kib=64, time=2),
        Kdf(salt=bytes(16), memory_kib=64, time=1, lanes=2),
    ],
)
def test_every_parameter_makes_another_key(other: Kdf) -> None:
    assert passphrase_key("a", QUICK) != passphrase_key("a", other)


def test_another_passphrase_makes_another_key() -> None:
    made = {passphrase_key(text, QUICK) for text in ("a", "A", "a ", " a", "", "á", "b")}
    assert len(made) == 7


def test_the_way_a_keyboard_composes_letters_does_not_matter() -> None:
    assert passphrase_key("\u00e1rbol \u00f1", QUICK) == passphrase_key("a\u0301rbol n\u0303", QUICK)


def test_parameters_survive_storage() -> None:
    kdf = Kdf(salt=bytes(range(16)), memory_kib=1234, time=5, lanes=6)
    assert Kdf.decode(kdf.encode()) == kdf
    assert len(kdf.encode()) == 26


@pytest.mark.parametrize(
    "encoded",
    [
        b"",
        bytes(26),
        QUICK.encode()[:-1],
        QUICK.encode() + b"\0",
        b"\0\2" + QUICK.encode()[2:],
        b"\0\1\xff\xff\xff\xff" + QUICK.encode()[6:],
        b"\0\1\0\0\0\0" + QUICK.encode()[6:],
        QUICK.encode()[:6] + b"\xff\xff" + QUICK.encode()[8:],
        QUICK.encode()[:8] + b"\0\0" + QUICK.encode()[10:],
    ],
)
def test_a_changed_row_cannot_ask_for_nonsense_or_for_all_memory(encoded: bytes) -> None:
    with pytest.raises(MalformedKey):
        Kdf.decode(encoded)


class CountingArgon2id:
    """Stands in for the real one; holds each caller until the test lets go."""

    now = most = done = 0
    lock = threading.Lock()
    entered = threading.Semaphore(0)
    let_go = threading.Event()

    def __init__(self, **_: object) -> None:
        pass

    def derive(self, _: bytes) -> bytes:
        cls = CountingArgon2id
        with cls.lock:
            cls.now += 1
            cls.most = max(cls.most, cls.now)
        cls.entered.release()
        cls.let_go.wait(10)
        with cls.lock:
            cls.now -= 1
            cls.done += 1
        return bytes(32)


def test_at_most_two_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passphrases, "Argon2id", CountingArgon2id)
    threads = [threading.Thread(target=passphrase_key, args=("a", QUICK)) for _ in range(10)]
    for thread in threads:
        thread.start()
    assert all(CountingArgon2id.entered.acquire(timeout=10) for _ in range(2))
    assert not CountingArgon2id.entered.acquire(blocking=False)
    assert CountingArgon2id.now == 2
    CountingArgon2id.let_go.set()
    for thread in threads:
        thread.join(10)
    assert (CountingArgon2id.most, CountingArgon2id.done) == (2, 10)


def test_a_failure_gives_its_place_back(monkeypatch: pytest.MonkeyPatch) -> None:
    class Failing:
        def __init__(self, **_: object) -> None:
            raise MemoryError

    with monkeypatch.context() as patch:
        patch.setattr(passphrases, "Argon2id", Failing)
        for _ in range(5):
            with pytest.raises(MemoryError):
                passphrase_key("a", QUICK)
    assert passphrase_key("a", QUICK)
