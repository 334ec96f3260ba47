"""The context string names one place only."""

from dataclasses import FrozenInstanceError
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luminaria.vault import SUITE, Context
from tests.vault.strategies import contexts, swapped


@given(st.data())
def test_two_places_never_have_the_same_context_string(data: st.DataObject) -> None:
    context = data.draw(contexts)
    assert context.encode() != data.draw(swapped(context)).encode()


def test_moving_a_letter_between_kind_and_field_changes_the_string() -> None:
    one = Context(UUID(int=1), "ab", UUID(int=2), "c", 1, UUID(int=3))
    other = Context(UUID(int=1), "a", UUID(int=2), "bc", 1, UUID(int=3))
    assert one.encode() != other.encode()


def test_the_string_is_canonical_and_frozen() -> None:
    context = Context(UUID(int=1), "report", UUID(int=2), "body", 7, UUID(int=3))
    assert context.encode().hex() == (
        "000000116c756d696e6172696120636f6e74657874" "000000020001"
        "00000010" + "00" * 15 + "01" + "000000067265706f7274" + "00000010" + "00" * 15 + "02"
        "00000004626f6479" "000000080000000000000007" + "00000010" + "00" * 15 + "03"
    )  # fmt: skip
    with pytest.raises(FrozenInstanceError):
        context.kind = "case"  # type: ignore[misc]


def test_the_suite_is_in_it() -> None:
    assert SUITE.to_bytes(2, "big") in Context(uuid4(), "k", uuid4(), "f", 0, uuid4()).encode()[:27]


@pytest.mark.parametrize(("kind", "field", "version"), [("", "f", 1), ("k", "", 1), ("k", "f", -1)])
def test_a_place_without_a_name_is_refused(kind: str, field: str, version: int) -> None:
    with pytest.raises(ValueError, match="context"):
        Context(uuid4(), kind, uuid4(), field, version, uuid4())
