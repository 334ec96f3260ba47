"""Two presses in the same moment, each with a connection and a transaction of its own."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from uuid import UUID

import pytest
from django.db import connection

from luminaria.consent.models import Release
from luminaria.people.compartment import compartment
from luminaria.referrals import actions
from luminaria.referrals.models import ReceivedPacket, Referral
from tests import factories
from tests.referrals.scene import scene

pytestmark = pytest.mark.django_db(transaction=True)


def test_two_presses_at_once_make_one_referral_one_release_and_one_packet() -> None:
    here = scene()
    with factories.inside(here.ana):
        request = here.request()
    together = Barrier(2)

    def press(_: int) -> UUID:
        try:
            together.wait(timeout=10)
            with factories.inside(here.ana):
                return actions.refer_person(actor=here.ana, request=request)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as hands:
        assert list(hands.map(press, range(2))) == [request.referral_id] * 2
    with compartment(here.ana.organisation_id):
        assert Referral.objects.count() == Release.objects.count() == 1
    with compartment(here.lena.organisation_id):
        assert ReceivedPacket.objects.count() == 1
