"""age files (age-encryption.org/v1) for exports and backups: a partner opens them with plain `age`."""

from collections.abc import Sequence

import pyrage

from luminaria.vault.errors import DoesNotOpen, MalformedKey


def new_age_identity() -> tuple[str, str]:
    """A new identity (kept, `AGE-SECRET-KEY-1...`) and its recipient (given away, `age1...`)."""
    identity = pyrage.x25519.Identity.generate()
    return str(identity), str(identity.to_public())


def age_encrypt(data: bytes, recipients: Sequence[str]) -> bytes:
    """`data` as an age file that any one of `recipients` opens. MalformedKey on none or on a wrong one."""
    if not recipients:
        raise MalformedKey("An export needs at least one recipient.")
    try:
        keys = [pyrage.x25519.Recipient.from_str(recipient) for recipient in recipients]
    except pyrage.RecipientError:
        raise MalformedKey("This is not an age recipient (it begins with age1).") from None
    return bytes(pyrage.encrypt(data, keys))


def age_decrypt(data: bytes, identities: Sequence[str]) -> bytes:
    """The content of an age file. DoesNotOpen when none of `identities` opens it or it was changed."""
    try:
        keys = [pyrage.x25519.Identity.from_str(identity) for identity in identities]
    except pyrage.IdentityError:
        raise MalformedKey("This is not an age identity.") from None
    try:
        return bytes(pyrage.decrypt(data, keys))
    except pyrage.DecryptError:
        raise DoesNotOpen from None
