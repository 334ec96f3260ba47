"""What the person wants: their words, the day, and what they said before."""

import pytest

from luminaria.cases import actions
from luminaria.kernel import clock as house_clock
from luminaria.kernel.errors import ChangedMeanwhile, NotFound
from tests import factories
from tests.cases import setting
from tests.conftest import MovableClock

pytestmark = pytest.mark.django_db


def test_new_words_stand_first_and_earlier_ones_are_kept(clock: MovableClock) -> None:
    house = setting.house()
    case_id = setting.open_case(house.lena)
    first_day = house_clock.now().date()
    setting.wants(house.lena, case_id, "To sleep.")
    clock.forward(days=10)
    setting.wants(house.lena, case_id, "My papers.", seen=1)
    with factories.inside(house.lena):
        wants = actions.read_case(actor=house.lena, case_id=case_id).wants
    assert (wants.words, wants.read_back, wants.version) == ("My papers.", True, 2)
    assert [(said.words, said.on) for said in wants.earlier] == [("To sleep.", first_day)]


def test_two_writers_at_once_do_not_lose_each_others_words() -> None:
    house = setting.house()
    case_id = setting.open_case(house.lena)
    setting.wants(house.lena, case_id, "First.")
    with pytest.raises(ChangedMeanwhile):
        setting.wants(house.dee, case_id, "Second.", seen=0)
    with factories.inside(house.lena):
        assert actions.read_case(actor=house.lena, case_id=case_id).wants.words == "First."


def test_nobody_outside_the_team_writes_it() -> None:
    house = setting.house()
    case_id = setting.open_case(house.lena)
    with pytest.raises(NotFound):
        setting.wants(house.tobias, case_id)
