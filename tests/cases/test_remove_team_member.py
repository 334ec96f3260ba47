"""Who is taken off the team opens nothing new."""

from uuid import UUID

import pytest

from luminaria.cases import actions, keys
from luminaria.cases.errors import NobodyLeft
from luminaria.cases.models import CaseKey, CaseKeyWrap, Note
from luminaria.kernel.errors import NotFound
from luminaria.people import keyring
from luminaria.people.rules import OpenMember
from tests import factories
from tests.cases import setting

pytestmark = pytest.mark.django_db


def _remove(actor: OpenMember, case_id: UUID, member: OpenMember) -> None:
    with factories.inside(actor):
        actions.remove_team_member(actor=actor, case_id=case_id, member_id=member.member_id)


def _team_of_two() -> tuple[setting.House, UUID]:
    house = setting.house()
    case_id = setting.open_case(house.lena)
    with factories.inside(house.lena):
        actions.add_team_member(actor=house.lena, case_id=case_id, member_id=house.tobias.member_id)
    return house, case_id


def test_the_case_is_gone_for_who_was_taken_off() -> None:
    house, case_id = _team_of_two()
    _remove(house.lena, case_id, house.tobias)
    assert setting.sees(house.tobias) == []
    with factories.inside(house.tobias), pytest.raises(NotFound):
        actions.read_case(actor=house.tobias, case_id=case_id)


def test_even_with_the_old_key_what_is_new_does_not_open() -> None:
    house, case_id = _team_of_two()
    with factories.inside(house.tobias):
        old = keys.case_key(actor=house.tobias, case_id=case_id)
    _remove(house.lena, case_id, house.tobias)
    setting.note(house.lena, case_id, "New.")
    with factories.inside(house.lena):
        assert Note.objects.get().key_version != old.id
        held = CaseKeyWrap.objects.filter(holder=house.tobias.member_id)
        assert not held.exists()
        newest = keyring.newest(keys.FAMILY, case_id)
        assert newest.number == 2
        assert CaseKey.objects.get(number=1).retired_on is not None


def test_those_who_stay_read_everything() -> None:
    house, case_id = _team_of_two()
    setting.note(house.tobias, case_id, "Before.")
    _remove(house.lena, case_id, house.tobias)
    setting.note(house.lena, case_id, "After.")
    for actor in (house.lena, house.dee):
        with factories.inside(actor):
            notes = actions.read_case(actor=actor, case_id=case_id).notes
        assert [note.words for note in notes] == ["After.", "Before."]


def test_somebody_must_stay_and_a_refused_press_leaves_everything_as_it_was() -> None:
    house = setting.house()
    case_id = setting.open_case(house.lena)
    with pytest.raises(NobodyLeft):
        _remove(house.lena, case_id, house.lena)
    assert setting.sees(house.lena) == [case_id]
    assert setting.versions(house.lena, case_id) == 1


def test_a_supervisor_who_leaves_the_team_still_supervises() -> None:
    house = setting.house()
    case_id = setting.open_case(house.lena)
    with factories.inside(house.lena):
        actions.add_team_member(actor=house.lena, case_id=case_id, member_id=house.dee.member_id)
    _remove(house.lena, case_id, house.dee)
    assert setting.sees(house.dee) == [case_id]
    assert setting.versions(house.lena, case_id) == 1


def test_nobody_outside_the_team_changes_the_team() -> None:
    house = setting.house()
    case_id = setting.open_case(house.lena)
    with pytest.raises(NotFound):
        _remove(house.tobias, case_id, house.lena)
