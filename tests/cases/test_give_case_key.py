"""A supervisor who came later gets the key from somebody who holds it."""

from uuid import UUID

import pytest

from luminaria.cases import actions, queries
from luminaria.cases.errors import CannotJoin
from luminaria.people import keyring
from luminaria.people.rules import OpenMember, Role
from tests import factories
from tests.cases import setting

pytestmark = pytest.mark.django_db


def _give(actor: OpenMember, case_id: UUID, member: OpenMember) -> None:
    with factories.inside(actor):
        actions.give_case_key(actor=actor, case_id=case_id, member_id=member.member_id)


def test_the_supervisor_waits_visibly_and_then_reads() -> None:
    house = setting.house()
    case_id = setting.open_case(house.lena)
    new = factories.member(house.home, {Role.SUPERVISOR}, name="New")
    with factories.inside(house.lena):
        assert [one.name for one in queries.waiting_for_key(case_id)] == ["New"]
    with factories.inside(new), pytest.raises(keyring.NoKeyHere):
        actions.read_case(actor=new, case_id=case_id)
    _give(house.lena, case_id, new)
    with factories.inside(new):
        assert actions.read_case(actor=new, case_id=case_id).name == "Wren"
        assert queries.waiting_for_key(case_id) == []


def test_nobody_gives_it_to_themselves() -> None:
    house = setting.house()
    case_id = setting.open_case(house.lena)
    new = factories.member(house.home, {Role.SUPERVISOR}, name="New")
    with pytest.raises(keyring.NoKeyHere):
        _give(new, case_id, new)


def test_who_should_not_hold_it_is_not_given_it() -> None:
    house = setting.house()
    case_id = setting.open_case(house.lena)
    not_admitted = factories.member(house.home, {Role.SUPERVISOR}, name="New", admitted=False)
    for member in (house.tobias, house.adam, not_admitted):
        with pytest.raises(CannotJoin):
            _give(house.lena, case_id, member)
