"""The quarterly drill."""

import pytest

from luminaria import vault
from luminaria.people import actions, queries
from luminaria.people.rules import OpenMember
from tests import factories
from tests.conftest import MovableClock


@pytest.fixture
def shares(ana: OpenMember) -> tuple[str, str, str]:
    with factories.inside(ana):
        return actions.make_recovery_kit(actor=ana)


def confirm(actor: OpenMember, share: str) -> int:
    with factories.inside(actor):
        return actions.confirm_share(actor=actor, share=share)


def test_two_confirmed_shares_are_enough(ana: OpenMember, sol: OpenMember, shares: tuple[str, ...]) -> None:
    assert [confirm(sol, share) for share in shares[:2]] == [1, 2]

    with factories.inside(sol):
        assert queries.key_state().confirmed == 2


def test_one_is_red(sol: OpenMember, shares: tuple[str, ...]) -> None:
    confirm(sol, shares[2])

    with factories.inside(sol):
        assert "Fewer than two officers have shown their share this quarter." in queries.key_state().faults


def test_a_quarter_later_the_question_comes_again(
    sol: OpenMember, shares: tuple[str, ...], clock: MovableClock
) -> None:
    for share in shares:
        confirm(sol, share)
    clock.forward(days=93)

    with factories.inside(sol):
        assert queries.key_state().confirmed == 0


def test_a_slip_of_the_pen_is_told_before_anything_is_tried(sol: OpenMember, shares: tuple[str, ...]) -> None:
    slipped = ("1" if shares[0][5] != "1" else "2").join((shares[0][:5], shares[0][6:]))

    with pytest.raises(vault.MalformedShare):
        confirm(sol, slipped)


def test_a_share_of_an_older_kit_or_another_organisation_is_refused(
    ana: OpenMember, sol: OpenMember, shares: tuple[str, ...]
) -> None:
    with factories.inside(ana):
        actions.make_recovery_kit(actor=ana)
    elsewhere = factories.member(factories.organisation("Elsewhere"))
    with factories.inside(elsewhere):
        others = actions.make_recovery_kit(actor=elsewhere)

    for share in (shares[0], others[0]):
        with pytest.raises(vault.DoesNotOpen):
            confirm(sol, share)
