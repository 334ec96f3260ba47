"""A wrapped key opens for its holder, in its own place."""

from collections.abc import Callable
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from luminaria.vault import (
    Context,
    DoesNotOpen,
    MalformedKey,
    key_pair_from_seed,
    new_key_pair,
    public_of,
    unwrap_under,
    unwrap_with,
    wrap_to,
    wrap_under,
)
from tests.vault.strategies import contexts, flip, swapped

PLACE = Context(UUID(int=1), "case", UUID(int=2), "key", 1, UUID(int=3))
PAIR = key_pair_from_seed(b"a seed of the tests of wraps")
KEY = bytes(range(32))
KINDS = {
    "to": (
        lambda secret, context: wrap_to(PAIR.public, secret, context=context),
        lambda wrapped, context: unwrap_with(PAIR.private, wrapped, context=context),
    ),
    "under": (
        lambda secret, context: wrap_under(KEY, secret, context=context),
        lambda wrapped, context: unwrap_under(KEY, wrapped, context=context),
    ),
}
Turn = Callable[[bytes, Context], bytes]
both_kinds = pytest.mark.parametrize(("wrap", "unwrap"), KINDS.values(), ids=KINDS)


@both_kinds
@given(secret=st.binary(max_size=200), context=contexts)
def test_what_is_wrapped_unwraps(wrap: Turn, unwrap: Turn, secret: bytes, context: Context) -> None:
    assert unwrap(wrap(secret, context), context) == secret


@both_kinds
@settings(max_examples=300)
@given(data=st.data())
def test_any_changed_bit_does_not_unwrap(wrap: Turn, unwrap: Turn, data: st.DataObject) -> None:
    wrapped = wrap(KEY, PLACE)
    with pytest.raises(DoesNotOpen):
        unwrap(flip(wrapped, data.draw(st.integers(0, len(wrapped) * 8 - 1))), PLACE)


@both_kinds
@settings(max_examples=200)
@given(data=st.data())
def test_another_place_does_not_unwrap(wrap: Turn, unwrap: Turn, data: st.DataObject) -> None:
    context = data.draw(contexts)
    with pytest.raises(DoesNotOpen):
        unwrap(wrap(KEY, context), data.draw(swapped(context)))


@both_kinds
@given(junk=st.binary(max_size=2500))
def test_bytes_that_are_no_wrap_do_not_unwrap(wrap: Turn, unwrap: Turn, junk: bytes) -> None:
    for raw in (junk, b"\0\1" + junk):
        with pytest.raises(DoesNotOpen):
            unwrap(raw, PLACE)


@both_kinds
def test_wrapping_twice_never_gives_the_same_bytes(wrap: Turn, unwrap: Turn) -> None:
    assert len({wrap(KEY, PLACE)[-48:] for _ in range(100)}) == 100


def test_every_bit_of_a_symmetric_wrap_counts() -> None:
    wrapped = wrap_under(KEY, KEY, context=PLACE)
    for bit in range(len(wrapped) * 8):
        with pytest.raises(DoesNotOpen):
            unwrap_under(KEY, flip(wrapped, bit), context=PLACE)


def test_one_wrap_is_not_the_other_kind() -> None:
    with pytest.raises(DoesNotOpen):
        unwrap_under(KEY, wrap_to(PAIR.public, KEY, context=PLACE), context=PLACE)
    with pytest.raises(DoesNotOpen):
        unwrap_with(PAIR.private, wrap_under(KEY, KEY, context=PLACE), context=PLACE)


def test_another_holder_does_not_unwrap() -> None:
    with pytest.raises(DoesNotOpen):
        unwrap_with(new_key_pair().private, wrap_to(PAIR.public, KEY, context=PLACE), context=PLACE)
    with pytest.raises(DoesNotOpen):
        unwrap_under(bytes(32), wrap_under(KEY, KEY, context=PLACE), context=PLACE)


@pytest.mark.parametrize("half", ["lattice", "curve"])
def test_one_half_of_the_hybrid_key_is_not_enough(half: str) -> None:
    other = new_key_pair()
    private = (
        PAIR.private[:64] + other.private[64:]
        if half == "lattice"
        else other.private[:64] + PAIR.private[64:]
    )
    with pytest.raises(DoesNotOpen):
        unwrap_with(private, wrap_to(PAIR.public, KEY, context=PLACE), context=PLACE)


def test_sizes() -> None:
    assert len(wrap_to(PAIR.public, KEY, context=PLACE)) == 2 + 1168
    assert len(wrap_under(KEY, KEY, context=PLACE)) == 2 + 16 + 48
    assert (len(PAIR.private), len(PAIR.public)) == (96, 1216)


def test_a_seed_gives_one_pair_and_another_seed_another() -> None:
    assert key_pair_from_seed(b"a seed of the tests of wraps") == PAIR
    assert key_pair_from_seed(b"A seed of the tests of wraps") != PAIR
    assert public_of(PAIR.private) == PAIR.public
    assert len({new_key_pair().private for _ in range(50)}) == 50


def test_keys_do_not_show_when_printed() -> None:
    assert PAIR.private.hex() not in repr(PAIR)
    assert repr(PAIR) == "KeyPair()"


@pytest.mark.parametrize("private", [b"", bytes(95), bytes(97), bytes(1216)])
def test_a_private_key_of_another_length_is_refused(private: bytes) -> None:
    with pytest.raises(MalformedKey):
        unwrap_with(private, wrap_to(PAIR.public, KEY, context=PLACE), context=PLACE)
    with pytest.raises(MalformedKey):
        public_of(private)


@pytest.mark.parametrize("public", [b"", bytes(1215), bytes(96), b"\xff" * 1216])
def test_a_public_key_that_is_none_is_refused(public: bytes) -> None:
    with pytest.raises(MalformedKey):
        wrap_to(public, KEY, context=PLACE)


def test_a_seed_below_112_bits_is_refused() -> None:
    with pytest.raises(MalformedKey):
        key_pair_from_seed(bytes(13))
    with pytest.raises(MalformedKey):
        wrap_under(bytes(31), KEY, context=PLACE)
