"""What a release must say, and whether it lets something cross now. No framework in here.

Sources: facts/casework.md 7 (DOJ and NNEDV guidance), facts/law.md 1 (28 CFR 94.115; 34 U.S.C. 12291(b)(2)):
informed, written, limited in time, to one recipient, never by the person who did the harm.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final
from uuid import UUID

USUAL_TERM: Final = timedelta(days=14)
MONTH_TERM: Final = timedelta(days=30)
LONGEST_TERM: Final = timedelta(days=365)


class Capacity(StrEnum):
    """In what capacity the signer signs."""

    SURVIVOR = "SURVIVOR"
    MINOR_ALONE = "MINOR_ALONE"
    MINOR_AND_PARENT = "MINOR_AND_PARENT"
    GUARDIAN = "GUARDIAN"


class Method(StrEnum):
    """How the release was signed. By phone only when it cannot wait."""

    PAPER = "PAPER"
    SCREEN = "SCREEN"
    PHONE_URGENT = "PHONE_URGENT"


class Identity(StrEnum):
    """How we know that it is the person."""

    IN_PERSON = "IN_PERSON"
    CODE_WORD = "CODE_WORD"
    CALLED_BACK = "CALLED_BACK"


class TakenBack(StrEnum):
    """How a release ended before its day. A spoken word is enough; closing the case ends it too."""

    SPOKEN = "SPOKEN"
    WRITTEN = "WRITTEN"
    CASE_CLOSED = "CASE_CLOSED"


class Reason(StrEnum):
    """Why nothing may cross."""

    ABSENT = "ABSENT"
    WRONG_RECIPIENT = "WRONG_RECIPIENT"
    REVOKED = "REVOKED"
    FUTURE = "FUTURE"
    EXPIRED = "EXPIRED"
    OUT_OF_SCOPE = "OUT_OF_SCOPE"


class Fault(StrEnum):
    """What a release lacks before it can be signed."""

    NOTHING_CHOSEN = "NOTHING_CHOSEN"
    NO_PURPOSE = "NO_PURPOSE"
    ENDS_BEFORE_IT_STARTS = "ENDS_BEFORE_IT_STARTS"
    TOO_LONG = "TOO_LONG"
    NOT_SIGNED = "NOT_SIGNED"
    RISKS_NOT_SPOKEN_OF = "RISKS_NOT_SPOKEN_OF"
    CHOICE_NOT_SHOWN = "CHOICE_NOT_SHOWN"
    SIGNER_MAY_BE_ABUSER = "SIGNER_MAY_BE_ABUSER"
    PHONE_NEEDS_ANOTHER_CHANNEL = "PHONE_NEEDS_ANOTHER_CHANNEL"


SIGNED_BY_ANOTHER: Final = frozenset({Capacity.MINOR_AND_PARENT, Capacity.GUARDIAN})


@dataclass(frozen=True)
class Terms:
    """What the person agrees to: the sealed part of a release. `fields` are (code, label) pairs."""

    fields: tuple[tuple[str, str], ...]
    purpose: str
    capacity: Capacity
    method: Method
    identity: Identity
    language: str
    signature: str
    statement: tuple[str, ...]
    spoke_of_risks: bool
    choice_shown: bool
    signer_did_no_harm: bool = False

    @property
    def scope(self) -> frozenset[str]:
        """The codes of exactly what may cross."""
        return frozenset(code for code, _ in self.fields)


@dataclass(frozen=True)
class Term:
    """The part of a release that a later read is held against."""

    recipient: UUID
    starts_at: datetime
    expires_at: datetime
    revoked: bool
    scope: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Ask:
    """Who wants to read, and what."""

    recipient: UUID
    fields: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Live:
    """The release lets this cross, until then."""

    until: datetime


@dataclass(frozen=True)
class Withheld:
    """Nothing crosses, and this is why."""

    reason: Reason


def release_state(release: Term | None, now: datetime, ask: Ask) -> Live | Withheld:
    """Whether `ask` may be answered at `now`. A stranger to the release learns nothing more about it."""
    if release is None:
        return Withheld(Reason.ABSENT)
    if ask.recipient != release.recipient:
        return Withheld(Reason.WRONG_RECIPIENT)
    if release.revoked:
        return Withheld(Reason.REVOKED)
    if now < release.starts_at:
        return Withheld(Reason.FUTURE)
    if now >= release.expires_at:
        return Withheld(Reason.EXPIRED)
    if not ask.fields <= release.scope:
        return Withheld(Reason.OUT_OF_SCOPE)
    return Live(release.expires_at)


def faults(terms: Terms, starts_at: datetime, expires_at: datetime) -> list[Fault]:
    """What keeps these terms from being a release; empty when nothing does."""
    checks = {
        Fault.NOTHING_CHOSEN: not terms.fields,
        Fault.NO_PURPOSE: not terms.purpose.strip(),
        Fault.ENDS_BEFORE_IT_STARTS: expires_at <= starts_at,
        Fault.TOO_LONG: expires_at - starts_at > LONGEST_TERM,
        Fault.NOT_SIGNED: not terms.signature.strip(),
        Fault.RISKS_NOT_SPOKEN_OF: not terms.spoke_of_risks,
        Fault.CHOICE_NOT_SHOWN: not terms.choice_shown,
        Fault.SIGNER_MAY_BE_ABUSER: terms.capacity in SIGNED_BY_ANOTHER and not terms.signer_did_no_harm,
        Fault.PHONE_NEEDS_ANOTHER_CHANNEL: terms.method is Method.PHONE_URGENT
        and terms.identity is Identity.IN_PERSON,
    }
    return [fault for fault, wrong in checks.items() if wrong]
