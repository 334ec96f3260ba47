"""The safety plan: made together, looked at again on a day."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from luminaria.cases import actions
from luminaria.cases.rules import PLAN_FIELDS
from luminaria.kernel import clock as house_clock
from luminaria.kernel.errors import ChangedMeanwhile, NotFound
from luminaria.people.rules import OpenMember
from tests import factories
from tests.cases import setting

pytestmark = pytest.mark.django_db


def _write(actor: OpenMember, case_id: UUID, fields: dict[str, str], seen: int = 0) -> date:
    day = house_clock.now().date() + timedelta(days=3)
    with factories.inside(actor):
        actions.write_safety_plan(
            actor=actor, case_id=case_id, fields=fields, together=True, review_on=day, seen=seen
        )
    return day


def test_the_plan_is_kept_and_the_case_is_looked_at_again() -> None:
    house = setting.house()
    case_id = setting.open_case(house.lena)
    day = _write(house.lena, case_id, {"exits": "Side door.", "bag": "", "unknown": "dropped"})
    with factories.inside(house.lena):
        opened = actions.read_case(actor=house.lena, case_id=case_id)
    assert opened.plan.filled == [("Ways out", "Side door.")]
    assert (opened.plan.together, opened.review_on) == (True, day)


def test_no_field_asks_for_a_position() -> None:
    assert not any("GPS" in f"{label} {hint}" or "location" in hint for label, hint in PLAN_FIELDS.values())


def test_two_writers_at_once() -> None:
    house = setting.house()
    case_id = setting.open_case(house.lena)
    _write(house.lena, case_id, {"exits": "Side door."})
    with pytest.raises(ChangedMeanwhile):
        _write(house.dee, case_id, {"exits": "Front door."})


def test_nobody_outside_the_team_writes_it() -> None:
    house = setting.house()
    case_id = setting.open_case(house.lena)
    with pytest.raises(NotFound):
        _write(house.tobias, case_id, {"exits": "Side door."})
