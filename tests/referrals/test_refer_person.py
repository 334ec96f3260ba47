"""One organisation is asked, with exactly what the person agreed to."""

import pytest

from luminaria.cases import actions as cases
from luminaria.consent.errors import OutOfScope, ReleaseIncomplete
from luminaria.consent.models import Release
from luminaria.directory.queries import services_near
from luminaria.kernel.errors import NotFound, NotPermitted
from luminaria.kernel.ids import new_id
from luminaria.people.models import IntakeEpoch
from luminaria.people.rules import Role
from luminaria.referrals import actions
from luminaria.referrals.errors import CannotReceiveHere
from luminaria.referrals.models import Referral
from luminaria.referrals.rules import Line, PacketState, State
from tests import factories
from tests.databases import database_role
from tests.referrals.scene import LINES, everything, scene

pytestmark = pytest.mark.django_db


def test_a_release_and_a_packet_exist_together() -> None:
    here = scene()
    referral_id = here.refer()
    row, packet = here.sent(referral_id), here.packet(referral_id)
    assert row.state == State.SENT
    assert (packet.state, packet.sender_id) == (PacketState.OPEN, here.ana.organisation_id)
    with factories.inside(here.ana):
        release = Release.objects.get(id=row.release_id)
    assert release.recipient_id == here.lena.organisation_id
    assert release.expires_at == packet.expires_at


def test_the_receiver_reads_exactly_what_was_released() -> None:
    here = scene()
    packet = here.read(here.packet_id(here.refer())).packet
    assert packet is not None
    assert packet.lines == LINES


def test_pressing_twice_asks_once() -> None:
    here = scene()
    with factories.inside(here.ana):
        request = here.request()
        first = actions.refer_person(actor=here.ana, request=request)
        again = actions.refer_person(actor=here.ana, request=request)
        assert first == again
        assert Referral.objects.count() == Release.objects.count() == 1


def test_no_line_crosses_that_the_release_does_not_name() -> None:
    here = scene()
    more = (*LINES, Line("WANTS", "What they want", "My papers"))
    with pytest.raises(OutOfScope):
        here.refer(lines=more)
    with factories.inside(here.ana):
        assert not Release.objects.exists()
        assert not Referral.objects.exists()
    with factories.inside(here.lena):
        assert everything() == []


def test_without_a_signature_nothing_crosses() -> None:
    here = scene()
    with factories.inside(here.ana):
        request = here.request()
        unsigned = type(request)(
            **vars(request) | {"terms": type(request.terms)(**vars(request.terms) | {"signature": ""})}
        )
        with pytest.raises(ReleaseIncomplete):
            actions.refer_person(actor=here.ana, request=unsigned)
    assert everything() == []


def test_only_a_service_with_a_desk_here_can_be_asked() -> None:
    here = scene()
    by_phone = services_near().by_phone
    with pytest.raises(CannotReceiveHere):
        here.refer(service_id=by_phone[0].id if by_phone else new_id())


def test_an_organisation_whose_intake_ended_meanwhile_gets_nothing() -> None:
    here = scene()
    with factories.inside(here.lena):
        IntakeEpoch.objects.update(retired_on="2026-01-01")
    with pytest.raises(Exception, match="cannot receive"):
        here.refer()
    assert everything() == []


def test_a_case_of_others_cannot_be_referred() -> None:
    here = scene()
    with factories.inside(here.mo), pytest.raises(NotFound):
        actions.refer_person(actor=here.mo, request=here.request())


@pytest.mark.parametrize("role", [Role.INTAKE, Role.ADMINISTRATOR, Role.ANALYST, Role.COORDINATOR])
def test_other_roles_may_not(role: Role) -> None:
    here = scene()
    other = factories.with_roles(here.ana, role)
    with factories.inside(other), pytest.raises(NotPermitted):
        actions.refer_person(actor=other, request=here.request())


def test_closing_the_case_ends_what_was_shared() -> None:
    here = scene()
    referral_id = here.refer()
    with factories.inside(here.ana):
        cases.close_case(actor=here.ana, case_id=here.case_id, note_id=new_id(), reason="DONE", words="")
    assert here.read(here.packet_id(referral_id)).packet is None


def test_neither_side_keeps_a_word_in_clear() -> None:
    here = scene()
    referral_id = here.refer()
    here.accept(here.packet_id(referral_id), "Canary comes on Tuesday")
    values = [value for row in everything() for value in row]
    dump = b"".join(bytes(v) if isinstance(v, bytes | memoryview) else str(v).encode() for v in values)
    for word in (b"Wren", b"Spanish", b"pay", b"Canary", b"Tuesday", b"Lena"):
        assert word not in dump


def test_the_database_role_of_the_desk_cannot_see_the_other_side() -> None:
    here = scene()
    here.refer()
    with database_role("desk"), factories.inside(here.mo):
        assert not Referral.objects.exists()
