"""The card: the name they chose, their language, how to reach them without harm."""

from dataclasses import replace

import pytest

from luminaria.cases import actions
from luminaria.cases.rules import Card
from luminaria.kernel.errors import ChangedMeanwhile, NotFound
from tests import factories
from tests.cases import setting

pytestmark = pytest.mark.django_db


def test_the_card_says_what_was_said_last() -> None:
    house = setting.house()
    case_id = setting.open_case(house.lena)
    with factories.inside(house.lena):
        new = Card(version=1, name="Sol", reach_by="Call", voicemail="NO", avoid="the old number")
        actions.record_card(actor=house.lena, case_id=case_id, card=new)
        opened = actions.read_case(actor=house.lena, case_id=case_id)
    assert opened.card == replace(new, version=2)
    assert opened.card.reach == ["Call.", "No voicemail.", "Never: the old number."]


def test_a_second_writer_over_the_same_version_is_refused_and_nothing_is_lost() -> None:
    house = setting.house()
    case_id = setting.open_case(house.lena)
    with factories.inside(house.lena):
        actions.record_card(actor=house.lena, case_id=case_id, card=Card(version=1, name="First"))
        with pytest.raises(ChangedMeanwhile):
            actions.record_card(actor=house.lena, case_id=case_id, card=Card(version=1, name="Second"))
        assert actions.read_case(actor=house.lena, case_id=case_id).name == "First"


def test_nobody_outside_the_team_changes_it() -> None:
    house = setting.house()
    case_id = setting.open_case(house.lena)
    with factories.inside(house.tobias), pytest.raises(NotFound):
        actions.record_card(actor=house.tobias, case_id=case_id, card=Card(version=1, name="Mine"))
