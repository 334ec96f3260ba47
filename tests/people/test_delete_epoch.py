"""An epoch that nothing needs is deleted, so that nobody can ever open it again."""

import pytest

from luminaria.people import actions, epochs, hooks, keyring
from luminaria.people.models import IntakeEpoch
from luminaria.people.rules import OpenMember
from tests import factories


def turned(ana: OpenMember, answers: list[bool], monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The numbers of the epochs that are live after a turn, when the rooms answer so."""
    listeners = [lambda _, answer=answer: answer for answer in answers]
    monkeypatch.setattr(hooks.epoch_in_use, "_listeners", listeners)
    with factories.inside(ana):
        actions.turn_epoch(even_if_not_due=True)
        live = IntakeEpoch.objects.filter(retired_on=None)
        return list(live.order_by("number").values_list("number", flat=True))


def test_nobody_opens_an_epoch_that_no_room_needs(ana: OpenMember, monkeypatch: pytest.MonkeyPatch) -> None:
    assert turned(ana, [False, False], monkeypatch) == [2]

    with factories.inside(ana), pytest.raises(keyring.NoKeyHere):
        keyring.secret_of(epochs.FAMILY, IntakeEpoch.objects.get(number=1), actor=ana)


def test_an_epoch_stays_while_one_room_needs_it(ana: OpenMember, monkeypatch: pytest.MonkeyPatch) -> None:
    assert turned(ana, [False, True], monkeypatch) == [1, 2]


def test_an_epoch_stays_when_no_room_is_there_to_say(
    ana: OpenMember, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert turned(ana, [], monkeypatch) == [1, 2]
