"""A provider's link to its own entry: which invitation, and the secret that proves it."""

import hmac
import re
from hashlib import sha256
from uuid import UUID

_LINK = re.compile(r"([0-9a-f]{32})-([0-9A-Za-z_-]{16,200})")


def link_of(invitation_id: UUID, secret: str) -> str:
    """The last part of the link's address."""
    return f"{invitation_id.hex}-{secret}"


def parts(link: str) -> tuple[UUID, str] | None:
    """Which invitation a link names, and its secret; None for what is no link of ours."""
    found = _LINK.fullmatch(link)
    return (UUID(found[1]), found[2]) if found else None


def hash_of(secret: str) -> str:
    """What is kept of a secret: it is random and long, so that a plain hash tells nothing."""
    return sha256(secret.encode()).hexdigest()


def proves(secret: str, kept: str) -> bool:
    """Whether the secret is the one of which the hash was kept; takes the same time for every wrong one."""
    return hmac.compare_digest(hash_of(secret), kept)
