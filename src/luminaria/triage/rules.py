"""Order, waiting and the three facts above everything. No framework in here.

The order is a named fact, never a score: danger they state, a child, the longest wait
(design/looks, Desk shell). Nothing here says what somebody is.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Final, Protocol
from uuid import UUID

PAGE: Final = 50
ROUNDED: Final = timedelta(minutes=15)

DANGER, CHILD, FIRST, BACK, QUIET = range(5)
GROUPS: Final[dict[int, tuple[str, str]]] = {
    DANGER: ("Danger now", "danger"),
    CHILD: ("A child is spoken of", "child"),
    FIRST: ("First answer", "clock"),
    BACK: ("They wrote back", "reach"),
    QUIET: ("Answered, nothing new", "done"),
}

ASKS: Final[dict[str, str]] = {
    "SELF": "For themself",
    "KNOWN": "Someone they know",
    "SEEN": "Someone they saw",
}

CLOSE_REASONS: Final[dict[str, str]] = {
    "ANSWERED": "Answered, and they ask nothing more",
    "POINTED_ON": "They know where else to turn",
    "NO_ANSWER_WANTED": "They asked for no answer",
    "NOT_OURS": "Not something we can help with",
    "TWICE": "Sent twice",
}

CLOSED_BECAUSE: Final[dict[str, str]] = {
    "NOT_YET": "It was never opened.",
    "SUPERVISOR": "A supervisor closed it.",
    "SILENT": "Fewer than two of us are on call, or nobody on call has signed in for 12 hours.",
    "DANGER_MISSED": "A report of danger was not read in time. Read it, then open the form again.",
}

# What the public card of an organisation says, in each language, before anyone chooses it (safety.md 7).
CARD_ASKS: Final[dict[str, tuple[str, str]]] = {
    "hours": ("When do you read and answer?", "Monday to Friday, 9 to 5"),
    "languages": ("In which languages?", "English and Spanish"),
    "who": ("Who reads it?", "Advocates on intake and their supervisor"),
    "must_tell": ("When must you tell somebody? “They must tell if …”", "a child is being hurt"),
    "cannot_promise": ("What can you not promise? “They cannot promise …”", "that a court will agree"),
    "signed": ("Who signed this card, and when?", "Signed by the director, May 2026"),
}

SHOWS: Final = ("open", "unassigned", "mine")


def label(report_id: UUID) -> str:
    """A short name for a report among colleagues."""
    return report_id.hex[:5].upper()


def span_words(span: timedelta) -> str:
    """A span as people say it: 6 min, 3 h, 2 days."""
    minutes = max(int(span.total_seconds()) // 60, 0)
    if minutes < 60:
        return f"{minutes} min" if minutes else "a moment"
    if minutes < 48 * 60:
        return f"{minutes // 60} h"
    return f"{minutes // (24 * 60)} days"


def waited(due_at: datetime, term: timedelta, now: datetime) -> timedelta:
    """How long it may have waited. The due time is rounded up to the quarter hour, and no exact arrival
    is kept, so this is the longest that it can have been."""
    return max(now - (due_at - term) + ROUNDED, timedelta())


def waiting_words(span: timedelta) -> str:
    """How long somebody waits, no more exactly than is known."""
    return f"under {span_words(ROUNDED)}" if span <= ROUNDED else span_words(span)


def wrote_words(on: date, today: date) -> str:
    """When somebody wrote back; only the day is known."""
    days = (today - on).days
    return f"wrote {days} days ago" if days > 1 else "wrote yesterday" if days == 1 else "wrote today"


@dataclass(frozen=True)
class Row:
    """A report in the list. It carries no story."""

    id: UUID
    group: int
    asks: str
    waits: str
    due: str
    owner: str
    is_mine: bool
    is_new: bool


@dataclass(frozen=True)
class Group:
    """Rows that stand together, under the name that says why."""

    code: int
    total: int
    rows: tuple[Row, ...]

    @property
    def name(self) -> str:
        return GROUPS[self.code][0]

    @property
    def icon(self) -> str:
        return GROUPS[self.code][1]


@dataclass(frozen=True)
class Inbox:
    """One page of the inbox and what its head says."""

    show: str
    groups: tuple[Group, ...]
    tabs: tuple[tuple[str, str, int], ...]
    danger: int
    longest: str
    page: int
    pages: int


class Answer(Protocol):
    """What triage needs of an opened answer."""

    @property
    def id(self) -> str: ...
    @property
    def asked(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def codes(self) -> tuple[str, ...]: ...
    @property
    def text(self) -> str: ...


@dataclass(frozen=True)
class Facts:
    """The band above everything: danger, how to reach them safely, who may see."""

    is_danger: bool
    danger: tuple[str, ...] = field(repr=False)
    reach: tuple[str, ...] = field(repr=False)
    see: tuple[str, ...] = field(repr=False)


_DANGER = {
    "YES": "Someone is in danger now, they say.",
    "NOT_SURE": "They are not sure whether anyone is in danger.",
    "NO": "Nobody is in danger now, they say.",
    "": "They did not say.",
}
_YOUNG = {"YES": "They are under 18."}
_CHILD = {"YES": "A child is part of this.", "NOT_SURE": "A child may be part of this."}
_REACH = {
    "HERE": "Only here, with their code. Never call or text.",
    "CALL": "They may be called",
    "TEXT": "They may be texted, only to say that there is something here",
    "NO": "They asked for no answer.",
    "": "They did not say. Answer only here.",
}
_MESSAGE = {"YES": "A message may be left.", "NO": "Never leave a message."}
BAND = frozenset(
    {"danger", "young", "child", "reach", "reach_number", "reach_hours", "reach_word", "reach_message"}
    | {"police", "organisation", "about"}
)


def facts(answers: Sequence[Answer], *, organisation: str, code_kept: bool) -> Facts:
    """The three facts, from the answers to the questions that ask for them."""
    by_id = {answer.id: answer for answer in answers}

    def code(id: str) -> str:
        answer = by_id.get(id)
        return answer.codes[0] if answer and answer.codes else ""

    def words(id: str) -> str:
        answer = by_id.get(id)
        return answer.text if answer else ""

    danger = [_DANGER.get(code("danger"), _DANGER[""])]
    danger += [_YOUNG.get(code("young"), ""), _CHILD.get(code("child"), "")]
    reach = [_reach(code("reach"), words), _MESSAGE.get(code("reach_message"), "")]
    if words("reach_word"):
        reach.append(f"Begin with “{words('reach_word')}”.")
    if not code_kept:
        reach.append("They kept no code: nobody could read an answer here.")
    see = [f"{organisation} only. Their choice."]
    see.append("They want to talk about police first." if code("police") == "TALK" else "Not police.")
    return Facts(
        is_danger=code("danger") == "YES",
        danger=tuple(line for line in danger if line),
        reach=tuple(line for line in reach if line),
        see=tuple(see),
    )


_BY = {"HERE": "Only here, with their code", "CALL": "Call", "TEXT": "Text", "NO": "They asked for no answer"}


def safe_contact(answers: Sequence[Answer]) -> dict[str, str]:
    """How to reach them, as they said it, for whoever carries it on (a case's card)."""
    by_id = {answer.id: answer for answer in answers}

    def code(id: str) -> str:
        return by_id[id].codes[0] if id in by_id and by_id[id].codes else ""

    def words(id: str) -> str:
        return by_id[id].text if id in by_id else ""

    return {
        "reach_by": " ".join(part for part in (_BY.get(code("reach"), ""), words("reach_number")) if part),
        "reach_when": words("reach_hours"),
        "code_word": words("reach_word"),
        "voicemail": code("reach_message"),
    }


def _reach(code: str, words: "Words") -> str:
    first = _REACH.get(code, _REACH[""])
    if code not in {"CALL", "TEXT"}:
        return first
    said = [part for part in (words("reach_number"), words("reach_hours")) if part]
    return f"{first}: {', '.join(said)}." if said else f"{first}. They left no number."


class Words(Protocol):
    """Looks an answer's words up by the id of its question."""

    def __call__(self, id: str) -> str: ...


def told(answers: Sequence[Answer]) -> list[Answer]:
    """What they told beyond the band: the covered part."""
    return [answer for answer in answers if answer.id not in BAND and answer.text]


def speaks_of(answers: Sequence[Answer]) -> str:
    """What the covered words answer and how many they are. It classifies nobody."""
    parts = told(answers)
    count = sum(len(answer.text.split()) for answer in parts)
    return " · ".join([f"{count} word{'' if count == 1 else 's'}", *(answer.asked for answer in parts)])


@dataclass(frozen=True)
class Said:
    """One message of either side, or a set phrase, and how long ago."""

    from_them: bool
    ago: str
    on: date
    text: str = field(repr=False)
    put_away: bool = False
