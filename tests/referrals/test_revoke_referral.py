"""The person takes it back, and the other side's page closes."""

import pytest

from luminaria.cases import actions as cases
from luminaria.kernel.errors import NotFound
from luminaria.people.compartment import every_compartment
from luminaria.referrals import actions
from luminaria.referrals.models import ReceivedPacket
from luminaria.referrals.rules import Closed, PacketState, State
from tests import factories
from tests.databases import database_role
from tests.referrals.scene import SPOKEN, scene

pytestmark = pytest.mark.django_db


def test_it_closes_on_the_next_read_and_what_crossed_is_deleted_in_the_same_deed() -> None:
    here = scene()
    referral_id = here.refer()
    packet_id = here.packet_id(referral_id)
    assert here.read(packet_id).packet is not None
    here.revoke(referral_id)
    packet = here.packet(referral_id)
    assert (packet.state, packet.closed) == (PacketState.CLOSED, Closed.REVOKED)
    assert packet.sealed_content is None
    assert packet.wrapped_content is None
    assert here.read(packet_id).packet is None
    assert here.sent(referral_id).state == State.REVOKED


def test_also_after_a_yes() -> None:
    here = scene()
    referral_id = here.refer()
    here.accept(here.packet_id(referral_id))
    here.revoke(referral_id)
    assert here.sent(referral_id).state == State.REVOKED
    assert here.read(here.packet_id(referral_id)).packet is None


def test_a_supervisor_can_do_it_for_a_colleague() -> None:
    here = scene()
    referral_id = here.refer()
    with factories.inside(here.dee):
        actions.revoke_referral(actor=here.dee, referral_id=referral_id, revocation=SPOKEN)
    assert here.read(here.packet_id(referral_id)).packet is None


def test_another_organisation_cannot() -> None:
    here = scene()
    referral_id = here.refer()
    with factories.inside(here.mo), pytest.raises(NotFound):
        actions.revoke_referral(actor=here.mo, referral_id=referral_id, revocation=SPOKEN)
    assert here.read(here.packet_id(referral_id)).packet is not None


def test_somebody_who_is_kept_out_of_the_case_cannot() -> None:
    here = scene()
    referral_id = here.refer()
    with factories.inside(here.ana):
        cases.exclude_member(
            actor=here.ana, case_id=here.case_id, member_id=here.dee.member_id, ground="CONFLICT"
        )
    with factories.inside(here.dee), pytest.raises(NotFound):
        actions.revoke_referral(actor=here.dee, referral_id=referral_id, revocation=SPOKEN)


def test_other_requests_of_the_case_stay_as_they_are() -> None:
    here = scene()
    taken_back, other = here.refer(), here.refer()
    here.revoke(taken_back)
    assert here.read(here.packet_id(other)).packet is not None


def test_the_constraint_of_the_database_keeps_a_closed_packet_empty() -> None:
    here = scene()
    here.refer()
    from django.db import IntegrityError, transaction

    with (
        database_role("owner"),
        every_compartment(),
        pytest.raises(IntegrityError),
        transaction.atomic(),
    ):
        ReceivedPacket.objects.update(state=PacketState.CLOSED)
