"""A holder admits a colleague, who until then waits visibly."""

import pytest

from luminaria.kernel.errors import NotFound, NotPermitted
from luminaria.people import actions, epochs, hooks, keyring, queries
from luminaria.people.models import IntakeEpoch, Organisation
from luminaria.people.rules import OpenMember, Role
from tests import factories


@pytest.fixture
def tobias(home: Organisation, ana: OpenMember) -> OpenMember:
    """Has the role and waits."""
    return factories.member(home, {Role.INTAKE}, name="Tobias", admitted=False)


def test_whoever_waits_is_seen_to_wait(ana: OpenMember, tobias: OpenMember) -> None:
    with factories.inside(ana):
        assert [one.name for one in queries.waiting_members()] == ["Tobias"]


def test_the_colleague_holds_every_live_epoch_and_the_next(ana: OpenMember, tobias: OpenMember) -> None:
    with factories.inside(ana):
        epochs.open_epoch()
        actions.admit_member(actor=ana, member_id=tobias.member_id)
        epochs.open_epoch()
        for epoch in IntakeEpoch.objects.all():
            assert keyring.secret_of(epochs.FAMILY, epoch, actor=tobias)
        assert queries.waiting_members() == []


def test_who_waits_admits_nobody(home: Organisation, tobias: OpenMember) -> None:
    other = factories.member(home, {Role.INTAKE}, admitted=False)

    with factories.inside(tobias), pytest.raises(keyring.NoKeyHere):
        actions.admit_member(actor=tobias, member_id=other.member_id)


def test_an_administrator_admits_nobody(sol: OpenMember, tobias: OpenMember) -> None:
    with factories.inside(sol), pytest.raises(NotPermitted):
        actions.admit_member(actor=sol, member_id=tobias.member_id)


def test_a_supervisor_without_intake_admits_to_supervision_only(home: Organisation, ana: OpenMember) -> None:
    dee = factories.member(home, {Role.SUPERVISOR})
    both = factories.member(home, {Role.INTAKE, Role.SUPERVISOR}, admitted=False)

    with factories.inside(dee):
        assert actions.admit_member(actor=dee, member_id=both.member_id) == {Role.SUPERVISOR}
        assert not keyring.holds(epochs.FAMILY, epochs.current_epoch(), actor=both)
    with factories.inside(ana):
        assert actions.admit_member(actor=ana, member_id=both.member_id) == {Role.INTAKE}
        assert keyring.holds(epochs.FAMILY, epochs.current_epoch(), actor=both)


def test_rooms_with_keys_of_their_own_are_told(
    ana: OpenMember, tobias: OpenMember, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[object] = []
    monkeypatch.setattr(hooks.member_admitted, "_listeners", [lambda actor, who: told.append((actor, who))])
    with factories.inside(ana):
        actions.admit_member(actor=ana, member_id=tobias.member_id)

    assert told == [(ana, tobias.member_id)]


def test_who_does_not_wait_or_is_elsewhere_is_not_found(ana: OpenMember) -> None:
    elsewhere = factories.member(factories.organisation("Elsewhere"), {Role.INTAKE}, admitted=False)

    for who in (ana, elsewhere):
        with factories.inside(ana), pytest.raises(NotFound):
            actions.admit_member(actor=ana, member_id=who.member_id)
