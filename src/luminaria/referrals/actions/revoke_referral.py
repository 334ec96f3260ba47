"""revoke_referral: the person takes it back, and the other side's page closes."""

from uuid import UUID

from luminaria.cases.keys import case_key
from luminaria.consent.actions import Revocation, revoke_release
from luminaria.consent.models import Release
from luminaria.kernel import clock
from luminaria.people.rules import OpenMember
from luminaria.people.verbs import record, require
from luminaria.referrals.crossings import close_theirs
from luminaria.referrals.models import Referral
from luminaria.referrals.queries import visible_referral
from luminaria.referrals.rules import TABLE, Closed, Event, State, next_state


def revoke_referral(*, actor: OpenMember, referral_id: UUID, revocation: Revocation) -> None:
    """The release of this referral is over; the other side cannot open it from the next try on.

    Raises NotFound, NoKeyHere.
    """
    require(actor, "revoke_referral")
    row = visible_referral(actor, referral_id)
    key = case_key(actor=actor, case_id=row.case_id)
    revoke_release(actor=actor, release_id=row.release_id, key=key, revocation=revocation)
    record("revoke_referral", actor=actor, obj=row.id)


def close_what_crossed(release: Release) -> None:
    """Called when any release is taken back: the packet that crossed under it is deleted with it."""
    row = Referral.objects.select_for_update().filter(release_id=release.id).first()
    if row is None:
        return
    if Event.REVOKE in TABLE[State(row.state)]:
        row.state = next_state(State(row.state), Event.REVOKE)
        row.ended_on = clock.now().date()
        row.save()
    close_theirs(row, Closed.REVOKED)
