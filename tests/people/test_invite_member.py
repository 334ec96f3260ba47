"""An administrator invites: roles, a code that is shown once, and no key."""

import pytest

from luminaria.kernel.errors import NotPermitted
from luminaria.people import actions
from luminaria.people.invitations import SignInNameTaken
from luminaria.people.models import IntakeEpochWrap, Member, MemberRole, SignIn
from luminaria.people.rules import OpenMember, Role
from tests import factories


def invite(sol: OpenMember, name: str = "dee") -> str:
    with factories.inside(sol):
        return actions.invite_member(
            actor=sol, name="Dee", sign_in_name=name, roles=frozenset({Role.INTAKE, Role.TRAINER})
        )


def test_the_code_is_only_in_the_answer(sol: OpenMember) -> None:
    code = invite(sol)

    row = SignIn.objects.get(invited_until__isnull=False)
    assert code.encode() not in bytes(row.invitation_index or b"")
    assert row.passphrase_hash == ""


def test_a_role_that_carries_keys_waits_and_another_does_not(sol: OpenMember) -> None:
    invite(sol)

    with factories.inside(sol):
        waits = {
            row.role: row.admitted_on is None for row in MemberRole.objects.exclude(role="ADMINISTRATOR")
        }
    assert waits == {"INTAKE": True, "TRAINER": False}


def test_an_invitation_gives_no_key(ana: OpenMember, sol: OpenMember) -> None:
    with factories.inside(sol):
        before = IntakeEpochWrap.objects.count()
    invite(sol)

    with factories.inside(sol):
        assert IntakeEpochWrap.objects.count() == before


def test_only_an_administrator_invites(ana: OpenMember) -> None:
    with pytest.raises(NotPermitted):
        invite(ana)


def test_a_sign_in_name_belongs_to_one_person_whatever_its_case(sol: OpenMember) -> None:
    invite(sol)

    with pytest.raises(SignInNameTaken):
        invite(sol, " DEE ")


def test_the_name_is_sealed_in_the_row(sol: OpenMember) -> None:
    invite(sol)

    with factories.inside(sol):
        assert all(b"Dee" not in bytes(row.sealed_name) for row in Member.objects.all())
