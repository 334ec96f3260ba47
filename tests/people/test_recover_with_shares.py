"""Two officers come: the keys are there again, and everybody is told."""

from itertools import permutations

import pytest

from luminaria import vault
from luminaria.kernel.errors import NotPermitted
from luminaria.people import actions, epochs, hooks, keyring, queries
from luminaria.people.models import Organisation
from luminaria.people.rules import OpenMember, Role
from tests import factories


@pytest.fixture
def shares(ana: OpenMember) -> tuple[str, str, str]:
    with factories.inside(ana):
        return actions.make_recovery_kit(actor=ana)


@pytest.fixture
def newcomer(home: Organisation, ana: OpenMember) -> OpenMember:
    """Given the role by an administrator; nobody who could admit is left."""
    return factories.member(home, {Role.INTAKE, Role.SUPERVISOR}, name="New", admitted=False)


def recover(actor: OpenMember, share_a: str, share_b: str) -> None:
    with factories.inside(actor):
        actions.recover_with_shares(actor=actor, share_a=share_a, share_b=share_b)


@pytest.mark.parametrize(("first", "second"), list(permutations(range(3), 2)))
def test_any_two_give_the_keys(
    shares: tuple[str, ...], newcomer: OpenMember, first: int, second: int
) -> None:
    recover(newcomer, shares[first], shares[second])

    with factories.inside(newcomer):
        assert keyring.secret_of(epochs.FAMILY, epochs.current_epoch(), actor=newcomer)
        assert keyring.holds(epochs.FAMILY, epochs.open_epoch(), actor=newcomer)


def test_the_keys_are_back_when_every_holder_is_gone(
    ana: OpenMember, sol: OpenMember, shares: tuple[str, ...], newcomer: OpenMember
) -> None:
    with factories.inside(sol):
        actions.end_member(actor=sol, member_id=ana.member_id)
    recover(newcomer, shares[0], shares[2])

    with factories.inside(newcomer):
        assert keyring.secret_of(epochs.FAMILY, epochs.current_epoch(), actor=newcomer)


def test_one_share_opens_nothing(shares: tuple[str, ...], newcomer: OpenMember) -> None:
    with pytest.raises(vault.MalformedShare):
        recover(newcomer, shares[0], shares[0])


def test_shares_of_two_organisations_open_nothing(shares: tuple[str, ...], newcomer: OpenMember) -> None:
    elsewhere = factories.member(factories.organisation("Elsewhere"))
    with factories.inside(elsewhere):
        others = actions.make_recovery_kit(actor=elsewhere)

    with pytest.raises(vault.DoesNotOpen):
        recover(newcomer, shares[0], others[1])


def test_an_administrator_cannot_use_them(sol: OpenMember, shares: tuple[str, ...]) -> None:
    with pytest.raises(NotPermitted):
        recover(sol, shares[0], shares[1])


def test_every_member_is_told(
    ana: OpenMember, sol: OpenMember, shares: tuple[str, ...], newcomer: OpenMember
) -> None:
    recover(newcomer, shares[0], shares[1])

    for who in (ana, sol, newcomer):
        with factories.inside(who):
            assert "recover_with_shares" in [told.code for told in queries.unread_notices(who)]


def test_rooms_with_keys_of_their_own_are_handed_the_recovery_key(
    shares: tuple[str, ...], newcomer: OpenMember, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[tuple[OpenMember, object]] = []
    monkeypatch.setattr(hooks.keys_recovered, "_listeners", [lambda holder, who: told.append((holder, who))])
    recover(newcomer, shares[0], shares[1])

    [(holder, who)] = told
    assert who == newcomer.member_id
    assert holder.private_key != newcomer.private_key
