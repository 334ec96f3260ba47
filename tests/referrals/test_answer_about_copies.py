"""After the end: what the receiver did with what it had read or copied."""

import pytest

from luminaria.kernel.errors import NotFound
from luminaria.referrals import actions
from luminaria.referrals.rules import Copies, NotFromHere
from tests import factories
from tests.referrals.scene import scene

pytestmark = pytest.mark.django_db


def test_the_answer_stands_on_both_sides() -> None:
    here = scene()
    referral_id = here.refer()
    packet_id = here.packet_id(referral_id)
    here.revoke(referral_id)
    with factories.inside(here.lena):
        actions.answer_about_copies(actor=here.lena, packet_id=packet_id, copies=Copies.DELETED)
    assert here.sent(referral_id).copies == here.packet(referral_id).copies == Copies.DELETED


def test_it_is_asked_only_after_the_end() -> None:
    here = scene()
    packet_id = here.packet_id(here.refer())
    with factories.inside(here.lena), pytest.raises(NotFromHere):
        actions.answer_about_copies(actor=here.lena, packet_id=packet_id, copies=Copies.DELETED)


def test_another_organisation_cannot_answer() -> None:
    here = scene()
    referral_id = here.refer()
    packet_id = here.packet_id(referral_id)
    here.revoke(referral_id)
    with factories.inside(here.mo), pytest.raises(NotFound):
        actions.answer_about_copies(actor=here.mo, packet_id=packet_id, copies=Copies.DELETED)
