"""Who is on call for intake."""

import pytest

from luminaria.kernel.errors import NotPermitted
from luminaria.people import actions
from luminaria.people.departure import OwnRoles
from luminaria.people.keyring import NoKeyHere
from luminaria.people.models import Member, Organisation
from luminaria.people.rules import OpenMember, Role
from tests import factories


def set_on_call(actor: OpenMember, who: OpenMember, on_call: bool = True) -> bool:
    with factories.inside(actor):
        actions.set_on_call(actor=actor, member_id=who.member_id, on_call=on_call)
        return Member.objects.get(id=who.member_id).on_call


def test_an_advocate_says_for_themselves(ana: OpenMember) -> None:
    assert set_on_call(ana, ana)
    assert not set_on_call(ana, ana, False)


def test_a_supervisor_says_for_others_and_an_advocate_does_not(home: Organisation, ana: OpenMember) -> None:
    dee = factories.member(home, {Role.SUPERVISOR})
    tobias = factories.member(home, {Role.INTAKE})

    assert set_on_call(dee, ana)
    with pytest.raises(OwnRoles):
        set_on_call(tobias, ana, False)


def test_who_could_open_no_report_is_never_on_call(home: Organisation, ana: OpenMember) -> None:
    waiting = factories.member(home, {Role.INTAKE}, admitted=False)

    with pytest.raises(NoKeyHere):
        set_on_call(waiting, waiting)


def test_an_administrator_does_not_say(ana: OpenMember, sol: OpenMember) -> None:
    with pytest.raises(NotPermitted):
        set_on_call(sol, ana)
