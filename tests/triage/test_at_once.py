"""Two advocates at the same moment, each with a connection and a transaction of its own."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from luminaria.people.rules import OpenMember
from luminaria.report.actions import read_messages
from luminaria.triage import actions
from luminaria.triage.errors import AnsweredMeanwhile, TakenMeanwhile
from tests import factories
from tests.triage import setting

pytestmark = pytest.mark.django_db(transaction=True)


def test_of_two_who_take_it_at_once_one_answers_and_the_other_is_told() -> None:
    desk = setting.intake()
    sent = setting.came(desk)
    setting.read(desk.ana, sent.report_id)
    together = Barrier(2)

    def press(who: OpenMember) -> str:
        try:
            together.wait(timeout=10)
            with factories.inside(who):
                actions.take_and_answer(
                    actor=who,
                    report_id=sent.report_id,
                    words=f"{who.name} answers.",
                    question=False,
                    seen_owner=None,
                    seen_answers=0,
                )
            return who.name
        except (AnsweredMeanwhile, TakenMeanwhile):
            return ""
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as hands:
        winner = "".join(hands.map(press, (desk.ana, desk.ben)))
    with factories.inside(desk.ana):
        messages = read_messages(actor=desk.ana, report_id=sent.report_id)
    assert [message.text for message in messages] == [f"{winner} answers."]
