"""Every attack is found, with one checkpoint that was kept outside; nothing sound is accused."""

import random
from collections import Counter

import pytest

from luminaria.ledger.rules import Verdict, examine
from tests.ledger import attacks
from tests.ledger.attacks import ATTACKS, KEY, Ledger, built


def _judge(ledger: Ledger) -> Verdict:
    return examine(ledger.rows, inside=ledger.inside, outside=ledger.outside, public=KEY.public)


def _codes(verdict: Verdict) -> set[str]:
    return {finding.code for finding in verdict.findings}


@pytest.mark.parametrize("size", [1, 2, 3, 7, 8, 9, 64, 100])
def test_a_sound_ledger_holds(size: int) -> None:
    verdict = _judge(built(size))
    assert verdict.holds
    assert verdict.size == size
    assert verdict.sentences[0] == f"All {size} entries are as they were written."


def test_an_empty_ledger_holds_and_says_so() -> None:
    verdict = examine([], inside=[], outside=[], public=KEY.public)
    assert verdict.holds
    assert verdict.sentences[0] == "The ledger is empty."
    assert "No outside checkpoint" in verdict.sentences[1]


def test_entries_after_the_last_checkpoint_are_no_fault() -> None:
    ledger = built(30)
    ledger.rows += [attacks.placed(seq, attacks.entry(seq)) for seq in range(30, 37)]
    verdict = examine(ledger.rows, inside=ledger.inside, outside=ledger.outside, public=KEY.public, waiting=4)
    assert verdict.holds
    assert verdict.sentences[-1] == "4 new entries wait for the next checkpoint."


def _attack_many(chance: random.Random, times: int) -> Counter[str]:
    missed: Counter[str] = Counter()
    for turn in range(times):
        attack = ATTACKS[turn % len(ATTACKS)]
        ledger = built(chance.choice([2, 3, 8, 17, 40, 59]), every=chance.choice([1, 5, 10]))
        attack(ledger, chance)
        verdict = _judge(ledger)
        missed[attack.__name__] += verdict.holds
        assert verdict.holds == (not verdict.findings)
    return missed


def test_every_attack_is_found(chance: random.Random) -> None:
    assert sum(_attack_many(chance, 26 * len(ATTACKS)).values()) == 0


@pytest.mark.drill
def test_ten_thousand_attacks_are_all_found(chance: random.Random) -> None:
    assert sum(_attack_many(chance, 800 * len(ATTACKS)).values()) == 0


@pytest.mark.parametrize(
    ("attack", "codes"),
    [
        (attacks.edit_hash, {"EDITED"}),
        (attacks.delete, {"DELETED", "CUT"}),
        (attacks.delete_leaf, {"DELETED"}),
        (attacks.reorder, {"CHANGED"}),
        (attacks.cut, {"CUT"}),
        (attacks.insert, {"CHANGED"}),
        (attacks.repeat, {"REPLAYED"}),
        (attacks.put_back, {"CUT", "CHANGED"}),
        (attacks.fork, {"FORK", "CHANGED"}),
        (attacks.forge, {"FORGED"}),
        (attacks.change_details, {"EDITED"}),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_the_finding_names_the_kind(attack: object, codes: set[str], chance: random.Random) -> None:
    assert callable(attack)
    ledger = built(40)
    attack(ledger, chance)
    assert _codes(_judge(ledger)) & codes


def test_the_sentences_say_which_entry_and_what_may_have_happened() -> None:
    ledger = built(20)
    ledger.rows[6] = ledger.rows[6]._replace(stored_hash=bytes(32))
    assert _judge(ledger).sentences[0] == "Entry 7 was changed after it was written."
    ledger = built(20)
    del ledger.rows[15:], ledger.inside[1:]
    assert _judge(ledger).sentences[0] == (
        "The ledger has 15 entries, but the checkpoint of 2026-11-21 18:20 UTC kept outside counted 20:"
        " the end was cut off, or an old copy of the database was put back."
    )


def test_a_thousand_findings_do_not_make_a_thousand_lines() -> None:
    ledger = built(500)
    ledger.rows[:] = [row._replace(stored_hash=bytes(32)) for row in ledger.rows]
    sentences = _judge(ledger).sentences
    assert len(sentences) < 100
    assert any("480 more" in sentence for sentence in sentences)


def test_two_outside_checkpoints_that_differ_are_a_fork() -> None:
    ledger, other = built(20), built(20, numbers=lambda seq: seq + (seq > 15) * 10**6)
    ledger.outside = [*ledger.outside, *other.outside]
    assert "FORK" in _codes(_judge(ledger))


def test_without_an_outside_checkpoint_the_verdict_says_what_it_cannot_see() -> None:
    ledger = built(20)
    attacks.cut(ledger, random.Random(1))
    del ledger.inside[:]
    ledger.outside = []
    verdict = _judge(ledger)
    assert verdict.holds
    assert verdict.sentences[-1].startswith("No outside checkpoint was given")


def test_an_older_outside_checkpoint_still_proves_what_it_covers(chance: random.Random) -> None:
    ledger = built(50)
    ledger.outside = [ledger.inside[1]]
    assert _judge(ledger).holds
    ledger.inside = ledger.inside[:2]
    ledger.rows[3], ledger.rows[4] = (
        ledger.rows[4]._replace(seq=3),
        ledger.rows[3]._replace(seq=4),
    )
    assert _codes(_judge(ledger)) == {"CHANGED"}
