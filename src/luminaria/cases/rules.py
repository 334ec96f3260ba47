"""The words and shapes of case work. No framework in here.

Need domains and the fields of a safety plan: facts/casework.md 3 and 4. There is no score, no
place for sex, gender, race or nationality, and no position on a map.
"""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, Final
from uuid import UUID

FIRST_REVIEW: Final = timedelta(days=14)
NOTES_ON_PAGE: Final = 10
PAGE: Final = 50
_LABEL_LETTERS: Final = "23456789ABCDEFGHJKMNPQRSTVWXYZ"


class Section(StrEnum):
    """One sealed body of a case."""

    CARD = "CARD"
    WANTS = "WANTS"
    SAFETY_PLAN = "SAFETY_PLAN"


class Part(StrEnum):
    """What a reader may ask to be opened beside the card."""

    WANTS = "WANTS"
    SAFETY_PLAN = "SAFETY_PLAN"
    NEEDS = "NEEDS"
    NOTES = "NOTES"


class NeedState(StrEnum):
    """Where a need stands. NOT_WANTED is the person's own no."""

    NOT_BEGUN = "NOT_BEGUN"
    UNDER_WAY = "UNDER_WAY"
    MET = "MET"
    NOT_WANTED = "NOT_WANTED"


# Each state is a word and a shape (an icon of ui), never a colour alone.
NEED_STATES: Final[dict[str, tuple[str, str, str]]] = {
    NeedState.NOT_BEGUN: ("Not begun", "open", ""),
    NeedState.UNDER_WAY: ("Under way", "half", ""),
    NeedState.MET: ("Met", "done", "good"),
    NeedState.NOT_WANTED: ("They said no", "stop", "off"),
}

NEED_DOMAINS: Final[dict[str, str]] = {
    "SAFETY": "Safe right now",
    "HOUSING": "A place to live",
    "FOOD_CLOTHING": "Food, clothing, hygiene",
    "HEALTH": "Doctor, teeth, reproductive health",
    "MENTAL_HEALTH": "Mental health",
    "SUBSTANCE_USE": "Substance use",
    "LANGUAGE": "Interpreter or language",
    "IMMIGRATION": "Legal: immigration",
    "CRIMINAL_RECORD": "Legal: criminal defence and clearing a record",
    "CIVIL_WAGE": "Legal: civil and pay",
    "FAMILY_LAW": "Legal: family",
    "CRIME_VICTIM_RIGHTS": "Legal: rights in a criminal case",
    "DOCUMENTS": "Identity papers",
    "BENEFITS": "Benefits and certification",
    "WORK_SCHOOL": "Work and school",
    "CHILDREN": "Children and dependants",
    "TRANSPORT": "Getting there",
    "MONEY": "Money, debt, credit",
    "TECHNOLOGY": "Phone and account safety",
    "SPIRITUAL": "Spiritual, cultural, traditional healing, tribal services",
    "FAMILY": "Being with family again",
    "POLICE": "Talking with police, only if they ask for it",
}

VOICEMAIL: Final[dict[str, str]] = {
    "": "Not asked yet",
    "NO": "No voicemail",
    "YES": "Voicemail is fine",
}

PLAN_FIELDS: Final[dict[str, tuple[str, str]]] = {
    "devices": ("Phones and accounts", "Who can see this phone, who knows the passwords."),
    "warning_signs": ("Warning signs", "What tells them that it is getting less safe."),
    "exits": ("Ways out", "Doors, rides, someone who comes."),
    "children": ("Children", "Where they are, who may fetch them, who may not."),
    "bag": ("Bag and papers", "What is packed, where it is."),
    "reach_of_other": ("How far the other person reaches", "Friends, places, phones, accounts."),
    "dates": ("Court and work dates", "Days on which others know where they are."),
    "if_back": ("If they go back", "The plan stays open. Nobody is asked why."),
}

CLOSE_REASONS: Final[dict[str, str]] = {
    "DONE": "What they wanted is done, they say",
    "THEIR_CHOICE": "They want to stop",
    "ELSEWHERE": "They have help elsewhere now",
    "NO_CONTACT": "We cannot reach them safely",
    "BY_MISTAKE": "Opened by mistake",
}

EXCLUSION_GROUNDS: Final[dict[str, str]] = {
    "WISH": "The person’s wish",
    "CONFLICT": "Conflict of interest",
}


def new_label() -> str:
    """A short random name for a case; it says nothing about order or number."""
    return "".join(secrets.choice(_LABEL_LETTERS) for _ in range(5))


@dataclass(frozen=True)
class Card:
    """The name they chose, their language, and how to reach them without harm."""

    version: int = 0
    name: str = ""
    language: str = ""
    reach_by: str = ""
    reach_when: str = ""
    code_word: str = ""
    who_answers: str = ""
    voicemail: str = ""
    avoid: str = ""

    @property
    def reach(self) -> list[str]:
        """How to reach them, as short sentences for the band above everything."""
        first = ", ".join(part for part in (self.reach_by, self.reach_when) if part)
        said = [first] if first else []
        if self.code_word:
            said.append(f"Begin with “{self.code_word}”")
        if self.voicemail:
            said.append(VOICEMAIL[self.voicemail])
        if self.who_answers:
            said.append(f"May answer: {self.who_answers}")
        if self.avoid:
            said.append(f"Never: {self.avoid}")
        return [f"{part.rstrip('.')}." for part in said]


@dataclass(frozen=True)
class Said:
    """Words of the person and the day they said them."""

    words: str
    on: date


@dataclass(frozen=True)
class Wants:
    """What the person wants, in their words; earlier words are kept beside them."""

    version: int = 0
    words: str = ""
    on: date | None = None
    read_back: bool = False
    earlier: tuple[Said, ...] = ()


@dataclass(frozen=True)
class SafetyPlan:
    """The plan made together. Every field may stay empty."""

    version: int = 0
    fields: Mapping[str, str] = field(default_factory=dict)
    on: date | None = None
    together: bool = False

    @property
    def filled(self) -> list[tuple[str, str]]:
        """The written parts as (heading, words), in the order of the plan."""
        return [(PLAN_FIELDS[code][0], self.fields[code]) for code in PLAN_FIELDS if self.fields.get(code)]


@dataclass(frozen=True)
class NeedWords:
    """What is sealed of a need: its domain, the person's own name for it, the next step, who takes it."""

    domain: str
    words: str = ""
    step: str = ""
    who: str = ""

    def body(self) -> dict[str, str]:
        return {"domain": self.domain, "words": self.words, "step": self.step, "who": self.who}


@dataclass(frozen=True)
class OpenedNeed:
    """One need, opened."""

    id: UUID
    version: int
    state: str
    position: int
    domain: str
    words: str
    step: str
    who: str

    @property
    def label(self) -> str:
        return self.words or NEED_DOMAINS.get(self.domain, self.domain)

    @property
    def now(self) -> tuple[str, str, str]:
        """The state as a word, a shape and a tone."""
        return NEED_STATES[self.state]


@dataclass(frozen=True)
class OpenedNote:
    """One note, opened. `kind` is NOTE, CLOSED or REOPENED."""

    id: UUID
    written_on: date
    words: str
    author: UUID | None
    kind: str = "NOTE"
    reason: str = ""


@dataclass(frozen=True)
class CaseRow:
    """One case in the list. Without the key (`opens` is false) there is no name yet."""

    id: UUID
    number: str
    name: str
    is_open: bool
    opened_on: date
    review_on: date | None
    opens: bool


@dataclass(frozen=True)
class OpenedCase:
    """What a member of the team sees of a case."""

    id: UUID
    number: str
    is_open: bool
    opened_on: date
    review_on: date | None
    closed_on: date | None
    card: Card = Card()
    wants: Wants = Wants()
    plan: SafetyPlan = SafetyPlan()
    needs: tuple[OpenedNeed, ...] = ()
    notes: tuple[OpenedNote, ...] = ()

    @property
    def name(self) -> str:
        return self.card.name or "No name yet"


def card_of(version: int, body: Mapping[str, Any]) -> Card:
    """The card of an opened body; unknown keys of later versions are left out."""
    known = {key: str(body.get(key, "")) for key in Card.__dataclass_fields__ if key != "version"}
    return Card(version=version, **known)


def card_body(card: Card) -> dict[str, str]:
    """What is sealed of a card."""
    return {key: getattr(card, key) for key in Card.__dataclass_fields__ if key != "version"}


def wants_of(version: int = 0, body: Mapping[str, Any] | None = None) -> Wants:
    """The wants of an opened body; nothing said yet without one."""
    if body is None:
        return Wants()
    return Wants(
        version=version,
        words=body["words"],
        on=date.fromisoformat(body["on"]),
        read_back=bool(body["read_back"]),
        earlier=tuple(Said(one["words"], date.fromisoformat(one["on"])) for one in body["earlier"]),
    )


def plan_of(version: int = 0, body: Mapping[str, Any] | None = None) -> SafetyPlan:
    """The safety plan of an opened body; an empty plan without one."""
    if body is None:
        return SafetyPlan()
    return SafetyPlan(
        version=version,
        fields=dict(body["fields"]),
        on=date.fromisoformat(body["on"]),
        together=bool(body["together"]),
    )


def release_lines(opened: OpenedCase) -> list[tuple[str, str, str]]:
    """What may be released, as (code, label, text). Notes, plan and team are never offered."""
    card = opened.card
    lines = [
        ("CHOSEN_NAME", "The name they chose", card.name),
        ("LANGUAGE", "Language", card.language),
        ("SAFE_CONTACT", "How to reach them safely", " ".join(card.reach)),
        ("WANTS", "What they want, in their words", opened.wants.words),
    ]
    for need in opened.needs:
        lines.append((f"NEED_{need.id.hex}", f"Need: {need.label}", need.step or need.label))
    return [line for line in lines if line[2]]


def days_away(day: date, today: date) -> str:
    """How far a day is, in words."""
    days = (day - today).days
    if days in (-1, 0, 1):
        return {-1: "yesterday", 0: "today", 1: "tomorrow"}[days]
    return f"in {days} days" if days > 0 else f"{-days} days ago"
