"""open_release: the words of a release are read by someone who holds the case's key."""

from typing import Any
from uuid import UUID

from luminaria.consent.models import Release
from luminaria.consent.rules import Capacity, Identity, Method, Terms
from luminaria.consent.sealing import HandedKey, Place, open_body
from luminaria.kernel.errors import NotFound
from luminaria.people.rules import OpenMember
from luminaria.people.verbs import record, require


def open_release(*, actor: OpenMember, release_id: UUID, key: HandedKey) -> Terms:
    """The terms as they were agreed. Raises NotFound, or vault.DoesNotOpen for another case's key."""
    require(actor, "open_release")
    release = Release.objects.filter(id=release_id).first()
    if release is None:
        raise NotFound()
    place = Place(release.organisation_id, "release", release.id, "terms", release.version)
    terms = terms_of(open_body(release.sealed_terms, release.wrapped_terms, key=key, place=place))
    record("open_release", actor=actor, obj=release.id)
    return terms


def terms_of(body: dict[str, Any]) -> Terms:
    """The terms of an opened body of version 1."""
    return Terms(
        **body
        | {
            "fields": tuple((code, label) for code, label in body["fields"]),
            "statement": tuple(body["statement"]),
            "capacity": Capacity(body["capacity"]),
            "method": Method(body["method"]),
            "identity": Identity(body["identity"]),
        }
    )
