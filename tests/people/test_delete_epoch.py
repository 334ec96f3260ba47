"""An epoch that nothing needs is deleted, so that nobody can ever open it again."""

from collections.abc import Callable

import pytest

from luminaria.people import actions, epochs, hooks, keyring
from luminaria.people.models import IntakeEpoch
from luminaria.people.rules import OpenMember
from tests import factories
from tests.conftest import MovableClock

Turned = Callable[..., list[int]]


@pytest.fixture
def turned(ana: OpenMember, clock: MovableClock, monkeypatch: pytest.MonkeyPatch) -> Turned:
    """Turn the epoch, let days pass, let the scheduled run come: which numbers are live then?"""

    def live_after(answers: list[bool], *, days: int = 1) -> list[int]:
        listeners = [lambda _, answer=answer: answer for answer in answers]
        monkeypatch.setattr(hooks.epoch_in_use, "_listeners", listeners)
        with factories.inside(ana):
            actions.turn_epoch(even_if_not_due=True)
            clock.forward(days=days)
            actions.turn_epoch()
            live = IntakeEpoch.objects.filter(retired_on=None)
            return list(live.order_by("number").values_list("number", flat=True))

    return live_after


def test_nobody_opens_an_epoch_that_no_room_needs(ana: OpenMember, turned: Turned) -> None:
    assert turned([False, False]) == [2]

    with factories.inside(ana), pytest.raises(keyring.NoKeyHere):
        keyring.secret_of(epochs.FAMILY, IntakeEpoch.objects.get(number=1), actor=ana)


def test_an_epoch_stays_while_one_room_needs_it(turned: Turned) -> None:
    assert turned([False, True]) == [1, 2]


def test_an_epoch_stays_when_no_room_is_there_to_say(turned: Turned) -> None:
    assert turned([]) == [1, 2]


def test_what_is_being_sealed_at_the_moment_of_the_turn_still_opens(turned: Turned) -> None:
    assert turned([False], days=0) == [1, 2]
