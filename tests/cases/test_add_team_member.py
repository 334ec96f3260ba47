"""A colleague joins and reads what was written before."""

from uuid import UUID

import pytest

from luminaria.cases import actions
from luminaria.cases.errors import CannotJoin, KeptOut
from luminaria.kernel.errors import NotFound
from luminaria.people.rules import OpenMember
from tests import factories
from tests.cases import setting

pytestmark = pytest.mark.django_db


def _add(actor: OpenMember, case_id: UUID, member: OpenMember) -> None:
    with factories.inside(actor):
        actions.add_team_member(actor=actor, case_id=case_id, member_id=member.member_id)


def test_who_joins_reads_what_was_written_before_and_after() -> None:
    house = setting.house()
    case_id = setting.open_case(house.lena)
    setting.note(house.lena, case_id, "Before.")
    _add(house.lena, case_id, house.tobias)
    setting.note(house.lena, case_id, "After.")
    with factories.inside(house.tobias):
        notes = actions.read_case(actor=house.tobias, case_id=case_id).notes
    assert [note.words for note in notes] == ["After.", "Before."]


def test_adding_twice_changes_nothing() -> None:
    house = setting.house()
    case_id = setting.open_case(house.lena)
    for _ in range(2):
        _add(house.lena, case_id, house.tobias)
    assert setting.sees(house.tobias) == [case_id]


def test_who_works_no_cases_cannot_join() -> None:
    house = setting.house()
    case_id = setting.open_case(house.lena)
    for member in (house.ana, house.adam):
        with pytest.raises(CannotJoin):
            _add(house.lena, case_id, member)


def test_nobody_can_add_themselves() -> None:
    house = setting.house()
    case_id = setting.open_case(house.lena)
    with pytest.raises(NotFound):
        _add(house.tobias, case_id, house.tobias)


def test_who_is_kept_out_cannot_join_before_that_is_lifted() -> None:
    house = setting.house()
    case_id = setting.open_case(house.lena)
    with factories.inside(house.lena):
        actions.exclude_member(
            actor=house.lena, case_id=case_id, member_id=house.tobias.member_id, ground="WISH"
        )
    with pytest.raises(KeptOut):
        _add(house.lena, case_id, house.tobias)


def test_a_member_of_another_house_cannot_join() -> None:
    house, other = setting.house(), setting.house("Other house")
    case_id = setting.open_case(house.lena)
    with pytest.raises(CannotJoin):
        _add(house.lena, case_id, other.lena)
