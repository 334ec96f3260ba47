"""A request that `home` sent to `elsewhere`, and one that came from there."""

from datetime import timedelta
from uuid import UUID

from luminaria.cases import actions as cases
from luminaria.cases.rules import Card
from luminaria.directory.actions import load_services
from luminaria.directory.queries import services_near
from luminaria.kernel import clock
from luminaria.kernel.ids import new_id
from luminaria.people.compartment import crossing
from luminaria.people.models import Organisation
from luminaria.people.rules import OpenMember, Role
from luminaria.referrals import actions, pages
from luminaria.referrals.models import ReceivedPacket
from luminaria.referrals.rules import Line
from tests.authorisation.objects import World, makes
from tests.consent.setting import TERMS
from tests.databases import database_role


@makes("referral_id")
def a_referral(world: World) -> str:
    return str(_asked(world.member(Role.CASE_WORKER), world.elsewhere))


@makes("packet_id")
def a_packet(world: World) -> str:
    with crossing(world.elsewhere.id, ground="TEST", reference=new_id()):
        _asked(world.member(Role.CASE_WORKER, own=False), world.home)
    return str(ReceivedPacket.objects.get().id)


def _asked(actor: OpenMember, recipient: Organisation) -> UUID:
    with database_role("owner"):
        load_services()
    case_id = cases.open_case(actor=actor, case_id=new_id(), card=Card(name="Wren"))
    expires_at = clock.now() + timedelta(days=14)
    packet = pages.packet_for(
        sender=actor.organisation_name,
        ask_name=actor.name,
        ask_phone="",
        recipient=recipient.name,
        purpose=TERMS.purpose,
        expires_at=expires_at,
        lines=tuple(Line(code, label, "Words") for code, label in TERMS.fields),
    )
    service = next(one for one in services_near().here if one.organisation_id == recipient.id)
    request = actions.Request(new_id(), case_id, service.id, TERMS, packet, expires_at)
    return actions.refer_person(actor=actor, request=request)
