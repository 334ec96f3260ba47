"""What the page of a case shows of this room, and what the end of a case ends here."""

from uuid import UUID

from django.template.loader import render_to_string
from django.urls import reverse

from luminaria.cases.hooks import CaseDoor, ServiceDoor
from luminaria.cases.keys import case_key
from luminaria.consent.actions import Revocation, revoke_release
from luminaria.consent.queries import live_releases
from luminaria.consent.rules import TakenBack
from luminaria.directory.queries import services_near
from luminaria.people.rules import OpenMember
from luminaria.people.verbs import may
from luminaria.referrals.queries import sent_from
from luminaria.referrals.rules import BEGIN


def door(actor: OpenMember, case_id: UUID) -> CaseDoor | None:
    """Ask a service, for those who may."""
    if not may(actor, "refer_person"):
        return None
    return CaseDoor(label="Ask a service", url=reverse("referrals.new", args=[case_id]), order=20)


def service_door(actor: OpenMember, case_id: UUID) -> ServiceDoor | None:
    """Begin a request to one service, for those who may: the ones that work on this instance receive here."""
    if not may(actor, "refer_person"):
        return None
    here = services_near(without=actor.organisation_id).here
    url = reverse("referrals.new", args=[case_id])
    return ServiceDoor("Ask them from here", url, BEGIN, frozenset(option.id for option in here))


def panel(actor: OpenMember, case_id: UUID) -> str:
    """The case's requests to services, without a story."""
    if not may(actor, "open_referral"):
        return ""
    rows = sent_from(case_id)
    return render_to_string("referrals/panel.html", {"rows": rows, "case_id": case_id})


def end_releases(actor: OpenMember, case_id: UUID) -> None:
    """Every live release of a case ends in the transaction that closes the case."""
    for release in live_releases(case_id):
        revoke_release(
            actor=actor,
            release_id=release.id,
            key=case_key(actor=actor, case_id=case_id),
            revocation=Revocation(how=TakenBack.CASE_CLOSED, told=()),
        )
