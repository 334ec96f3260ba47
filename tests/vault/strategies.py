"""Places that something can be sealed in, and one changed component of each."""

from dataclasses import replace
from uuid import UUID

from hypothesis import strategies as st

from luminaria.vault import Context

names = st.text(st.characters(codec="utf-8"), min_size=1, max_size=40)
versions = st.integers(0, 2**64 - 1)
contexts = st.builds(Context, st.uuids(), names, st.uuids(), names, versions, st.uuids())
plaintexts = st.binary(max_size=9000)


def _other_id(value: UUID) -> st.SearchStrategy[UUID]:
    return st.one_of(st.uuids().filter(lambda other: other != value), _flipped(value.bytes).map(_as_id))


def _as_id(raw: bytes) -> UUID:
    return UUID(bytes=raw)


def _flipped(raw: bytes) -> st.SearchStrategy[bytes]:
    return st.integers(0, len(raw) * 8 - 1).map(lambda bit: flip(raw, bit))


def flip(raw: bytes, bit: int) -> bytes:
    """`raw` with one bit changed."""
    number = int.from_bytes(raw, "big") ^ (1 << bit)
    return number.to_bytes(len(raw), "big")


@st.composite
def swapped(draw: st.DrawFn, context: Context) -> Context:
    """`context` with exactly one component changed."""
    component = draw(st.sampled_from(["organisation", "kind", "id", "field", "version", "key_id"]))
    value = getattr(context, component)
    if isinstance(value, UUID):
        other: object = draw(_other_id(value))
    elif isinstance(value, int):
        other = draw(versions.filter(lambda number: number != value))
    else:
        other = draw(st.one_of(names.filter(lambda name: name != value), st.just(value + "x")))
    return replace(context, **{component: other})
