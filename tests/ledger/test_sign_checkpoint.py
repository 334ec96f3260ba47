"""`sign_checkpoint`: the present tree, signed, carrying on the last one or not signed at all."""

import pytest
from django.db import connection

from luminaria.ledger import actions, queries
from luminaria.ledger.errors import LedgerBroken
from luminaria.ledger.models import Checkpoint, Position
from luminaria.ledger.rules import read_note
from luminaria.ledger.rules.merkle import EMPTY_ROOT, root_of
from luminaria.vault import SigningKey, new_signing_key
from tests.ledger.tampering import tampering

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("as_owner")]


def _grow(count: int) -> None:
    for _ in range(count):
        actions.record("test_deed", organisation=None, actor=None, obj=None)
    actions.order_leaves()


def test_it_signs_size_and_root_of_all_entries(key: SigningKey) -> None:
    for count in (3, 4, 1):
        _grow(count)
        made = actions.sign_checkpoint(key.private)
        hashes = [bytes(raw) for raw in Position.objects.order_by("seq").values_list("leaf_hash", flat=True)]
        note = read_note(made.note, key.public)
        assert (note.size, note.root) == (len(hashes), root_of(hashes))
        assert (made.size, bytes(made.root), bytes(made.signature)) == (note.size, note.root, note.signature)
    assert [made.number for made in Checkpoint.objects.order_by("number")] == [1, 2, 3]


def test_an_empty_ledger_can_be_signed(key: SigningKey) -> None:
    assert bytes(actions.sign_checkpoint(key.private).root) == EMPTY_ROOT


def test_the_newest_is_handed_out_as_text(key: SigningKey) -> None:
    assert queries.handout() == ""
    _grow(2)
    actions.sign_checkpoint(key.private)
    assert read_note(queries.handout(), key.public).size == 2


def test_another_key_does_not_carry_on(key: SigningKey) -> None:
    _grow(2)
    actions.sign_checkpoint(key.private)
    with pytest.raises(LedgerBroken):
        actions.sign_checkpoint(new_signing_key().private)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE ledger_position SET seq = 9 WHERE seq = 7",
        "DELETE FROM ledger_position WHERE seq = 6",
        "UPDATE ledger_checkpoint SET note = 'nonsense'",
        "DELETE FROM ledger_position WHERE seq > 1",
    ],
)
def test_what_does_not_carry_on_is_not_signed(statement: str, key: SigningKey) -> None:
    _grow(6)
    actions.sign_checkpoint(key.private)
    _grow(2)
    with tampering(), connection.cursor() as cursor:
        cursor.execute(statement)
        with pytest.raises(LedgerBroken):
            actions.sign_checkpoint(key.private)


def test_a_tail_that_nobody_signed_can_be_lost_unseen_as_we_say(key: SigningKey) -> None:
    _grow(6)
    outside = actions.sign_checkpoint(key.private).note
    _grow(2)
    with tampering():
        Position.objects.filter(seq=7).delete()
        assert actions.sign_checkpoint(key.private).size == 7
        assert queries.verify([outside], key.public).holds


def test_a_changed_frontier_is_not_believed(key: SigningKey) -> None:
    _grow(6)
    actions.sign_checkpoint(key.private)
    with tampering():
        for frontier in (bytes(64), bytes(32), b""):
            Checkpoint.objects.update(frontier=frontier)
            with pytest.raises(LedgerBroken):
                actions.sign_checkpoint(key.private)
