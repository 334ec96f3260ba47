"""The turn of the clockwork: order, sign, hand out; never two histories."""

import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from luminaria.kernel import clock
from luminaria.kernel.schedule import Done
from luminaria.ledger import actions, queries, tasks
from luminaria.ledger.models import Checkpoint, Position
from luminaria.ledger.rules import read_note, split_notes
from luminaria.vault import SigningKey
from tests.ledger.tampering import tampering

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("as_owner")]
MOMENT = datetime(2026, 11, 21, 18, 0, tzinfo=UTC)


@pytest.fixture
def handed_out(tmp_path: Path) -> Path:
    return tmp_path / "checkpoints.txt"


def _turn(key: SigningKey, handed_out: Path, entries: int = 0) -> Done:
    for _ in range(entries):
        actions.record("test_deed", organisation=None, actor=None, obj=None)
    return tasks.turn(signing_key=key.private, handed_out=handed_out)


def _notes(path: Path) -> list[str]:
    return split_notes(path.read_text(encoding="utf-8"))


def test_a_turn_orders_signs_and_hands_out(key: SigningKey, handed_out: Path) -> None:
    assert _turn(key, handed_out, entries=3) == Done("ledger.turn", 3)
    assert _turn(key, handed_out, entries=2) == Done("ledger.turn", 2)
    notes = _notes(handed_out)
    assert [read_note(text, key.public).size for text in notes] == [3, 5]
    assert queries.verify(notes, key.public).holds


def test_a_turn_without_news_signs_nothing_but_a_sign_of_life_once_a_day(
    key: SigningKey, handed_out: Path
) -> None:
    with clock.fixed(MOMENT):
        _turn(key, handed_out, entries=1)
    with clock.fixed(MOMENT + timedelta(hours=23)):
        assert _turn(key, handed_out).count == 0
    assert len(_notes(handed_out)) == 1
    with clock.fixed(MOMENT + timedelta(hours=24)):
        _turn(key, handed_out)
    assert len(_notes(handed_out)) == 2


def test_what_was_signed_but_not_handed_out_is_handed_out_next_time(
    key: SigningKey, handed_out: Path
) -> None:
    _turn(key, handed_out, entries=1)
    actions.record("test_deed", organisation=None, actor=None, obj=None)
    actions.order_leaves()
    actions.sign_checkpoint(key.private)
    _turn(key, handed_out)
    assert [read_note(text, key.public).size for text in _notes(handed_out)] == [1, 2]


@pytest.mark.parametrize("lost", range(1, 300, 13))
def test_a_note_cut_short_by_a_crash_is_written_again(lost: int, key: SigningKey, handed_out: Path) -> None:
    _turn(key, handed_out, entries=1)
    _turn(key, handed_out, entries=1)
    written = handed_out.read_bytes()
    handed_out.write_bytes(written[:-lost])
    _turn(key, handed_out, entries=1)
    assert [read_note(text, key.public).size for text in _notes(handed_out)] == [1, 2, 3]


def test_an_old_database_behind_a_newer_file_is_not_signed_on(key: SigningKey, handed_out: Path) -> None:
    _turn(key, handed_out, entries=2)
    _turn(key, handed_out, entries=2)
    with tampering():
        Position.objects.filter(seq__gte=2).delete()
        Checkpoint.objects.filter(number=2).delete()
        done = _turn(key, handed_out, entries=1)
        assert (done.count, done.fault) == (0, "LedgerBroken")
        assert Checkpoint.objects.count() == 1
    assert len(_notes(handed_out)) == 2


def test_with_the_file_kept_for_the_witness_the_ledger_goes_on(key: SigningKey, handed_out: Path) -> None:
    _turn(key, handed_out, entries=2)
    handed_out.rename(handed_out.with_name("kept.txt"))
    assert _turn(key, handed_out, entries=1).count == 1
    assert [read_note(text, key.public).size for text in _notes(handed_out)] == [2, 3]


def test_it_runs_until_it_is_stopped(key: SigningKey, handed_out: Path) -> None:
    class StopAfterThree(threading.Event):
        waits = 0

        def wait(self, timeout: float | None = None) -> bool:
            type(self).waits += 1
            if self.waits == 3:
                self.set()
            return self.is_set()

    tasks.run_forever(StopAfterThree(), 20.0, signing_key=key.private, handed_out=handed_out)
    assert StopAfterThree.waits == 3
    assert handed_out.exists()


def test_the_file_says_counts_only(key: SigningKey, handed_out: Path) -> None:
    leaf = actions.record("test_deed", organisation=None, actor=None, obj=None)
    _turn(key, handed_out)
    text = handed_out.read_text(encoding="utf-8")
    assert str(leaf) not in text
    assert "test_deed" not in text
