"""open_referral: the sender reads what crossed and what came back."""

from dataclasses import dataclass
from uuid import UUID

from luminaria.cases.keys import case_key
from luminaria.consent.actions import open_release
from luminaria.consent.rules import Terms
from luminaria.people.rules import OpenMember
from luminaria.people.verbs import record, require
from luminaria.referrals import bodies
from luminaria.referrals.models import Referral
from luminaria.referrals.queries import visible_referral
from luminaria.referrals.rules import Answer, Packet


@dataclass(frozen=True)
class OpenedReferral:
    """A referral as those who hold the case read it."""

    row: Referral
    service: str
    packet: Packet
    answer: Answer | None
    terms: Terms


def open_referral(*, actor: OpenMember, referral_id: UUID) -> OpenedReferral:
    """The referral, opened, and a line in the ledger of its case. Raises NotFound, NoKeyHere."""
    require(actor, "open_referral")
    row = visible_referral(actor, referral_id)
    key = case_key(actor=actor, case_id=row.case_id, version_id=row.key_id)
    kept = bodies.open_kept(row, key=key)
    record("open_referral", actor=actor, obj=row.case_id, details={"referral": str(row.id)})
    return OpenedReferral(
        row=row,
        service=kept.service,
        packet=kept.packet,
        answer=bodies.open_answer(row, kept=kept),
        terms=open_release(actor=actor, release_id=row.release_id, key=key),
    )
