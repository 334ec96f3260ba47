"""The way of a referral, and what a packet holds. No framework in here.

States and transitions: facts/casework.md 6. Who decided is kept apart: a provider's no and a
person's no have different effects. A referral is never closed by one side alone.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from luminaria.kernel.errors import LuminariaError

FORMAT: Final = 1
WORDS_LIMIT: Final = 1000
PAGE: Final = 50
# The step of a new request that only brings its service along: nothing was filled in yet.
BEGIN: Final = "begin"


class State(StrEnum):
    """Where a referral stands, seen from the sender."""

    DRAFT = "DRAFT"
    CONSENT_PENDING = "CONSENT_PENDING"
    SENT = "SENT"
    ACKNOWLEDGED = "ACKNOWLEDGED"
    ACCEPTED = "ACCEPTED"
    DECLINED_BY_PROVIDER = "DECLINED_BY_PROVIDER"
    DECLINED_BY_SURVIVOR = "DECLINED_BY_SURVIVOR"
    EXPIRED = "EXPIRED"
    SCHEDULED = "SCHEDULED"
    STARTED = "STARTED"
    COMPLETED = "COMPLETED"
    NOT_COMPLETED = "NOT_COMPLETED"
    CONFIRMED = "CONFIRMED"
    WITHDRAWN = "WITHDRAWN"
    REVOKED = "REVOKED"


class Event(StrEnum):
    """What moves a referral on."""

    ASK_CONSENT = "ASK_CONSENT"
    SEND = "SEND"
    READ = "READ"
    ACCEPT = "ACCEPT"
    DECLINE_BY_PROVIDER = "DECLINE_BY_PROVIDER"
    DECLINE_BY_SURVIVOR = "DECLINE_BY_SURVIVOR"
    SCHEDULE = "SCHEDULE"
    START = "START"
    COMPLETE = "COMPLETE"
    NOT_COMPLETE = "NOT_COMPLETE"
    CONFIRM = "CONFIRM"
    EXPIRE = "EXPIRE"
    WITHDRAW = "WITHDRAW"
    REVOKE = "REVOKE"
    REOPEN = "REOPEN"


_SURVIVOR_NO: Final = {Event.DECLINE_BY_SURVIVOR: State.DECLINED_BY_SURVIVOR}
_ENDINGS: Final = {Event.WITHDRAW: State.WITHDRAWN, Event.REVOKE: State.REVOKED}
_ANSWERS: Final = {
    Event.ACCEPT: State.ACCEPTED,
    Event.DECLINE_BY_PROVIDER: State.DECLINED_BY_PROVIDER,
    Event.EXPIRE: State.EXPIRED,
    **_SURVIVOR_NO,
}
_RESULTS: Final = {Event.COMPLETE: State.COMPLETED, Event.NOT_COMPLETE: State.NOT_COMPLETED, **_SURVIVOR_NO}
_AGAIN: Final = {Event.REOPEN: State.DRAFT}

TABLE: Final[Mapping[State, Mapping[Event, State]]] = {
    State.DRAFT: {Event.ASK_CONSENT: State.CONSENT_PENDING, Event.SEND: State.SENT, **_ENDINGS},
    State.CONSENT_PENDING: {Event.SEND: State.SENT, **_SURVIVOR_NO, **_ENDINGS},
    State.SENT: {Event.READ: State.ACKNOWLEDGED, **_ANSWERS, **_ENDINGS},
    State.ACKNOWLEDGED: {**_ANSWERS, **_ENDINGS},
    State.ACCEPTED: {Event.SCHEDULE: State.SCHEDULED, Event.START: State.STARTED, **_RESULTS, **_ENDINGS},
    State.SCHEDULED: {Event.START: State.STARTED, **_RESULTS, **_ENDINGS},
    State.STARTED: {**_RESULTS, **_ENDINGS},
    State.COMPLETED: {Event.CONFIRM: State.CONFIRMED, **_AGAIN, **_ENDINGS},
    State.NOT_COMPLETED: {Event.CONFIRM: State.CONFIRMED, **_AGAIN, **_ENDINGS},
    State.CONFIRMED: _AGAIN,
    State.DECLINED_BY_PROVIDER: _AGAIN,
    State.DECLINED_BY_SURVIVOR: _AGAIN,
    State.EXPIRED: _AGAIN,
    State.WITHDRAWN: _AGAIN,
    State.REVOKED: _AGAIN,
}
OVER: Final = frozenset(state for state, moves in TABLE.items() if set(moves) == {Event.REOPEN})
# While a referral is here, its packet may lie with the other organisation.
SHARED: Final = frozenset({State.SENT, State.ACKNOWLEDGED, State.ACCEPTED, State.SCHEDULED, State.STARTED})


class NotFromHere(LuminariaError):
    """The referral's state does not allow this step."""

    sentence = "This has moved on in the meantime. What you see now is how it stands."


def next_state(state: State, event: Event) -> State:
    """Where `event` leads from `state`. Raises NotFromHere."""
    moves = TABLE[state]
    if event not in moves:
        raise NotFromHere()
    return moves[event]


class PacketState(StrEnum):
    """Where a packet stands, seen from the organisation that received it."""

    OPEN = "OPEN"
    ACCEPTED = "ACCEPTED"
    CLOSED = "CLOSED"


class Closed(StrEnum):
    """Why a packet no longer opens."""

    REVOKED = "REVOKED"
    EXPIRED = "EXPIRED"
    WITHDRAWN = "WITHDRAWN"
    DECLINED_BY_PROVIDER = "DECLINED_BY_PROVIDER"
    DECLINED_BY_SURVIVOR = "DECLINED_BY_SURVIVOR"


class Decider(StrEnum):
    """Whose decision a no was."""

    PROVIDER = "PROVIDER"
    SURVIVOR = "SURVIVOR"


class No(StrEnum):
    """Why not. The person's own no needs no reason."""

    NO_ROOM = "NO_ROOM"
    NOT_OUR_WORK = "NOT_OUR_WORK"
    NOT_ELIGIBLE = "NOT_ELIGIBLE"
    CONFLICT = "CONFLICT"
    NO_LANGUAGE = "NO_LANGUAGE"
    NOT_NOW = "NOT_NOW"
    OTHER_HELP = "OTHER_HELP"
    NOT_SAID = "NOT_SAID"


PROVIDER_REASONS: Final = (No.NO_ROOM, No.NOT_OUR_WORK, No.NOT_ELIGIBLE, No.CONFLICT, No.NO_LANGUAGE)
SURVIVOR_REASONS: Final = (No.NOT_SAID, No.NOT_NOW, No.OTHER_HELP)


class Copies(StrEnum):
    """What the other side says about what it had read or copied."""

    DELETED = "DELETED"
    NONE_MADE = "NONE_MADE"
    LAW_KEEPS_SOME = "LAW_KEEPS_SOME"


@dataclass(frozen=True)
class Line:
    """One thing that may be shared: a stable code, its label, the words."""

    code: str
    label: str
    text: str


@dataclass(frozen=True)
class Packet:
    """Exactly what the other side sees, and nothing else."""

    recipient: str
    sender: str
    purpose: str
    until: str
    lines: tuple[Line, ...]
    ask_name: str
    ask_phone: str

    @property
    def scope(self) -> frozenset[str]:
        """The codes of what it carries, to be held against the release."""
        return frozenset(line.code for line in self.lines)


@dataclass(frozen=True)
class Answer:
    """What the other side said, sealed to the sender's case."""

    reason: str = ""
    words: str = ""
    by: str = ""


def packet_of(body: Mapping[str, object]) -> Packet:
    """The packet of an opened body of version 1."""
    lines = body["lines"]
    known = {
        key: str(body[key]) for key in ("recipient", "sender", "purpose", "until", "ask_name", "ask_phone")
    }
    return Packet(**known, lines=tuple(Line(**line) for line in lines))  # type: ignore[attr-defined]
