"""The desk's words for referrals. No promise of a bed, of secrecy or of an outcome."""

from typing import Final

from luminaria.referrals.rules import Closed, Copies, No, PacketState, State

# Each state is a word and a shape (an icon of ui), never a colour alone. A no is not red:
# that colour is for danger and for what cannot be undone.
STATES: Final[dict[str, tuple[str, str, str]]] = {
    State.DRAFT: ("Not sent", "open", "off"),
    State.CONSENT_PENDING: ("Waiting for their yes", "open", ""),
    State.SENT: ("Asked, not read yet", "open", ""),
    State.ACKNOWLEDGED: ("They have read it", "half", ""),
    State.ACCEPTED: ("They said yes", "done", "good"),
    State.DECLINED_BY_PROVIDER: ("They said no", "stop", "off"),
    State.DECLINED_BY_SURVIVOR: ("The person said no", "stop", "off"),
    State.EXPIRED: ("Time is over, no answer", "stop", "off"),
    State.SCHEDULED: ("A first visit is set", "half", "good"),
    State.STARTED: ("Under way", "half", "good"),
    State.COMPLETED: ("They say it is finished", "half", ""),
    State.NOT_COMPLETED: ("They say it did not work", "half", ""),
    State.CONFIRMED: ("The person confirmed", "done", "good"),
    State.WITHDRAWN: ("Withdrawn by us", "stop", "off"),
    State.REVOKED: ("The person took it back", "stop", "off"),
}

PACKETS: Final[dict[str, tuple[str, str, str]]] = {
    PacketState.OPEN: ("Asks for an answer", "open", ""),
    PacketState.ACCEPTED: ("You said yes", "done", "good"),
    Closed.REVOKED: ("Taken back", "stop", "off"),
    Closed.EXPIRED: ("Time is over", "stop", "off"),
    Closed.WITHDRAWN: ("Withdrawn", "stop", "off"),
    Closed.DECLINED_BY_PROVIDER: ("You said no", "stop", "off"),
    Closed.DECLINED_BY_SURVIVOR: ("The person said no", "stop", "off"),
}

NO: Final[dict[str, str]] = {
    No.NO_ROOM: "No room now",
    No.NOT_OUR_WORK: "Not what we do",
    No.NOT_ELIGIBLE: "Our rules do not let us",
    No.CONFLICT: "Conflict of interest",
    No.NO_LANGUAGE: "Nobody with the language",
    No.NOT_NOW: "Not now",
    No.OTHER_HELP: "They have other help",
    No.NOT_SAID: "They gave no reason, and need none",
}

COPIES: Final[dict[str, str]] = {
    Copies.DELETED: "We deleted our copies",
    Copies.NONE_MADE: "We made no copies",
    Copies.LAW_KEEPS_SOME: "The law makes us keep some, and we will call about it",
}

ENDED: Final[dict[str, str]] = {
    Closed.REVOKED: "The person took this back.",
    Closed.EXPIRED: "The time that the person agreed to is over.",
    Closed.WITHDRAWN: "The organisation that asked has withdrawn this.",
    Closed.DECLINED_BY_PROVIDER: "Your organisation said no.",
    Closed.DECLINED_BY_SURVIVOR: "The person said no.",
}

EXTRA: Final = (
    ("WORK", "Place and kind of work"),
    ("DATES", "Dates worked"),
    ("OTHER", "Something else they want said"),
)
NEVER_SHARED: Final = ("Notes", "Safety plan", "Other people")


def they_say(state: str, *, answered: bool) -> tuple[str, str, str]:
    """How the other side's answer stands, apart from what the person decided."""
    if state in (State.REVOKED, State.WITHDRAWN, State.DECLINED_BY_SURVIVOR):
        yes = answered and state != State.DECLINED_BY_SURVIVOR
        return STATES[State.ACCEPTED] if yes else ("No answer", "stop", "off")
    return STATES[state]


def person_says(state: str) -> tuple[str, str, str]:
    """How the person's own answer stands."""
    if state == State.DECLINED_BY_SURVIVOR:
        return ("They said no", "stop", "off")
    if state == State.REVOKED:
        return ("They took it back", "stop", "off")
    if state == State.CONFIRMED:
        return ("They confirmed", "done", "good")
    return ("Not asked yet", "open", "off")
