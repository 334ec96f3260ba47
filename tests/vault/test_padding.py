"""Padme: sizes say little and cost little."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luminaria.vault.padding import BODY_FLOOR, SMALL_FLOOR, pad, padme, unpad


@given(st.binary(max_size=20_000), st.sampled_from([BODY_FLOOR, SMALL_FLOOR]))
def test_what_is_padded_comes_back(plaintext: bytes, floor: int) -> None:
    assert unpad(pad(plaintext, floor)) == plaintext


@given(st.integers(2, 10**8))
def test_padding_costs_at_most_twelve_percent(size: int) -> None:
    assert size <= padme(size) <= size * 1.12


@given(st.integers(2, 10**8))
def test_a_padded_size_is_a_size_of_its_own(size: int) -> None:
    assert padme(padme(size)) == padme(size)


@pytest.mark.parametrize(
    ("size", "padded"), [(0, 0), (1, 1), (9, 10), (100, 104), (1000, 1024), (4097, 4352), (5000, 5120)]
)
def test_known_sizes(size: int, padded: int) -> None:
    assert padme(size) == padded


def test_everything_up_to_the_floor_looks_alike() -> None:
    assert {len(pad(b"x" * size, BODY_FLOOR)) for size in (0, 1, 100, 4092)} == {4096}
    assert len(pad(b"x" * 4093, BODY_FLOOR)) > 4096
    assert {len(pad(b"x" * size, SMALL_FLOOR)) for size in (0, 252)} == {256}


def test_few_sizes_exist() -> None:
    assert len({padme(size) for size in range(4096, 10**6)}) < 300


@pytest.mark.parametrize(
    "frame", [b"", b"\0\0\0", b"\0\0\0\5abcd", b"\0\0\0\1ab", b"\xff\xff\xff\xff" + b"\0" * 64]
)
def test_a_frame_that_pad_never_made_is_refused(frame: bytes) -> None:
    with pytest.raises(ValueError, match="frame"):
        unpad(frame)
