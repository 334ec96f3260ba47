"""A no, and whose decision it was."""

from uuid import UUID

import pytest

from luminaria.referrals import actions
from luminaria.referrals.errors import PacketClosed
from luminaria.referrals.rules import Closed, Decider, No, NotFromHere, PacketState, State
from tests import factories
from tests.referrals.scene import Scene, scene

pytestmark = pytest.mark.django_db


def decline(here: Scene, packet_id: UUID, whose: Decider, reason: No, words: str = "") -> None:
    with factories.inside(here.lena):
        actions.decline_referral(
            actor=here.lena, packet_id=packet_id, decider=whose, reason=reason, words=words
        )


@pytest.mark.parametrize(
    ("whose", "reason", "state"),
    [
        (Decider.PROVIDER, No.NO_ROOM, State.DECLINED_BY_PROVIDER),
        (Decider.SURVIVOR, No.NOT_NOW, State.DECLINED_BY_SURVIVOR),
    ],
)
def test_the_sender_sees_whose_no_it_was_and_why(whose: Decider, reason: No, state: State) -> None:
    here = scene()
    referral_id = here.refer()
    decline(here, here.packet_id(referral_id), whose, reason, "No room until January.")
    with factories.inside(here.ana):
        opened = actions.open_referral(actor=here.ana, referral_id=referral_id)
    assert opened.row.state == state
    assert opened.answer is not None
    assert (opened.answer.reason, opened.answer.words) == (reason, "No room until January.")


def test_what_was_shared_is_deleted_at_once() -> None:
    here = scene()
    referral_id = here.refer()
    decline(here, here.packet_id(referral_id), Decider.PROVIDER, No.CONFLICT)
    packet = here.packet(referral_id)
    assert (packet.state, packet.closed) == (PacketState.CLOSED, Closed.DECLINED_BY_PROVIDER)
    assert packet.sealed_content is None
    assert here.read(packet.id).packet is None


def test_after_a_yes_only_the_person_can_still_say_no() -> None:
    here = scene()
    referral_id = here.refer()
    packet_id = here.packet_id(referral_id)
    here.accept(packet_id)
    with pytest.raises(NotFromHere):
        decline(here, packet_id, Decider.PROVIDER, No.NO_ROOM)
    decline(here, packet_id, Decider.SURVIVOR, No.NOT_SAID)
    assert here.sent(referral_id).state == State.DECLINED_BY_SURVIVOR


def test_a_second_no_changes_nothing() -> None:
    here = scene()
    packet_id = here.packet_id(here.refer())
    decline(here, packet_id, Decider.PROVIDER, No.NO_ROOM)
    decline(here, packet_id, Decider.PROVIDER, No.CONFLICT)
    with pytest.raises(PacketClosed):
        decline(here, packet_id, Decider.SURVIVOR, No.NOT_NOW)


def test_taken_back_first_leaves_nothing_to_decline() -> None:
    here = scene()
    referral_id = here.refer()
    here.revoke(referral_id)
    with pytest.raises(PacketClosed):
        decline(here, here.packet_id(referral_id), Decider.PROVIDER, No.NO_ROOM)
