"""What has run out is deleted by the clock, without anyone reading it."""

from datetime import timedelta

import pytest

from luminaria.kernel import clock, schedule
from luminaria.referrals import tasks
from luminaria.referrals.rules import Closed, PacketState, State
from tests.databases import database_role
from tests.referrals.scene import scene

pytestmark = pytest.mark.django_db


def expire(**later: int) -> int:
    with clock.moved(timedelta(**later)), database_role("owner"):
        return tasks.expire_packets()


def test_nothing_happens_before_the_day() -> None:
    here = scene()
    referral_id = here.refer()
    assert expire(days=13) == 0
    assert here.packet(referral_id).state == PacketState.OPEN


def test_the_packet_is_deleted_and_the_unanswered_request_ends() -> None:
    here = scene()
    referral_id = here.refer()
    assert expire(days=14, seconds=1) == 1
    packet = here.packet(referral_id)
    assert (packet.closed, packet.sealed_content, packet.wrapped_content) == (Closed.EXPIRED, None, None)
    assert here.sent(referral_id).state == State.EXPIRED
    assert expire(days=15) == 0


def test_work_that_was_accepted_goes_on_without_the_page() -> None:
    here = scene()
    referral_id = here.refer()
    here.accept(here.packet_id(referral_id))
    expire(days=15)
    assert here.sent(referral_id).state == State.ACCEPTED
    assert here.packet(referral_id).closed == Closed.EXPIRED


def test_it_is_on_the_schedule_without_arguments() -> None:
    assert "referrals.expire_packets" in schedule.names()
