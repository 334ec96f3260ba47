"""grant_release: what the person agreed to becomes a release."""

from dataclasses import asdict
from datetime import datetime
from uuid import UUID

from luminaria.consent import speech
from luminaria.consent.errors import ReleaseIncomplete, WrongRecipient
from luminaria.consent.models import Release
from luminaria.consent.rules import Terms, faults
from luminaria.consent.sealing import HandedKey, Place, seal_body
from luminaria.kernel import clock
from luminaria.kernel.ids import new_id
from luminaria.people.rules import OpenMember
from luminaria.people.verbs import record, require


def grant_release(
    *,
    actor: OpenMember,
    case_id: UUID,
    key: HandedKey,
    recipient_id: UUID,
    terms: Terms,
    expires_at: datetime,
    starts_at: datetime | None = None,
) -> Release:
    """Something of this case may now cross to one organisation, until `expires_at` and no longer.

    Raises ReleaseIncomplete with the first thing that is lacking, WrongRecipient for one's own
    organisation. Source: facts/casework.md 7.
    """
    require(actor, "grant_release")
    starts_at = starts_at or clock.now()
    if recipient_id == actor.organisation_id:
        raise WrongRecipient()
    lacking = faults(terms, starts_at, expires_at)
    if lacking:
        raise ReleaseIncomplete(speech.FAULTS[lacking[0]])
    release_id = new_id()
    place = Place(actor.organisation_id, "release", release_id, "terms")
    sealed, wrapped = seal_body(asdict(terms), key=key, place=place)
    release = Release.objects.create(
        id=release_id,
        organisation_id=actor.organisation_id,
        case_id=case_id,
        recipient_id=recipient_id,
        starts_at=starts_at,
        expires_at=expires_at,
        key_id=key.id,
        sealed_terms=sealed,
        wrapped_terms=wrapped,
    )
    record("grant_release", actor=actor, obj=release.id, details={"to": str(recipient_id)})
    return release
