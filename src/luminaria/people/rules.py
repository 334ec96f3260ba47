"""Roles and terms of the people room. No framework in here."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

EPOCH_TERM = timedelta(days=30)
EPOCH_GRACE = timedelta(days=1)
SESSION_IDLE = timedelta(minutes=30)
SESSION_LONGEST = timedelta(hours=12)
PROVED_FOR = timedelta(minutes=15)
INVITATION_TERM = timedelta(days=7)
DEVICE_TERM = timedelta(days=90)
SHARE_TERM = timedelta(days=92)


class Role(StrEnum):
    """What a member does. The intake role opens reports; an administrator opens nothing sealed."""

    INTAKE = "INTAKE"
    CASE_WORKER = "CASE_WORKER"
    SUPERVISOR = "SUPERVISOR"
    COORDINATOR = "COORDINATOR"
    TRAINER = "TRAINER"
    ANALYST = "ANALYST"
    ADMINISTRATOR = "ADMINISTRATOR"


# Trust.md, Keys 1: reports are opened by advocates and by the supervisors who answer with them.
INTAKE_HOLDERS = frozenset({Role.INTAKE})

# Roles that carry keys: an administrator can give them, and a holder must admit the member.
KEY_ROLES = frozenset({Role.INTAKE, Role.SUPERVISOR})

ROLE_WORDS = {
    Role.INTAKE: "advocate on intake",
    Role.CASE_WORKER: "case worker",
    Role.SUPERVISOR: "supervisor",
    Role.COORDINATOR: "coordinator",
    Role.TRAINER: "trainer",
    Role.ANALYST: "analyst",
    Role.ADMINISTRATOR: "administrator",
}


@dataclass(frozen=True)
class OpenMember:
    """A signed-in member whose key is open for the length of one request. Never stored, never logged."""

    member_id: UUID
    organisation_id: UUID
    organisation_name: str
    name: str
    roles: frozenset[Role]
    key_id: UUID
    private_key: bytes
    proved_at: datetime | None = None

    def __repr__(self) -> str:
        return f"OpenMember({self.member_id})"


SHORTEST, LONGEST = 15, 200
# The app secret of every member of the demonstration, which a real instance refuses.
DEMONSTRATION_SECRET = "LUMINARIADEMONSTRATIONNOTSECRETX"  # noqa: S105 - that is the point


def normal(passphrase: str) -> str:
    """One spelling of the same keys pressed on different machines (NFKC)."""
    return unicodedata.normalize("NFKC", passphrase)


def passphrase_fault(passphrase: str, *, common: Iterable[str]) -> str:
    """What is wrong with a new passphrase, as a sentence; empty when nothing is.

    Length counts, no mixture of signs is asked for (NIST SP 800-63B-4, 3.1.1.2).
    """
    text = normal(passphrase)
    if len(text) < SHORTEST:
        return f"Use at least {SHORTEST} characters. Four or five words that only you put together work well."
    if len(text) > LONGEST:
        return f"Use at most {LONGEST} characters."
    bare = "".join(letter for letter in text.casefold() if letter.isalnum())
    for word in sorted(common, key=len, reverse=True):
        bare = bare.replace(word, "")
    if len(bare) < 6 or len(set(bare)) < 4:
        return "Many people choose this one, so it is guessed early. Put together words that nobody would."
    return ""


FREE_TRIES = 5
LONGEST_WAIT_STRANGER = timedelta(minutes=5)
LONGEST_WAIT_KNOWN = timedelta(minutes=15)
FORGIVEN_AFTER = timedelta(days=1)


def wait_after(failures: int, *, longest: timedelta) -> timedelta:
    """How long the next try must wait: nothing for five tries, then twice as long each time."""
    if failures < FREE_TRIES:
        return timedelta(0)
    return min(timedelta(seconds=10 * 2 ** min(failures - FREE_TRIES, 16)), longest)
