"""Three shares on paper, made by a holder and never by an administrator."""

import pytest

from luminaria import vault
from luminaria.kernel.errors import NotPermitted
from luminaria.people import actions, hooks, queries, recovery
from luminaria.people.keyring import NoKeyHere
from luminaria.people.models import IntakeEpochWrap, Organisation, RecoveryKey
from luminaria.people.rules import OpenMember, Role
from tests import factories


def make(actor: OpenMember) -> tuple[str, str, str]:
    with factories.inside(actor):
        return actions.make_recovery_kit(actor=actor)


def test_the_live_epochs_are_wrapped_to_recovery(ana: OpenMember) -> None:
    make(ana)

    with factories.inside(ana):
        assert IntakeEpochWrap.objects.filter(holder=None).count() == 1


def test_no_share_is_stored(ana: OpenMember) -> None:
    shares = make(ana)

    with factories.inside(ana):
        kit = RecoveryKey.objects.get()
        stored = b"".join(bytes(share.check_index) for share in kit.shares.all())
        stored += bytes(kit.sealed_seed_ab) + bytes(kit.sealed_seed_ac) + bytes(kit.sealed_seed_bc)
    assert not [share for share in shares if vault.read_share(share)[1] in stored]


def test_an_administrator_makes_none(ana: OpenMember, sol: OpenMember) -> None:
    with pytest.raises(NotPermitted):
        make(sol)


def test_who_waits_for_the_keys_makes_none(home: Organisation, ana: OpenMember) -> None:
    waiting = factories.member(home, {Role.INTAKE, Role.SUPERVISOR}, admitted=False)

    with pytest.raises(NoKeyHere):
        make(waiting)


def test_the_old_shares_open_nothing_after_a_new_kit(ana: OpenMember) -> None:
    old = make(ana)
    make(ana)

    with factories.inside(ana), pytest.raises(vault.DoesNotOpen):
        recovery.opened(old[0], old[1])


def test_the_old_kit_stays_while_something_opens_only_with_it(
    ana: OpenMember, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hooks.recovery_made, "_listeners", [lambda actor, old: 3])
    old = make(ana)
    make(ana)

    with factories.inside(ana):
        assert recovery.opened(old[0], old[2])


def test_all_members_are_told(ana: OpenMember, sol: OpenMember) -> None:
    make(ana)

    with factories.inside(sol):
        assert [told.code for told in queries.unread_notices(sol)] == ["make_recovery_kit"]


def test_an_organisation_without_intake_can_have_a_kit(home: Organisation) -> None:
    dee = factories.member(home, {Role.SUPERVISOR})

    assert len(make(dee)) == 3
