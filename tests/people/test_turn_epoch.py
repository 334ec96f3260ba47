"""A new epoch every 30 days, made from public halves by whoever is there."""

import pytest

from luminaria.kernel.errors import NotPermitted
from luminaria.people import actions, epochs, keyring, tasks
from luminaria.people.compartment import every_compartment
from luminaria.people.epochs import NoEpoch
from luminaria.people.models import IntakeEpoch, IntakeEpochWrap
from luminaria.people.rules import OpenMember
from tests import factories
from tests.conftest import MovableClock
from tests.databases import database_role


def test_nothing_is_turned_before_its_time(ana: OpenMember) -> None:
    with factories.inside(ana):
        assert actions.turn_epoch() is False
        assert IntakeEpoch.objects.count() == 1


def test_after_thirty_days_the_scheduled_run_turns_it(ana: OpenMember, clock: MovableClock) -> None:
    clock.forward(days=30)

    with database_role("owner"), every_compartment():
        assert tasks.turn_due_epochs() == 1
        assert tasks.turn_due_epochs() == 0

    with factories.inside(ana):
        assert keyring.secret_of(epochs.FAMILY, epochs.current_epoch(), actor=ana)
        assert epochs.current_epoch().number == 2


def test_an_administrator_turns_it_and_holds_nothing(ana: OpenMember, sol: OpenMember) -> None:
    with factories.inside(sol):
        assert actions.turn_epoch(actor=sol, even_if_not_due=True)
        assert not IntakeEpochWrap.objects.filter(holder=sol.member_id).exists()


def test_an_advocate_need_not(ana: OpenMember) -> None:
    with factories.inside(ana), pytest.raises(NotPermitted):
        actions.turn_epoch(actor=ana, even_if_not_due=True)


def test_an_organisation_without_intake_has_nothing_to_turn(sol: OpenMember) -> None:
    with factories.inside(sol), pytest.raises(NoEpoch):
        actions.turn_epoch()
