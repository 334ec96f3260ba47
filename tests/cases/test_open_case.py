"""A case begins: with a card, a key of its own and somebody who leads it."""

import pytest

from luminaria.cases import actions, queries
from luminaria.cases.errors import AlreadyInCase, CannotJoin
from luminaria.cases.models import Case, CaseKeyWrap
from luminaria.cases.rules import FIRST_REVIEW
from luminaria.kernel import clock as house_clock
from luminaria.kernel.errors import NotFound, NotPermitted
from luminaria.kernel.ids import new_id
from luminaria.people import keyring
from luminaria.people.rules import Role
from luminaria.report.actions import read_report
from luminaria.report.errors import NotReadYet
from luminaria.report.models import Report
from tests import factories
from tests.cases import setting
from tests.report import setting as intake

pytestmark = pytest.mark.django_db


def test_the_case_is_there_for_its_leader_with_the_card_as_it_was_said() -> None:
    house = setting.house()
    case_id = setting.open_case(house.lena)
    with factories.inside(house.lena):
        opened = actions.read_case(actor=house.lena, case_id=case_id)
        assert [(one.name, one.leads) for one in queries.team(case_id)] == [("Lena", True)]
    assert (opened.name, opened.card.version, opened.is_open) == ("Wren", 1, True)
    assert opened.card.reach == ["Text, 9 to 15.", "Begin with “blue kettle”."]
    assert opened.review_on == house_clock.now().date() + FIRST_REVIEW
    assert "open_case" in setting.verbs_on(case_id)


def test_the_key_is_held_by_the_leader_and_the_supervisors_only() -> None:
    house = setting.house()
    setting.open_case(house.lena)
    with factories.inside(house.lena):
        assert set(CaseKeyWrap.objects.values_list("holder", flat=True)) == {
            house.lena.member_id,
            house.dee.member_id,
        }


def test_an_administrator_who_takes_the_supervisors_role_gains_no_key_and_sees_nothing() -> None:
    house = setting.house()
    eve = factories.member(house.home, {Role.ADMINISTRATOR, Role.SUPERVISOR}, name="Eve", admitted=False)
    case_id = setting.open_case(house.lena)
    assert setting.sees(eve) == []
    with factories.inside(eve):
        assert not CaseKeyWrap.objects.filter(holder=eve.member_id).exists()
        with pytest.raises(NotFound):
            actions.read_case(actor=eve, case_id=case_id)


def test_pressing_twice_opens_one_case() -> None:
    house, case_id = setting.house(), new_id()
    with factories.inside(house.lena):
        for _ in range(2):
            actions.open_case(actor=house.lena, case_id=case_id, card=setting.CARD)
        assert Case.objects.count() == 1


def test_an_advocate_on_intake_opens_it_for_a_colleague_and_does_not_see_it() -> None:
    house = setting.house()
    case_id = setting.open_case(house.ana, leader_id=house.lena.member_id)
    with factories.inside(house.ana), pytest.raises(NotPermitted):
        actions.read_case(actor=house.ana, case_id=case_id)
    assert setting.sees(house.lena) == [case_id]


def test_who_works_no_cases_cannot_lead_one() -> None:
    house = setting.house()
    with pytest.raises(CannotJoin):
        setting.open_case(house.ana)
    with pytest.raises(NotPermitted):
        setting.open_case(house.adam)


def test_a_report_becomes_part_of_the_case_with_its_key() -> None:
    desk = intake.intake()
    sent = intake.sent_to(desk)
    with factories.inside(desk.ana):
        read_report(actor=desk.ana, report_id=sent.report_id)
    case_id = setting.open_case(desk.ana, report_id=sent.report_id)
    with factories.inside(desk.ana):
        assert queries.report_of(case_id) == sent.report_id
        assert Report.objects.get(id=sent.report_id).state == Report.State.IN_CASE
    with pytest.raises(AlreadyInCase):
        setting.open_case(desk.ana, report_id=sent.report_id)


def test_a_report_is_read_before_it_becomes_a_case() -> None:
    desk = intake.intake()
    sent = intake.sent_to(desk)
    with pytest.raises(NotReadYet):
        setting.open_case(desk.ana, report_id=sent.report_id)


def test_a_report_that_the_member_cannot_open_cannot_be_brought_in() -> None:
    desk = intake.intake()
    sent = intake.sent_to(desk)
    lena = factories.member(desk.home, {Role.CASE_WORKER}, name="Lena")
    with factories.inside(desk.ana):
        read_report(actor=desk.ana, report_id=sent.report_id)
    with pytest.raises(keyring.NoKeyHere):
        setting.open_case(lena, report_id=sent.report_id)


def test_a_report_of_another_house_does_not_exist() -> None:
    desk, other = intake.intake(), setting.house("Other house")
    sent = intake.sent_to(desk)
    with pytest.raises(NotFound):
        setting.open_case(other.lena, report_id=sent.report_id)


def test_the_label_says_nothing_about_order() -> None:
    house = setting.house()
    for _ in range(5):
        setting.open_case(house.lena)
    with factories.inside(house.lena):
        labels = list(Case.objects.values_list("number", flat=True))
    assert len(set(labels)) == 5
    assert all(len(label) == 5 for label in labels)
