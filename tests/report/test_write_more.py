"""The person behind a receipt writes again."""

import pytest

from luminaria import vault
from luminaria.people.compartment import compartment
from luminaria.report.errors import AnotherPressCameFirst, NothingHere
from luminaria.report.models import Message
from tests.report import setting


def test_the_message_is_sealed_to_the_epoch_and_the_box_does_not_show_it(home: setting.Intake) -> None:
    sent = setting.sent_to(home)
    setting.person.write_more(box=sent.box, text="One more thing.")
    with compartment(home.id):
        message = Message.objects.get()
        assert (message.direction, message.reporter_wrap) == ("IN", None)
        assert b"One more" not in bytes(message.sealed)
    opened = setting.person.look_inside(box=sent.box)
    assert opened is not None
    assert opened.replies == []


def test_pressed_twice_it_is_written_once(home: setting.Intake) -> None:
    sent = setting.sent_to(home)
    setting.person.write_more(box=sent.box, text="Once.")
    with pytest.raises(AnotherPressCameFirst):
        setting.person.write_more(box=sent.box, text="Once.")
    with compartment(home.id):
        assert Message.objects.count() == 1


def test_a_receipt_that_leads_nowhere_writes_nothing(home: setting.Intake) -> None:
    box = setting.person.open_mailbox(receipt=vault.new_receipt())
    with pytest.raises(NothingHere):
        setting.person.write_more(box=box, text="Into the void.")
    with compartment(home.id):
        assert not Message.objects.exists()
