"""Cedar Lamp works a case with Wren, Juniper Legal can be asked, Mesa Door has nothing to do with it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from luminaria.cases import actions as cases
from luminaria.cases.rules import Card
from luminaria.consent.actions import Revocation
from luminaria.consent.rules import TakenBack
from luminaria.directory import queries as directory
from luminaria.directory.actions import load_services
from luminaria.kernel import clock
from luminaria.kernel.ids import new_id
from luminaria.people.compartment import compartment, every_compartment
from luminaria.people.rules import OpenMember, Role
from luminaria.referrals import actions, pages
from luminaria.referrals.actions import ReadPacket, Request
from luminaria.referrals.models import ReceivedPacket, Referral
from luminaria.referrals.rules import Line
from tests import factories
from tests.consent.setting import TERMS
from tests.databases import database_role

LINES = (
    Line("CHOSEN_NAME", "The name they chose", "Wren"),
    Line("LANGUAGE", "Language", "Spanish, with an interpreter"),
    Line("WORK", "Place and kind of work", "Cleaning rooms at three places"),
)
SPOKEN = Revocation(how=TakenBack.SPOKEN)
NEW_ADDRESS = "77 Quiet Canyon Lane"


@dataclass(frozen=True)
class Scene:
    """`ana` leads the case and `dee` supervises; `lena` is on intake at Juniper Legal, `mo` elsewhere."""

    ana: OpenMember
    dee: OpenMember
    lena: OpenMember
    mo: OpenMember
    case_id: UUID
    service_id: UUID

    def request(self, **changes: Any) -> Request:
        lines = changes.pop("lines", LINES)
        expires_at: datetime = changes.pop("expires_at", clock.now() + timedelta(days=14))
        packet = pages.packet_for(
            sender=self.ana.organisation_name,
            ask_name=self.ana.name,
            ask_phone="505-555-0142",
            recipient=self.lena.organisation_name,
            purpose=TERMS.purpose,
            expires_at=expires_at,
            lines=lines,
        )
        fields = tuple((line.code, line.label) for line in LINES)
        request = Request(
            new_id(), self.case_id, self.service_id, replace(TERMS, fields=fields), packet, expires_at
        )
        return replace(request, **changes)

    def refer(self, **changes: Any) -> UUID:
        with factories.inside(self.ana):
            return actions.refer_person(actor=self.ana, request=self.request(**changes))

    def read(self, packet_id: UUID, *, by: OpenMember | None = None) -> ReadPacket:
        reader = by or self.lena
        with factories.inside(reader):
            return actions.read_packet(actor=reader, packet_id=packet_id)

    def accept(self, packet_id: UUID, words: str = "") -> None:
        with factories.inside(self.lena):
            actions.accept_referral(actor=self.lena, packet_id=packet_id, words=words)

    def revoke(self, referral_id: UUID) -> None:
        with factories.inside(self.ana):
            actions.revoke_referral(actor=self.ana, referral_id=referral_id, revocation=SPOKEN)

    def sent(self, referral_id: UUID) -> Referral:
        with compartment(self.ana.organisation_id):
            return Referral.objects.get(id=referral_id)

    def packet_id(self, referral_id: UUID) -> UUID:
        return self.sent(referral_id).packet_id

    def packet(self, referral_id: UUID) -> ReceivedPacket:
        packet_id = self.packet_id(referral_id)
        with compartment(self.lena.organisation_id):
            return ReceivedPacket.objects.get(id=packet_id)


def scene(card: Mapping[str, str] | None = None) -> Scene:
    """Two organisations and a third, a case with words that nobody agreed to share, and a directory."""
    home, legal = (
        factories.organisation("Cedar Lamp", phone="505-555-0142"),
        factories.organisation("Juniper Legal", kind="LEGAL"),
    )
    third = factories.organisation("Mesa Door")
    ana = factories.member(home, {Role.CASE_WORKER, Role.INTAKE})
    dee = factories.member(home, {Role.SUPERVISOR}, name="Dee Prueba")
    lena = factories.member(legal, {Role.INTAKE}, name="Lena Prueba")
    mo = factories.member(third, {Role.INTAKE, Role.SUPERVISOR, Role.CASE_WORKER}, name="Mo Prueba")
    with database_role("owner"):
        load_services()
    case_id = new_id()
    said = {"name": "Wren", "language": "Spanish", "reach_by": "text", "avoid": NEW_ADDRESS, **(card or {})}
    with factories.inside(ana):
        cases.open_case(actor=ana, case_id=case_id, card=Card(**said))
        cases.record_wants(
            actor=ana, case_id=case_id, words=f"My pay. I live at {NEW_ADDRESS}.", read_back=True, seen=0
        )
    offered = directory.services_near(without=home.id).here
    service = next(option for option in offered if option.organisation_id == legal.id)
    return Scene(ana, dee, lena, mo, case_id, service.id)


def everything() -> list[list[Any]]:
    """Every value of every referral row of every organisation, as a thief of the database has them."""
    with database_role("owner"), every_compartment():
        return [list(row) for model in (Referral, ReceivedPacket) for row in model.objects.values_list()]
