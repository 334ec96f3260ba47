"""Reading the messages of a report."""

import pytest

from luminaria.kernel.errors import NotPermitted
from luminaria.ledger.models import Leaf
from luminaria.people.rules import Role
from luminaria.report import actions, queries
from luminaria.report.errors import NotReadYet
from tests import factories
from tests.report import setting


def test_both_ways_in_order_and_new_ones_are_counted_until_read(home: setting.Intake) -> None:
    sent = setting.sent_to(home)
    with factories.inside(home.ana):
        actions.read_report(actor=home.ana, report_id=sent.report_id)
        actions.answer_report(actor=home.ana, report_id=sent.report_id, text="When can we talk?")
    setting.person.write_more(box=sent.box, text="On Monday.")
    with factories.inside(home.ana):
        assert queries.inbox()[0].new_messages == 1
        found = actions.read_messages(actor=home.ben, report_id=sent.report_id)
        assert [(m.direction, m.text) for m in found] == [("OUT", "When can we talk?"), ("IN", "On Monday.")]
        assert queries.inbox()[0].new_messages == 0
        assert Leaf.objects.filter(verb="read_messages", obj=sent.report_id).count() == 1


def test_the_report_is_read_first(home: setting.Intake) -> None:
    sent = setting.sent_to(home)
    with factories.inside(home.ana), pytest.raises(NotReadYet):
        actions.read_messages(actor=home.ana, report_id=sent.report_id)


def test_only_intake_reads(home: setting.Intake) -> None:
    sent = setting.sent_to(home)
    with factories.inside(home.ana), pytest.raises(NotPermitted):
        actions.read_messages(
            actor=factories.with_roles(home.ana, Role.ADMINISTRATOR), report_id=sent.report_id
        )


def test_a_question_that_was_answered_is_none_any_more(home: setting.Intake) -> None:
    sent = setting.sent_to(home, {"about": "SAW"})
    with factories.inside(home.ana):
        actions.read_report(actor=home.ana, report_id=sent.report_id)
        actions.answer_report(actor=home.ana, report_id=sent.report_id, text="Which street?", question=True)
        actions.read_messages(actor=home.ana, report_id=sent.report_id)
    assert setting.reports_of(home.id)[0].state == "ASKED"
    setting.person.write_more(box=sent.box, text="The last one.")
    with factories.inside(home.ana):
        actions.read_messages(actor=home.ana, report_id=sent.report_id)
    assert setting.reports_of(home.id)[0].state == "READ"
