"""A note: what happened, under the writer's name, once."""

from datetime import timedelta

import pytest

from luminaria.cases import actions
from luminaria.cases.models import Note
from luminaria.kernel import clock as house_clock
from luminaria.kernel.errors import NotFound
from luminaria.kernel.ids import new_id
from tests import factories
from tests.cases import setting

pytestmark = pytest.mark.django_db


def test_the_newest_note_stands_first_with_its_writer() -> None:
    house = setting.house()
    case_id = setting.open_case(house.lena)
    setting.note(house.lena, case_id, "First.")
    setting.note(house.dee, case_id, "Second.")
    with factories.inside(house.lena):
        notes = actions.read_case(actor=house.lena, case_id=case_id).notes
    assert [(note.words, note.author) for note in notes] == [
        ("Second.", house.dee.member_id),
        ("First.", house.lena.member_id),
    ]


def test_pressing_twice_writes_one() -> None:
    house = setting.house()
    case_id, note_id = setting.open_case(house.lena), new_id()
    with factories.inside(house.lena):
        for words in ("Once.", "Twice."):
            actions.write_note(actor=house.lena, case_id=case_id, note_id=note_id, words=words)
        assert Note.objects.count() == 1


def test_it_can_say_when_to_look_again() -> None:
    house = setting.house()
    case_id = setting.open_case(house.lena)
    day = house_clock.now().date() + timedelta(days=5)
    with factories.inside(house.lena):
        actions.write_note(
            actor=house.lena, case_id=case_id, note_id=new_id(), words="We talked.", review_on=day
        )
        assert actions.read_case(actor=house.lena, case_id=case_id, parts=()).review_on == day


def test_nobody_outside_the_team_writes_one() -> None:
    house = setting.house()
    case_id = setting.open_case(house.lena)
    with pytest.raises(NotFound):
        setting.note(house.tobias, case_id)
