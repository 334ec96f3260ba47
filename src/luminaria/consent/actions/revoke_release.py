"""revoke_release: the person takes it back, and it ends with the next try to read."""

from dataclasses import asdict, dataclass
from uuid import UUID

from luminaria.consent import speech
from luminaria.consent.hooks import release_revoked
from luminaria.consent.models import Release
from luminaria.consent.rules import TakenBack
from luminaria.consent.sealing import HandedKey, Place, seal_body
from luminaria.kernel import clock
from luminaria.kernel.errors import NotFound
from luminaria.people.rules import OpenMember
from luminaria.people.verbs import record, require


@dataclass(frozen=True)
class Revocation:
    """How it was taken back, in what words, and what the person was told."""

    how: TakenBack
    words: str = ""
    told: tuple[str, ...] = speech.WHEN_TAKEN_BACK


def revoke_release(*, actor: OpenMember, release_id: UUID, key: HandedKey, revocation: Revocation) -> Release:
    """The release is over and whatever crossed under it closes, in one transaction.

    Taking back twice changes nothing. Raises NotFound.
    """
    require(actor, "revoke_release")
    release = Release.objects.select_for_update().filter(id=release_id).first()
    if release is None:
        raise NotFound()
    if release.state == Release.State.REVOKED:
        return release
    place = Place(release.organisation_id, "release", release.id, "revocation")
    body = asdict(revocation) | {"at": clock.now().isoformat(), "taken_by": str(actor.member_id)}
    release.sealed_revocation, release.wrapped_revocation = seal_body(body, key=key, place=place)
    release.revocation_key_id = key.id
    release.state = Release.State.REVOKED
    release.revoked_on = clock.now().date()
    release.save()
    record("revoke_release", actor=actor, obj=release.id, details={"how": revocation.how.value})
    release_revoked.call(release)
    return release
