"""The receiver opens what was shared, if the release lets it now."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from luminaria.consent.models import Release
from luminaria.kernel import clock
from luminaria.kernel.errors import NotFound, NotPermitted
from luminaria.ledger.models import Leaf
from luminaria.people import epochs, keyring
from luminaria.people.rules import Role
from luminaria.referrals import queries
from luminaria.referrals.models import ReceivedPacket
from luminaria.referrals.rules import Closed, State
from tests import factories
from tests.referrals.scene import NEW_ADDRESS, Scene, scene

pytestmark = pytest.mark.django_db


def times_read(here: Scene, packet_id: UUID) -> int:
    with factories.inside(here.lena):
        return Leaf.objects.filter(verb="read_packet", obj=packet_id).count()


def test_the_sender_sees_that_it_was_read_and_every_opening_is_in_the_ledger() -> None:
    here = scene()
    referral_id = here.refer()
    packet_id = here.packet_id(referral_id)
    here.read(packet_id)
    here.read(packet_id)
    row = here.sent(referral_id)
    assert row.state == State.ACKNOWLEDGED
    assert row.read_on == row.last_read_on == clock.now().date()
    assert row.times_read == 2
    assert times_read(here, packet_id) == 2


def test_a13_the_receiver_sees_nothing_outside_the_release() -> None:
    here = scene()
    read = here.read(here.packet_id(here.refer()))
    assert read.packet is not None
    assert read.packet.scope == {"CHOSEN_NAME", "LANGUAGE", "WORK"}
    assert "pay" not in str(read.packet.lines)
    with factories.inside(here.lena):
        assert str(here.case_id) not in str(ReceivedPacket.objects.values_list().get())


def test_a19_another_organisation_does_not_find_it() -> None:
    here = scene()
    packet_id = here.packet_id(here.refer())
    with pytest.raises(NotFound):
        here.read(packet_id, by=here.mo)


def test_a19_the_row_opens_with_nobody_elses_key_even_if_it_were_moved() -> None:
    here = scene()
    packet_id = here.packet_id(here.refer())
    stranger = replace(here.mo, organisation_id=here.lena.organisation_id)
    with pytest.raises(keyring.NoKeyHere):
        here.read(packet_id, by=stranger)


def test_a20_expired_in_flight() -> None:
    here = scene()
    referral_id = here.refer()
    packet_id = here.packet_id(referral_id)
    assert here.read(packet_id).packet is not None
    with clock.moved(timedelta(days=14)):
        assert here.read(packet_id).packet is None
    assert here.packet(referral_id).closed == Closed.EXPIRED
    assert here.packet(referral_id).sealed_content is None
    assert here.sent(referral_id).state == State.EXPIRED


def test_a20_a_release_that_ended_without_telling_still_closes_on_the_next_read() -> None:
    here = scene()
    referral_id = here.refer()
    with factories.inside(here.ana):
        Release.objects.update(state=Release.State.REVOKED)
    packet_id = here.packet_id(referral_id)
    assert here.read(packet_id).packet is None
    assert here.packet(referral_id).closed == Closed.REVOKED
    assert here.read(packet_id).packet is None
    assert times_read(here, packet_id) == 2


def test_a23_a_new_address_is_in_no_packet_without_its_line() -> None:
    here = scene()
    read = here.read(here.packet_id(here.refer()))
    assert NEW_ADDRESS not in str(read.packet)


@pytest.mark.parametrize("role", [Role.CASE_WORKER, Role.SUPERVISOR, Role.ADMINISTRATOR, Role.ANALYST])
def test_only_the_intake_role_reads(role: Role) -> None:
    here = scene()
    packet_id = here.packet_id(here.refer())
    with pytest.raises(NotPermitted):
        here.read(packet_id, by=factories.with_roles(here.lena, role))


def test_reading_moves_it_to_the_newest_epoch() -> None:
    here = scene()
    referral_id = here.refer()
    with factories.inside(here.lena):
        before = epochs.current_epoch()
        after = epochs.open_epoch()
        assert queries.epoch_in_use(before.id)
    assert here.read(here.packet_id(referral_id)).packet is not None
    assert here.packet(referral_id).epoch_id == after.id
    with factories.inside(here.lena):
        assert not queries.epoch_in_use(before.id)
    assert here.read(here.packet_id(referral_id)).packet is not None


def test_the_list_says_who_and_since_when_and_carries_no_story() -> None:
    here = scene()
    here.refer()
    with factories.inside(here.lena):
        rows = queries.received_by(here.lena).rows
    assert [(row.other, row.word) for row in rows] == [(here.ana.organisation_name, "Asks for an answer")]
    assert "Wren" not in str(rows)
