"""How old a fact is: marked after its days, hidden after twice as many, by the clocks of a pack."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luminaria.directory.rules.freshness import (
    USUAL,
    Clocks,
    Finding,
    Method,
    Stage,
    age,
    kept_up,
    rendered,
    state,
)
from luminaria.directory.rules.listing import Looked

TODAY = date(2026, 11, 22)
DAYS = {"hotline": 30, "shelter": 90, "other": 180}


@pytest.mark.parametrize("kind", DAYS)
def test_marked_after_its_days_hidden_after_twice(kind: str) -> None:
    days = DAYS[kind]
    for passed, stage in ((0, Stage.FRESH), (days, Stage.DUE), (days + 1, Stage.OLD), (2 * days, Stage.OLD),
                          (2 * days + 1, Stage.GONE)):  # fmt: skip
        found = age("phone", TODAY - timedelta(days=passed), kind, TODAY)
        assert (found.stage, found.due_on) == (stage, TODAY + timedelta(days=days - passed)), passed


def test_room_is_said_for_two_days_and_hidden_after_four() -> None:
    stages = [age("room", TODAY - timedelta(days=days), "shelter", TODAY).stage for days in (2, 3, 4, 5)]
    assert stages == [Stage.DUE, Stage.OLD, Stage.OLD, Stage.GONE]


def test_what_nobody_looked_at_has_no_date() -> None:
    assert age("phone", None, "other", TODAY).stage == Stage.NEVER
    unheard = Looked(Finding.NO_ANSWER, Method.PHONE, TODAY, "intake")
    assert state("phone", unheard, "other", TODAY).stage == Stage.NEVER


def test_what_was_found_wrong_is_gone_today() -> None:
    looked = Looked(Finding.WRONG, Method.PHONE, TODAY, "intake")
    assert state("phone", looked, "other", TODAY).stage == Stage.GONE


def test_a_day_to_come_is_no_longer_life() -> None:
    assert age("phone", TODAY + timedelta(days=400), "hotline", TODAY).due_on == TODAY + timedelta(days=30)


def test_a_line_that_must_never_vanish_is_marked() -> None:
    old = age("phone", date(2020, 1, 1), "hotline", TODAY)
    assert (old.stage, kept_up(old).stage) == (Stage.GONE, Stage.OLD)


def test_the_clocks_of_a_pack_cannot_stop() -> None:
    assert Clocks.of({"hotline": 14, "shelter": 0, "other": "x", "launch_days": 30}) == Clocks(hotline=14)


def test_a_look_is_said_with_a_role_and_no_person() -> None:
    looked = Looked(Finding.STILL_TRUE, Method.PHONE, TODAY, "advocate")
    said = rendered("phone", looked, state("phone", looked, "hotline", TODAY))
    assert said == {"field": "phone", "state": "FRESH", "method": "PHONE", "checked_on": "2026-11-22",
                    "role": "advocate", "due_on": "2026-12-22"}  # fmt: skip


@given(st.sampled_from(["phone", "room"]), st.sampled_from(sorted(DAYS)), st.integers(0, 800))
def test_it_changes_on_the_day_it_says_and_on_none_before(fact: str, kind: str, passed: int) -> None:
    checked = TODAY - timedelta(days=passed)
    now = age(fact, checked, kind, TODAY)
    if now.changes_on is None:
        assert now.stage == Stage.GONE
        return
    eve = age(fact, checked, kind, now.changes_on - timedelta(days=1))
    assert (eve.stage, now.changes_on > TODAY) == (now.stage, True)
    assert age(fact, checked, kind, now.changes_on).stage != now.stage


def test_no_interval_of_ours_is_without_end() -> None:
    assert min(USUAL.hotline, USUAL.shelter, USUAL.other, USUAL.room, USUAL.hidden_at) >= 1
