"""refer_person: one organisation is asked, with exactly what the person agreed to."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from luminaria import vault
from luminaria.cases.keys import case_key
from luminaria.cases.queries import report_of, visible_case
from luminaria.consent.actions import grant_release
from luminaria.consent.queries import require_release
from luminaria.consent.rules import Ask, Terms
from luminaria.directory.queries import service
from luminaria.kernel import clock
from luminaria.kernel.errors import NotFound
from luminaria.kernel.ids import new_id
from luminaria.people.rules import OpenMember
from luminaria.people.verbs import record, require
from luminaria.referrals import bodies, crossings
from luminaria.referrals.errors import CannotReceiveHere
from luminaria.referrals.models import Referral
from luminaria.referrals.queries import visible_referral
from luminaria.referrals.rules import Event, Packet, State, next_state
from luminaria.report.actions import tell_reporter
from luminaria.report.errors import NotLinked, ThirdParty
from luminaria.report.rules import Phrase


@dataclass(frozen=True)
class Request:
    """What is asked of whom. `referral_id` comes from the form: the same one again is the same press."""

    referral_id: UUID
    case_id: UUID
    service_id: UUID
    terms: Terms
    packet: Packet
    expires_at: datetime


def refer_person(*, actor: OpenMember, request: Request) -> UUID:
    """A release is signed and the packet lies with the receiver: both, or neither.

    The packet carries exactly the fields of the release. Pressing twice makes one of each.
    Raises NotFound, NoKeyHere, ReleaseIncomplete, OutOfScope, CannotReceiveHere, NoEpoch.
    """
    require(actor, "refer_person")
    visible_case(actor, request.case_id)
    try:
        with transaction.atomic():
            if not Referral.objects.filter(id=request.referral_id).exists():
                _refer(actor, request)
    except IntegrityError:  # the other press was first
        visible_referral(actor, request.referral_id)
    return request.referral_id


def _refer(actor: OpenMember, request: Request) -> None:
    chosen = service(request.service_id)
    if chosen is None or chosen.organisation_id is None:
        raise CannotReceiveHere()
    key = case_key(actor=actor, case_id=request.case_id)
    release = grant_release(
        actor=actor,
        case_id=request.case_id,
        key=key,
        recipient_id=chosen.organisation_id,
        terms=request.terms,
        expires_at=request.expires_at,
    )
    ask = Ask(chosen.organisation_id, request.packet.scope)
    require_release(release.id, ask=ask, scope=request.terms.scope)
    pair = vault.new_key_pair()
    kept = bodies.Kept(packet=request.packet, service=chosen.name, answer_private=pair.private)
    sealed, wrapped = bodies.seal_kept(
        kept, key=key, organisation_id=actor.organisation_id, referral_id=request.referral_id
    )
    row = Referral.objects.create(
        id=request.referral_id,
        organisation_id=actor.organisation_id,
        case_id=request.case_id,
        service_id=request.service_id,
        recipient_id=chosen.organisation_id,
        release_id=release.id,
        packet_id=new_id(),
        state=next_state(State.DRAFT, Event.SEND),
        asked_by=actor.member_id,
        sent_on=clock.now().date(),
        expires_at=release.expires_at,
        key_id=key.id,
        sealed_body=sealed,
        wrapped_body=wrapped,
    )
    crossings.hand_over(row, request.packet, answer_public=pair.public)
    _tell_the_person(actor, request.case_id, chosen.name)
    record("refer_person", actor=actor, obj=row.id)


def _tell_the_person(actor: OpenMember, case_id: UUID, name: str) -> None:
    """Their mailbox says "You agreed that we may ask ...", once an advocate has linked it; else nothing."""
    report_id = report_of(case_id)
    if report_id is None:
        return
    with suppress(NotFound, NotLinked, ThirdParty):
        tell_reporter(actor=actor, report_id=report_id, phrase=Phrase.AGREED_TO_ASK, name=name)
