"""Somebody who was kept out need not be kept out any more; they hold no key before they are given it."""

import pytest

from luminaria.cases import actions, queries
from luminaria.people import keyring
from tests import factories
from tests.cases import setting

pytestmark = pytest.mark.django_db


def test_a_supervisor_comes_back_and_waits_for_the_key() -> None:
    house = setting.house()
    case_id = setting.open_case(house.lena)
    with factories.inside(house.lena):
        dee = house.dee.member_id
        actions.exclude_member(actor=house.lena, case_id=case_id, member_id=dee, ground="WISH")
        actions.lift_exclusion(actor=house.lena, case_id=case_id, member_id=dee)
        assert [one.id for one in queries.waiting_for_key(case_id)] == [dee]
    with factories.inside(house.dee), pytest.raises(keyring.NoKeyHere):
        actions.read_case(actor=house.dee, case_id=case_id)
