"""An administrator gives roles and never keys."""

import pytest

from luminaria.people import actions, admission, epochs, keyring
from luminaria.people.departure import LastAdministrator, OwnRoles
from luminaria.people.models import IntakeEpoch, IntakeEpochWrap, Organisation
from luminaria.people.rules import OpenMember, Role
from tests import factories


def set_roles(sol: OpenMember, who: OpenMember, *roles: Role) -> None:
    with factories.inside(sol):
        actions.set_roles(actor=sol, member_id=who.member_id, roles=frozenset(roles))


def test_an_administrator_gains_no_key(home: Organisation, ana: OpenMember, sol: OpenMember) -> None:
    accomplice = factories.member(home, {Role.ADMINISTRATOR}, name="Another")
    set_roles(accomplice, sol, Role.ADMINISTRATOR, Role.INTAKE, Role.SUPERVISOR)

    with factories.inside(sol):
        actions.turn_epoch(actor=sol, even_if_not_due=True)
        assert not IntakeEpochWrap.objects.filter(holder=sol.member_id).exists()
        for epoch in IntakeEpoch.objects.all():
            with pytest.raises(keyring.NoKeyHere):
                keyring.secret_of(epochs.FAMILY, epoch, actor=sol)
        assert sol.member_id not in {
            one.member_id for one in keyring.holders_with(frozenset(Role) - {Role.ADMINISTRATOR})
        }


def test_an_administrator_cannot_admit_themselves(
    home: Organisation, ana: OpenMember, sol: OpenMember
) -> None:
    accomplice = factories.member(home, {Role.ADMINISTRATOR}, name="Another")
    set_roles(accomplice, sol, Role.ADMINISTRATOR, Role.INTAKE, Role.SUPERVISOR)

    with factories.inside(sol), pytest.raises(keyring.NoKeyHere):
        actions.admit_member(
            actor=factories.with_roles(sol, Role.INTAKE, Role.SUPERVISOR), member_id=sol.member_id
        )


def test_nobody_changes_their_own_roles(sol: OpenMember) -> None:
    with pytest.raises(OwnRoles):
        set_roles(sol, sol, Role.ADMINISTRATOR, Role.INTAKE)


def test_who_loses_intake_opens_nothing_new(home: Organisation, ana: OpenMember, sol: OpenMember) -> None:
    tobias = factories.member(home, {Role.INTAKE})
    set_roles(sol, tobias, Role.TRAINER)

    with factories.inside(sol):
        assert not IntakeEpochWrap.objects.filter(holder=tobias.member_id).exists()
        assert keyring.holds(epochs.FAMILY, epochs.current_epoch(), actor=ana)
        assert IntakeEpoch.objects.count() == 2


def test_who_comes_back_to_intake_waits_again(home: Organisation, ana: OpenMember, sol: OpenMember) -> None:
    tobias = factories.member(home, {Role.INTAKE})
    set_roles(sol, tobias)
    set_roles(sol, tobias, Role.INTAKE)

    with factories.inside(sol):
        assert admission.waiting_roles(tobias.member_id) == {Role.INTAKE}


def test_the_last_administrator_stays_one(home: Organisation, sol: OpenMember) -> None:
    other = factories.member(home, {Role.ADMINISTRATOR})
    set_roles(other, sol, Role.TRAINER)

    with pytest.raises(LastAdministrator):
        set_roles(sol, other, Role.TRAINER)


def test_the_very_first_of_intake_needs_nobody(home: Organisation, sol: OpenMember) -> None:
    tobias = factories.member(home, {Role.TRAINER})
    set_roles(sol, tobias, Role.INTAKE)

    with factories.inside(sol):
        assert keyring.holds(epochs.FAMILY, epochs.current_epoch(), actor=tobias)


def test_the_first_of_intake_cannot_be_replaced_by_an_invented_one(
    home: Organisation, ana: OpenMember, sol: OpenMember
) -> None:
    with factories.inside(sol):
        actions.end_member(actor=sol, member_id=ana.member_id)
    invented = factories.member(home, {Role.TRAINER})
    set_roles(sol, invented, Role.INTAKE, Role.SUPERVISOR)

    with factories.inside(sol):
        assert admission.waiting_roles(invented.member_id) >= {Role.INTAKE}
        assert not IntakeEpochWrap.objects.filter(holder=invented.member_id).exists()
