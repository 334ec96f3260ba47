"""An envelope opens in its own place with its own key, and nowhere else."""

import random
from collections.abc import Callable
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from luminaria.vault import (
    Context,
    DoesNotOpen,
    MalformedKey,
    envelopes,
    new_data_key,
    open_sealed,
    seal,
    seal_small,
)
from luminaria.vault.envelopes import OVERHEAD_BYTES
from tests.vault.strategies import contexts, flip, plaintexts, swapped

KEY = bytes(range(32))
PLACE = Context(UUID(int=1), "report", UUID(int=2), "body", 1, UUID(int=3))
SEALS = (
    lambda text, context: seal(text, data_key=KEY, context=context),
    lambda text, context: seal_small(text, key=KEY, context=context),
)
Seal = Callable[[bytes, Context], bytes]


@given(plaintexts, contexts, st.sampled_from(SEALS))
def test_what_is_sealed_opens(text: bytes, context: Context, sealing: Seal) -> None:
    assert open_sealed(sealing(text, context), data_key=KEY, context=context) == text


@settings(max_examples=300)
@given(st.data(), st.sampled_from(SEALS))
def test_any_changed_bit_does_not_open(data: st.DataObject, sealing: Seal) -> None:
    context = data.draw(contexts)
    envelope = sealing(data.draw(st.binary(max_size=300)), context)
    changed = flip(envelope, data.draw(st.integers(0, len(envelope) * 8 - 1)))
    with pytest.raises(DoesNotOpen):
        open_sealed(changed, data_key=KEY, context=context)


def test_every_bit_of_the_header_counts(context: Context) -> None:
    envelope = seal_small(b"name", key=KEY, context=context)
    for bit in range(len(envelope) * 8 - 1, len(envelope) * 8 - 1 - (OVERHEAD_BYTES - 16) * 8, -1):
        with pytest.raises(DoesNotOpen):
            open_sealed(flip(envelope, bit), data_key=KEY, context=context)


@settings(max_examples=300)
@given(st.data())
def test_another_row_field_organisation_version_or_key_does_not_open(data: st.DataObject) -> None:
    context = data.draw(contexts)
    envelope = seal(b"body", data_key=KEY, context=context)
    with pytest.raises(DoesNotOpen):
        open_sealed(envelope, data_key=KEY, context=data.draw(swapped(context)))


@given(st.data())
def test_another_key_does_not_open(data: st.DataObject) -> None:
    context = data.draw(contexts)
    other = data.draw(st.binary(min_size=32, max_size=32).filter(lambda key: key != KEY))
    with pytest.raises(DoesNotOpen):
        open_sealed(seal(b"body", data_key=KEY, context=context), data_key=other, context=context)


@given(st.binary(max_size=5000))
def test_bytes_that_are_no_envelope_do_not_open(junk: bytes) -> None:
    context = PLACE
    for raw in (junk, envelopes.MAGIC + junk, envelopes._HEADER + junk):
        with pytest.raises(DoesNotOpen):
            open_sealed(raw, data_key=KEY, context=context)


@given(st.data())
def test_a_shortened_or_lengthened_envelope_does_not_open(data: st.DataObject) -> None:
    context = PLACE
    envelope = seal_small(b"name", key=KEY, context=context)
    end = data.draw(st.integers(0, len(envelope) - 1))
    for changed in (envelope[:end], envelope + b"\0", envelope + envelope):
        with pytest.raises(DoesNotOpen):
            open_sealed(changed, data_key=KEY, context=context)


def test_another_suite_does_not_open(context: Context) -> None:
    envelope = seal(b"body", data_key=KEY, context=context)
    for suite in (0, 2, 256, 65535):
        with pytest.raises(DoesNotOpen):
            open_sealed(envelope[:4] + suite.to_bytes(2, "big") + envelope[6:], data_key=KEY, context=context)


def test_the_commitment_is_checked_before_the_body(context: Context, monkeypatch: pytest.MonkeyPatch) -> None:
    envelope = seal(b"body", data_key=KEY, context=context)
    monkeypatch.setattr(envelopes, "AESGCM", None)
    with pytest.raises(DoesNotOpen):
        open_sealed(envelope, data_key=new_data_key(), context=context)


def test_sealing_twice_never_gives_the_same_bytes(context: Context) -> None:
    both = [seal(b"body", data_key=KEY, context=context) for _ in range(2)]
    assert both[0][6:38] != both[1][6:38]
    assert both[0][70:] != both[1][70:]


def test_data_keys_are_new_each_time() -> None:
    assert len({new_data_key() for _ in range(1000)}) == 1000
    assert {len(new_data_key()) for _ in range(10)} == {32}


def test_sizes_say_only_the_padded_size(context: Context) -> None:
    assert {len(seal(b"x" * size, data_key=KEY, context=context)) for size in (0, 9, 4092)} == {
        4096 + OVERHEAD_BYTES
    }
    assert len(seal_small(b"", key=KEY, context=context)) == 256 + OVERHEAD_BYTES


def test_the_plain_text_does_not_show(context: Context) -> None:
    assert b"canary" not in seal(b"canary" * 700, data_key=KEY, context=context)


@pytest.mark.parametrize("key", [b"", bytes(16), bytes(31), bytes(33)])
def test_a_key_of_another_length_is_refused(key: bytes, context: Context) -> None:
    with pytest.raises(MalformedKey):
        seal(b"body", data_key=key, context=context)
    with pytest.raises(MalformedKey):
        open_sealed(seal(b"body", data_key=KEY, context=context), data_key=key, context=context)


@pytest.mark.drill
def test_a_hundred_thousand_changes_are_all_rejected(chance: random.Random, context: Context) -> None:
    envelope = seal_small(b"name", key=KEY, context=context)
    for _ in range(100_000):
        with pytest.raises(DoesNotOpen):
            open_sealed(flip(envelope, chance.randrange(len(envelope) * 8)), data_key=KEY, context=context)
