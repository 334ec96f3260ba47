"""A need goes on the list, in the order the person gave."""

import pytest

from luminaria.cases import actions
from luminaria.cases.models import Need
from luminaria.cases.rules import NEED_DOMAINS, NeedWords
from luminaria.kernel.errors import NotFound
from tests import factories
from tests.cases import setting

pytestmark = pytest.mark.django_db


def test_needs_stand_in_the_order_they_were_named() -> None:
    house = setting.house()
    case_id = setting.open_case(house.lena)
    for words in ("A bed", "Papers", "Teeth"):
        setting.need(house.lena, case_id, words)
    with factories.inside(house.lena):
        opened = actions.read_case(actor=house.lena, case_id=case_id)
    assert [need.label for need in opened.needs] == ["A bed", "Papers", "Teeth"]


def test_pressing_twice_adds_one() -> None:
    house = setting.house()
    case_id = setting.open_case(house.lena)
    need_id = setting.need(house.lena, case_id)
    with factories.inside(house.lena):
        actions.add_need(
            actor=house.lena, case_id=case_id, need_id=need_id, state="MET", said=NeedWords("HEALTH")
        )
        assert Need.objects.count() == 1


def test_a_need_of_another_case_is_not_found() -> None:
    house = setting.house()
    one, two = setting.open_case(house.lena), setting.open_case(house.lena)
    need_id = setting.need(house.lena, one)
    with factories.inside(house.lena), pytest.raises(NotFound):
        actions.add_need(
            actor=house.lena, case_id=two, need_id=need_id, state="MET", said=NeedWords("HEALTH")
        )


def test_nobody_outside_the_team_adds_one() -> None:
    house = setting.house()
    case_id = setting.open_case(house.lena)
    with pytest.raises(NotFound):
        setting.need(house.tobias, case_id)


def test_there_are_twenty_two_domains() -> None:
    assert len(NEED_DOMAINS) == 22
