"""Names of members: sealed under the instance's server key, which is not in the database."""

from uuid import UUID

from django.conf import settings

from luminaria import vault
from luminaria.people.models import Member


def sealed_name(name: str, *, organisation_id: UUID, member_id: UUID) -> bytes:
    """Seal a member's display name for the row."""
    return vault.seal_small(name.encode(), key=server_key(), context=_context(organisation_id, member_id))


def opened_name(member: Member) -> str:
    """The display name of a member, for colleagues of the same organisation."""
    return vault.open_sealed(
        bytes(member.sealed_name), data_key=server_key(), context=_context(member.organisation_id, member.id)
    ).decode()


def sign_in_index(organisation_free_name: str) -> bytes:
    """The keyed index of what a member types to sign in; case and outer blanks do not matter."""
    return vault.keyed_index(server_key(), "sign-in", organisation_free_name.strip().casefold())


def server_key() -> bytes:
    """The instance's key for small clear-to-us things. It is in the configuration, never in the database."""
    return bytes.fromhex(settings.SERVER_KEY)


def _context(organisation_id: UUID, member_id: UUID) -> vault.Context:
    return vault.Context(
        organisation=organisation_id, kind="member", id=member_id, field="name", version=1, key_id=member_id
    )
