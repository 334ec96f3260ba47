"""A member leaves: they open nothing new, at once, without anybody's key."""

import pytest

from luminaria.kernel.errors import NotFound, NotPermitted
from luminaria.people import actions, epochs, hooks, keyring
from luminaria.people.departure import LastAdministrator
from luminaria.people.entering import WrongSignIn
from luminaria.people.models import (
    DeskSession,
    IntakeEpoch,
    IntakeEpochWrap,
    MemberKeyWrap,
    MemberRole,
    Organisation,
)
from luminaria.people.rules import OpenMember, Role
from tests import factories
from tests.people.signing_in import Person
from tests.programs import ProgramClient


def end(sol: OpenMember, who: OpenMember) -> None:
    with factories.inside(sol):
        actions.end_member(actor=sol, member_id=who.member_id)


def test_a_removed_member_opens_nothing_new(home: Organisation, ana: OpenMember, sol: OpenMember) -> None:
    tobias = factories.member(home, {Role.INTAKE}, name="Tobias")
    with factories.inside(sol):
        before = epochs.current_epoch()
    end(sol, tobias)

    with factories.inside(sol):
        after = epochs.current_epoch()
        assert after.number == before.number + 1
        assert keyring.holds(epochs.FAMILY, after, actor=ana)
        for epoch in (before, after):
            with pytest.raises(keyring.NoKeyHere):
                keyring.secret_of(epochs.FAMILY, epoch, actor=tobias)


def test_whoever_ended_the_member_holds_nothing_more(ana: OpenMember, sol: OpenMember) -> None:
    end(sol, ana)

    with factories.inside(sol):
        assert not IntakeEpochWrap.objects.exclude(holder=None).exists()


def test_session_sign_in_and_codes_are_gone(joined: Person, sol: OpenMember, desk: ProgramClient) -> None:
    factories.signed_in(desk, joined.actor)
    end(sol, joined.actor)

    assert desk.get("/me/").status_code == 302
    assert not DeskSession.objects.filter(member_id=joined.actor.member_id).exists()
    with pytest.raises(WrongSignIn):
        joined.sign_in()
    with factories.inside(sol):
        assert not MemberKeyWrap.objects.exists()
        assert not MemberRole.objects.filter(member_id=joined.actor.member_id).exists()


def test_no_epoch_is_made_for_who_held_none(home: Organisation, ana: OpenMember, sol: OpenMember) -> None:
    trainer = factories.member(home, {Role.TRAINER})
    end(sol, trainer)

    with factories.inside(sol):
        assert IntakeEpoch.objects.count() == 1


def test_rooms_with_keys_of_their_own_are_told(
    ana: OpenMember, sol: OpenMember, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[object] = []
    monkeypatch.setattr(hooks.member_left, "_listeners", [told.append])
    end(sol, ana)

    assert told == [ana.member_id]


def test_the_last_administrator_stays(sol: OpenMember) -> None:
    with pytest.raises(LastAdministrator):
        end(sol, sol)


def test_a_member_of_another_organisation_is_not_found(sol: OpenMember) -> None:
    other = factories.member(factories.organisation("Elsewhere"), {Role.TRAINER})

    with pytest.raises(NotFound):
        end(sol, other)


def test_only_an_administrator_ends(home: Organisation, ana: OpenMember) -> None:
    with pytest.raises(NotPermitted):
        end(ana, ana)


def test_nothing_happens_when_a_room_cannot_turn_its_keys(
    ana: OpenMember, sol: OpenMember, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(hooks.member_left, "_listeners", [broken])
    with pytest.raises(RuntimeError):
        end(sol, ana)

    with factories.inside(sol):
        assert keyring.holds(epochs.FAMILY, epochs.current_epoch(), actor=ana)
