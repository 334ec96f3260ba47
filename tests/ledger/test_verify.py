"""`verify` against real tables, tampered with by the owner of the database."""

from uuid import UUID, uuid4

import pytest
from django.db import connection

from luminaria.ledger import actions, queries
from luminaria.ledger.models import Checkpoint, Leaf, LeafDetail, Position
from luminaria.ledger.rules import Verdict
from luminaria.vault import SigningKey
from tests.ledger.tampering import tampering

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("as_owner")]


def _grow(count: int) -> None:
    for number in range(count):
        details = {"count": number} if number % 2 else None
        actions.record("test_deed", organisation=uuid4(), actor=uuid4(), obj=uuid4(), details=details)
    actions.order_leaves()


@pytest.fixture
def outside(key: SigningKey) -> list[str]:
    """The notes that a witness keeps of a ledger of twelve entries."""
    notes = []
    for _ in range(3):
        _grow(4)
        notes.append(actions.sign_checkpoint(key.private).note)
    return notes


def _codes(verdict: Verdict) -> set[str]:
    return {finding.code for finding in verdict.findings}


def test_an_untouched_ledger_holds(outside: list[str], key: SigningKey) -> None:
    actions.record("test_deed", organisation=None, actor=None, obj=None)
    verdict = queries.verify(outside, key.public)
    assert verdict.holds
    assert verdict.size == 12
    assert verdict.sentences == (
        "All 12 entries are as they were written.",
        "Held against 3 outside checkpoints; the last counts 12 entries.",
        "1 new entries wait for the next checkpoint.",
    )


def test_rows_are_read_in_pieces(
    outside: list[str], key: SigningKey, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queries, "_CHUNK", 5)
    assert queries.verify(outside, key.public).size == 12


COLUMNS = {
    "organisation": UUID(int=7),
    "actor": None,
    "verb": "test_other_deed",
    "obj": UUID(int=8),
    "commitment": b"\1" * 32,
}


@pytest.mark.parametrize("column", COLUMNS)
def test_an_edited_column_is_found(column: str, outside: list[str], key: SigningKey) -> None:
    with tampering():
        leaf = Position.objects.get(seq=4).leaf_id
        Leaf.objects.filter(id=leaf).update(**{column: COLUMNS[column]})
        verdict = queries.verify(outside, key.public)
        assert "EDITED" in _codes(verdict)
        assert "Entry 5 was changed after it was written." in verdict.sentences
    assert queries.verify(outside, key.public).holds


def test_an_edited_time_is_found(outside: list[str], key: SigningKey) -> None:
    with tampering():
        leaf = Position.objects.get(seq=0).leaf
        Leaf.objects.filter(id=leaf.id).update(at=leaf.at.replace(year=2020))
        assert "EDITED" in _codes(queries.verify(outside, key.public))


def test_an_edit_that_fits_its_stored_hash_is_found(outside: list[str], key: SigningKey) -> None:
    from luminaria.ledger.rules import leaf_hash

    with tampering():
        leaf = Position.objects.get(seq=4).leaf
        leaf.verb = "test_other_deed"
        Leaf.objects.filter(id=leaf.id).update(verb=leaf.verb)
        Position.objects.filter(seq=4).update(leaf_hash=leaf_hash(leaf.entry()))
        assert _codes(queries.verify(outside, key.public)) == {"CHANGED"}


def test_edited_details_are_found_and_erased_ones_are_not_a_fault(
    outside: list[str], key: SigningKey
) -> None:
    with tampering():
        LeafDetail.objects.filter(details='{"count":1}').update(details='{"count":2}')
        assert _codes(queries.verify(outside, key.public)) == {"EDITED"}
    LeafDetail.objects.all().delete()
    assert queries.verify(outside, key.public).holds


def test_reordered_entries_are_found(outside: list[str], key: SigningKey) -> None:
    with tampering():
        for old, new in ((1, 101), (2, 1), (101, 2)):
            Position.objects.filter(seq=old).update(seq=new)
        assert _codes(queries.verify(outside, key.public)) == {"CHANGED"}


def test_a_deleted_entry_is_found(outside: list[str], key: SigningKey) -> None:
    with tampering():
        position = Position.objects.get(seq=3)
        LeafDetail.objects.filter(leaf_id=position.leaf_id).delete()
        Position.objects.filter(seq=3).delete()
        Leaf.objects.filter(id=position.leaf_id).delete()
        assert {"DELETED", "CUT"} <= _codes(queries.verify(outside, key.public))


def test_a_tail_that_was_cut_off_is_found_even_with_its_checkpoints(
    outside: list[str], key: SigningKey
) -> None:
    with tampering():
        Position.objects.filter(seq__gte=8).delete()
        Checkpoint.objects.filter(number=3).delete()
        verdict = queries.verify(outside, key.public)
        assert {"CUT", "DELETED"} == _codes(verdict)
        assert queries.verify([], key.public).holds  # said in the sentence: nothing outside, nothing seen


def test_an_old_copy_that_was_put_back_and_signed_on_is_found(outside: list[str], key: SigningKey) -> None:
    with tampering():
        Position.objects.filter(seq__gte=8).delete()
        Checkpoint.objects.filter(number=3).delete()
        LeafDetail.objects.all().delete()
        Leaf.objects.filter(position__isnull=True).delete()
        _grow(4)
        actions.sign_checkpoint(key.private)
        assert "FORK" in _codes(queries.verify(outside, key.public))


def test_nonsense_outside_is_told(outside: list[str], key: SigningKey) -> None:
    assert _codes(queries.verify([*outside, "nonsense"], key.public)) == {"FORGED"}


def test_another_key_proves_nothing(outside: list[str]) -> None:
    from luminaria.vault import new_signing_key

    assert "FORGED" in _codes(queries.verify(outside, new_signing_key().public))


def test_the_number_of_queries_does_not_grow_with_the_ledger(
    outside: list[str], key: SigningKey, django_assert_max_num_queries: object
) -> None:
    assert callable(django_assert_max_num_queries)
    with django_assert_max_num_queries(6):
        queries.verify(outside, key.public)
    assert connection.vendor in {"sqlite", "postgresql"}
