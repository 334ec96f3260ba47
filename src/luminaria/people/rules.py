"""Roles and terms of the people room. No framework in here."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from uuid import UUID

EPOCH_TERM = timedelta(days=30)
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

    def __repr__(self) -> str:
        return f"OpenMember({self.member_id})"
