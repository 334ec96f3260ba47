"""The person came back: the same case, with a note."""

from uuid import UUID

import pytest

from luminaria.cases import actions
from luminaria.cases.errors import CaseIsOpen
from luminaria.kernel.ids import new_id
from luminaria.people.rules import OpenMember
from tests import factories
from tests.cases import setting

pytestmark = pytest.mark.django_db


def _reopen(actor: OpenMember, case_id: UUID) -> None:
    with factories.inside(actor):
        actions.reopen_case(actor=actor, case_id=case_id, note_id=new_id(), words="Back again.")


def test_it_is_the_same_case_with_everything_in_it() -> None:
    house = setting.house()
    case_id = setting.open_case(house.lena)
    setting.note(house.lena, case_id, "Before.")
    with factories.inside(house.lena):
        actions.close_case(
            actor=house.lena, case_id=case_id, note_id=new_id(), reason="THEIR_CHOICE", words=""
        )
    _reopen(house.lena, case_id)
    with factories.inside(house.lena):
        opened = actions.read_case(actor=house.lena, case_id=case_id)
    assert opened.is_open
    assert opened.review_on is not None
    assert [note.kind for note in opened.notes] == ["REOPENED", "CLOSED", "NOTE"]


def test_an_open_case_is_not_opened_again() -> None:
    house = setting.house()
    case_id = setting.open_case(house.lena)
    with pytest.raises(CaseIsOpen):
        _reopen(house.lena, case_id)
