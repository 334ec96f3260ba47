"""Kept out: for that member the case does not exist, whatever their role."""

from uuid import UUID

import pytest

from luminaria.cases import actions, queries
from luminaria.cases.errors import NobodyLeft
from luminaria.cases.models import CaseKeyWrap
from luminaria.kernel.errors import NotFound
from luminaria.people.rules import OpenMember, Role
from tests import factories
from tests.cases import setting

pytestmark = pytest.mark.django_db


def _exclude(actor: OpenMember, case_id: UUID, member: OpenMember, ground: str = "CONFLICT") -> None:
    with factories.inside(actor):
        actions.exclude_member(actor=actor, case_id=case_id, member_id=member.member_id, ground=ground)


def test_an_excluded_supervisor_sees_nothing() -> None:
    house = setting.house()
    case_id = setting.open_case(house.lena)
    _exclude(house.lena, case_id, house.dee)
    assert setting.sees(house.dee) == []
    with factories.inside(house.dee):
        assert not CaseKeyWrap.objects.filter(holder=house.dee.member_id).exists()
        for deed in (actions.read_case, actions.reopen_case):
            more = {"note_id": case_id, "words": "x"} if deed is actions.reopen_case else {}
            with pytest.raises(NotFound):
                deed(actor=house.dee, case_id=case_id, **more)  # type: ignore[operator]


def test_what_is_written_later_is_under_a_key_that_they_never_held() -> None:
    house = setting.house()
    case_id = setting.open_case(house.lena)
    _exclude(house.lena, case_id, house.dee)
    assert setting.versions(house.lena, case_id) == 2
    with factories.inside(house.lena):
        actions.add_team_member(actor=house.lena, case_id=case_id, member_id=house.tobias.member_id)
        actions.remove_team_member(actor=house.lena, case_id=case_id, member_id=house.tobias.member_id)
        assert not CaseKeyWrap.objects.filter(holder=house.dee.member_id).exists()


def test_the_team_sees_who_is_kept_out_and_why() -> None:
    house = setting.house()
    case_id = setting.open_case(house.lena)
    _exclude(house.lena, case_id, house.dee, "WISH")
    with factories.inside(house.lena):
        assert [(one.name, one.ground) for one in queries.kept_out(case_id)] == [("Dee", "The person’s wish")]


def test_a_supervisor_keeps_themselves_out() -> None:
    house = setting.house()
    case_id = setting.open_case(house.lena)
    _exclude(house.dee, case_id, house.dee)
    assert setting.sees(house.dee) == []


def test_the_last_who_holds_the_key_cannot_go() -> None:
    house = setting.house()
    case_id = setting.open_case(house.lena)
    with pytest.raises(NobodyLeft):
        _exclude(house.lena, case_id, house.lena)
    assert setting.sees(house.lena) == [case_id]


def test_who_is_kept_out_of_one_case_works_on_the_next() -> None:
    house = setting.house()
    one, two = setting.open_case(house.lena), setting.open_case(house.lena)
    _exclude(house.lena, one, house.dee)
    assert setting.sees(house.dee) == [two]


def test_a_role_taken_up_later_opens_no_door() -> None:
    house = setting.house()
    case_id = setting.open_case(house.lena)
    _exclude(house.lena, case_id, house.tobias)
    risen = factories.with_roles(house.tobias, Role.SUPERVISOR)
    assert setting.sees(risen) == []


def test_a_member_of_another_house_is_not_found() -> None:
    house, other = setting.house(), setting.house("Other house")
    case_id = setting.open_case(house.lena)
    with pytest.raises(NotFound):
        _exclude(house.lena, case_id, other.lena)
