"""The receiver says yes."""

from datetime import timedelta

import pytest

from luminaria.kernel import clock
from luminaria.kernel.errors import NotFound
from luminaria.people.rules import Role
from luminaria.referrals import actions
from luminaria.referrals.errors import PacketClosed
from luminaria.referrals.rules import PacketState, State
from tests import factories
from tests.referrals.scene import scene

pytestmark = pytest.mark.django_db


def test_the_sender_sees_a_yes_and_its_words() -> None:
    here = scene()
    referral_id = here.refer()
    here.read(here.packet_id(referral_id))
    here.accept(here.packet_id(referral_id), "Come on Tuesday at ten.")
    with factories.inside(here.ana):
        opened = actions.open_referral(actor=here.ana, referral_id=referral_id)
    assert opened.row.state == State.ACCEPTED
    assert opened.answer is not None
    assert (opened.answer.words, opened.answer.by) == ("Come on Tuesday at ten.", here.lena.name)


def test_what_was_shared_stays_readable_after_a_yes() -> None:
    here = scene()
    referral_id = here.refer()
    here.accept(here.packet_id(referral_id))
    assert here.packet(referral_id).state == PacketState.ACCEPTED
    assert here.read(here.packet_id(referral_id)).packet is not None


def test_a_second_yes_changes_nothing() -> None:
    here = scene()
    referral_id = here.refer()
    here.accept(here.packet_id(referral_id), "First.")
    here.accept(here.packet_id(referral_id), "Second.")
    with factories.inside(here.ana):
        answer = actions.open_referral(actor=here.ana, referral_id=referral_id).answer
    assert answer is not None
    assert answer.words == "First."


def test_after_it_was_taken_back_there_is_nothing_to_say_yes_to() -> None:
    here = scene()
    referral_id = here.refer()
    here.revoke(referral_id)
    with pytest.raises(PacketClosed):
        here.accept(here.packet_id(referral_id))
    assert here.sent(referral_id).state == State.REVOKED


def test_after_its_day_there_is_nothing_to_say_yes_to() -> None:
    here = scene()
    packet_id = here.packet_id(here.refer())
    with clock.moved(timedelta(days=15)), pytest.raises(PacketClosed):
        here.accept(packet_id)


def test_another_organisation_cannot() -> None:
    here = scene()
    packet_id = here.packet_id(here.refer())
    with factories.inside(here.mo), pytest.raises(NotFound):
        actions.accept_referral(actor=here.mo, packet_id=packet_id)


def test_the_sender_cannot_answer_for_them() -> None:
    here = scene()
    packet_id = here.packet_id(here.refer())
    ana = factories.with_roles(here.ana, Role.INTAKE)
    with factories.inside(ana), pytest.raises(NotFound):
        actions.accept_referral(actor=ana, packet_id=packet_id)
