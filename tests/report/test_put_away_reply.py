"""Putting an answer away."""

import pytest

from luminaria.kernel.ids import new_id
from luminaria.report import actions
from luminaria.report.errors import NothingHere
from luminaria.report.models import Message
from tests import factories
from tests.report import setting


def _answered(home: setting.Intake, text: str = "We can talk.") -> setting.Sent:
    sent = setting.sent_to(home)
    with factories.inside(home.ana):
        actions.read_report(actor=home.ana, report_id=sent.report_id)
        actions.answer_report(actor=home.ana, report_id=sent.report_id, text=text)
    return sent


def test_the_receipt_does_not_open_it_again_and_the_desk_knows_the_day(home: setting.Intake) -> None:
    sent = _answered(home)
    opened = setting.person.look_inside(box=sent.box)
    assert opened is not None
    setting.person.put_away_reply(box=sent.box, reply_id=opened.replies[0].id)
    after = setting.person.look_inside(box=sent.box)
    assert after is not None
    assert after.replies == []
    with factories.inside(home.ana):
        message = Message.objects.get()
        assert message.reporter_wrap is None
        found = actions.read_messages(actor=home.ana, report_id=sent.report_id)
        assert [(m.text, m.put_away) for m in found] == [("We can talk.", True)]


def test_nobody_puts_away_what_is_not_theirs(home: setting.Intake) -> None:
    mine, theirs = _answered(home), _answered(home, "For another.")
    opened = setting.person.look_inside(box=theirs.box)
    assert opened is not None
    for reply in (opened.replies[0].id, new_id()):
        with pytest.raises(NothingHere):
            setting.person.put_away_reply(box=mine.box, reply_id=reply)
    assert setting.person.look_inside(box=theirs.box) == opened
