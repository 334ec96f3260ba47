"""What the person behind a receipt reads of a request to a service, and what a third party never does."""

from dataclasses import dataclass
from uuid import UUID

import pytest

from luminaria.cases import actions as cases
from luminaria.cases.rules import Card
from luminaria.kernel.ids import new_id
from luminaria.people.rules import OpenMember
from luminaria.referrals import actions
from luminaria.report import actions as report
from luminaria.report.models import Message
from tests import factories
from tests.referrals.scene import Scene, scene
from tests.report import setting

pytestmark = pytest.mark.django_db


@dataclass(frozen=True)
class Told:
    """How many set phrases lie in the mailbox, and what the open one says."""

    count: int
    words: str


def after_asking(about: str, *, linked: bool) -> Told:
    desk, here = setting.intake("Casa Uno"), scene()
    sent = setting.sent_to(desk, {**setting.ANSWERS, "about": about})
    with factories.inside(desk.ana):
        report.read_report(actor=desk.ana, report_id=sent.report_id)
        if linked:
            report.link_reporter(actor=desk.ana, report_id=sent.report_id)
        case_id = case_from(desk.ana, sent.report_id)
        actions.refer_person(actor=desk.ana, request=request_of(here, case_id))
        count = Message.objects.filter(direction=Message.Direction.TOLD).count()
    return Told(count, str(setting.person.look_inside(box=sent.box)))


def case_from(actor: OpenMember, report_id: UUID) -> UUID:
    return cases.open_case(actor=actor, case_id=new_id(), card=Card(name="Wren"), report_id=report_id)


def request_of(here: Scene, case_id: UUID) -> actions.Request:
    return here.request(case_id=case_id)


def test_a_linked_person_reads_whom_they_agreed_to_ask() -> None:
    told = after_asking("ME", linked=True)
    assert told.count == 1
    assert "Juniper Legal" in told.words


def test_before_the_code_is_linked_nothing_is_said() -> None:
    assert after_asking("ME", linked=False).count == 0


@pytest.mark.parametrize("about", ["KNOW", "SAW"])
def test_a_third_party_reads_nothing_about_anyone(about: str) -> None:
    told = after_asking(about, linked=False)
    assert told.count == 0
    assert "Juniper" not in told.words
