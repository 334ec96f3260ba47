"""The list of cases: names opened once, the next review first, and nothing of others."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from luminaria.cases import actions, queries
from luminaria.cases.models import Case
from luminaria.cases.rules import Card
from luminaria.kernel import clock as house_clock
from luminaria.people.models import MemberRole
from luminaria.people.rules import Role
from tests import factories
from tests.cases import setting

pytestmark = pytest.mark.django_db


def test_names_are_opened_with_one_line_in_the_ledger() -> None:
    house = setting.house()
    for name in ("Wren", "Sol"):
        setting.open_case(house.lena, Card(name=name))
    with factories.inside(house.lena):
        rows = actions.open_case_list(actor=house.lena, cases=list(queries.listed(house.lena)))
    assert {row.name for row in rows} == {"Wren", "Sol"}
    assert setting.verbs_on(None).count("open_case_list") == 1


def test_the_next_review_comes_first() -> None:
    house = setting.house()
    later, sooner = setting.open_case(house.lena), setting.open_case(house.lena)
    with factories.inside(house.lena):
        Case.objects.filter(id=sooner).update(review_on=house_clock.now().date() + timedelta(days=1))
    assert setting.sees(house.lena) == [sooner, later]


def test_a_colleague_who_is_not_on_the_team_sees_an_empty_list() -> None:
    house = setting.house()
    setting.open_case(house.lena)
    assert setting.sees(house.tobias) == []
    assert len(setting.sees(house.dee)) == 1


def test_a_supervisor_who_waits_for_the_key_sees_a_case_without_a_name() -> None:
    house = setting.house()
    setting.open_case(house.lena)
    new = factories.member(house.home, {Role.SUPERVISOR}, name="New")
    with factories.inside(new):
        rows = actions.open_case_list(actor=new, cases=list(queries.listed(new)))
    assert [(row.opens, row.name) for row in rows] == [(False, "")]


def test_a_supervisor_who_was_not_admitted_sees_nothing() -> None:
    house = setting.house()
    setting.open_case(house.lena)
    new = factories.member(house.home, {Role.SUPERVISOR}, name="New", admitted=False)
    assert setting.sees(new) == []
    with factories.inside(new):
        assert MemberRole.objects.filter(member_id=new.member_id, admitted_on=None).exists()


def _queries_of_a_list(actor: object, count: int) -> int:
    with factories.inside(actor):  # type: ignore[arg-type]
        cases = list(queries.listed(actor))[:count]  # type: ignore[arg-type]
        with CaptureQueriesContext(connection) as asked:
            rows = actions.open_case_list(actor=actor, cases=cases)  # type: ignore[arg-type]
    assert len(rows) == count
    return len(asked)


def test_fifty_cases_cost_as_many_queries_as_one() -> None:
    house = setting.house()
    for _ in range(50):
        setting.open_case(house.lena)
    assert _queries_of_a_list(house.lena, 50) == _queries_of_a_list(house.lena, 1)
