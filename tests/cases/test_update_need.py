"""A need moves on: its state, its step, who takes it."""

from uuid import UUID

import pytest

from luminaria.cases import actions
from luminaria.cases.rules import NeedWords
from luminaria.kernel.errors import ChangedMeanwhile, NotFound
from luminaria.people.rules import OpenMember
from tests import factories
from tests.cases import setting

pytestmark = pytest.mark.django_db


def _update(actor: OpenMember, case_id: UUID, need_id: UUID, state: str, seen: int = 1) -> None:
    with factories.inside(actor):
        actions.update_need(
            actor=actor,
            case_id=case_id,
            need_id=need_id,
            state=state,
            said=NeedWords("HEALTH", "Teeth", "Visit on Monday", "Lena"),
            seen=seen,
        )


def test_it_says_the_new_step() -> None:
    house = setting.house()
    case_id = setting.open_case(house.lena)
    need_id = setting.need(house.lena, case_id)
    _update(house.lena, case_id, need_id, "NOT_WANTED")
    with factories.inside(house.lena):
        need = actions.read_case(actor=house.lena, case_id=case_id).needs[0]
    assert (need.now[0], need.step, need.version) == ("They said no", "Visit on Monday", 2)


def test_two_writers_at_once() -> None:
    house = setting.house()
    case_id = setting.open_case(house.lena)
    need_id = setting.need(house.lena, case_id)
    _update(house.lena, case_id, need_id, "MET")
    with pytest.raises(ChangedMeanwhile):
        _update(house.dee, case_id, need_id, "UNDER_WAY")


def test_it_is_found_in_its_own_case_only() -> None:
    house = setting.house()
    one, two = setting.open_case(house.lena), setting.open_case(house.lena)
    need_id = setting.need(house.lena, one)
    with pytest.raises(NotFound):
        _update(house.lena, two, need_id, "MET")
    with pytest.raises(NotFound):
        _update(house.tobias, one, need_id, "MET")
