"""The way of a referral as a row of steps: what is done, where it stands, what may come."""

from dataclasses import dataclass
from datetime import date

from luminaria.referrals.models import Referral
from luminaria.referrals.rules import State

DONE, NOW, NEXT = "done", "now", "next"
_AFTER_YES = (
    State.ACCEPTED,
    State.SCHEDULED,
    State.STARTED,
    State.COMPLETED,
    State.NOT_COMPLETED,
    State.CONFIRMED,
    State.REVOKED,
    State.WITHDRAWN,
)
_NO = {
    State.DECLINED_BY_PROVIDER: "They said no",
    State.DECLINED_BY_SURVIVOR: "The person said no",
    State.EXPIRED: "Time is over",
    State.REVOKED: "Taken back",
    State.WITHDRAWN: "Withdrawn",
}


@dataclass(frozen=True)
class Step:
    """One step: `mark` is done, now or next; `shape` is an icon of ui."""

    label: str
    detail: str
    mark: str
    shape: str


def steps_of(row: Referral) -> list[Step]:
    """The row of steps. A request that ended shows its end where it ended, and nothing after it."""
    state = State(row.state)
    steps = [
        _done("They agreed", row.sent_on),
        _done("Asked", row.sent_on),
    ]
    if row.read_on or state not in _NO:
        steps.append(_done("Read", row.read_on) if row.read_on else _waiting("Read", now=state == State.SENT))
    if row.answered_on and state in _AFTER_YES:
        steps.append(_done("They said yes", row.answered_on))
    elif state not in _NO:
        steps.append(_waiting("Their answer", now=state == State.ACKNOWLEDGED))
    if state in _NO:
        ended = row.ended_on or row.answered_on
        return [*steps, Step(_NO[state], _day(ended), DONE, "stop")]
    return [
        *steps,
        _waiting("First visit", now=state == State.ACCEPTED),
        _waiting("Finished", now=state in (State.SCHEDULED, State.STARTED)),
        _waiting("The person confirms", now=state in (State.COMPLETED, State.NOT_COMPLETED)),
    ]


def _done(label: str, on: date | None) -> Step:
    return Step(label, _day(on), DONE, "done")


def _waiting(label: str, *, now: bool) -> Step:
    return Step(label, "Waiting" if now else "Not yet", NOW if now else NEXT, "half" if now else "open")


def _day(on: date | None) -> str:
    return f"{on.day} {on:%b}" if on else ""
