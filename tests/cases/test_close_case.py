"""A case closes; what hangs on it has ended; nothing is written in it any more."""

from uuid import UUID

import pytest

from luminaria.cases import actions, hooks, queries
from luminaria.cases.errors import CaseIsClosed
from luminaria.kernel.errors import NotFound
from luminaria.kernel.ids import new_id
from luminaria.people.rules import OpenMember
from tests import factories
from tests.cases import setting

pytestmark = pytest.mark.django_db


def _close(actor: OpenMember, case_id: UUID) -> None:
    with factories.inside(actor):
        actions.close_case(actor=actor, case_id=case_id, note_id=new_id(), reason="DONE", words="Thank you.")


def test_it_is_closed_with_its_reason_and_makes_no_tasks() -> None:
    house = setting.house()
    case_id = setting.open_case(house.lena)
    _close(house.lena, case_id)
    with factories.inside(house.lena):
        opened = actions.read_case(actor=house.lena, case_id=case_id)
        assert [case.id for case in queries.listed(house.lena, closed=True)] == [case_id]
    assert (opened.is_open, opened.review_on) == (False, None)
    assert [(note.kind, note.reason, note.words) for note in opened.notes] == [
        ("CLOSED", "DONE", "Thank you.")
    ]
    assert setting.sees(house.lena) == []


def test_nothing_is_written_in_a_closed_case() -> None:
    house = setting.house()
    case_id = setting.open_case(house.lena)
    _close(house.lena, case_id)
    for write in (setting.note, setting.need, setting.wants):
        with pytest.raises(CaseIsClosed):
            write(house.lena, case_id)


def test_other_rooms_hear_of_it_in_the_same_transaction(monkeypatch: pytest.MonkeyPatch) -> None:
    house = setting.house()
    case_id = setting.open_case(house.lena)
    told: list[UUID] = []
    monkeypatch.setattr(hooks.case_closed, "_listeners", [lambda actor, case: told.append(case)])
    _close(house.lena, case_id)
    assert told == [case_id]


def test_nobody_outside_the_team_closes_it() -> None:
    house = setting.house()
    case_id = setting.open_case(house.lena)
    with pytest.raises(NotFound):
        _close(house.tobias, case_id)
