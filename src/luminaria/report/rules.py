"""Clocks, states, the two vocabularies of status, the walk through the questions. No framework."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from luminaria.packs.rules import Asked, Questionnaire

QUESTIONNAIRE = "report"
FIRST_QUESTION = "about"
FORM_TERM = timedelta(hours=1)
RECEIPT_TERM = timedelta(minutes=30)
BOX_TERM = timedelta(minutes=30)
SILENCE = timedelta(hours=12)
LEAST_ON_CALL = 2
COPIES_KEPT = timedelta(days=14)
QUARTER = timedelta(minutes=15)


class Kind(StrEnum):
    """Whom a report is about. It chooses the vocabulary of status for ever."""

    SELF = "SELF"
    KNOWN = "KNOWN"
    SEEN = "SEEN"


class State(StrEnum):
    """Where a report stands at the desk."""

    NEW = "NEW"
    READ = "READ"
    ASKED = "ASKED"
    IN_CASE = "IN_CASE"
    CLOSED = "CLOSED"


class Clock(StrEnum):
    """How soon somebody must have read it. The page says so."""

    DANGER = "DANGER"
    CHILD = "CHILD"
    ORDINARY = "ORDINARY"


class Phrase(StrEnum):
    """What later rooms may have said to a person whose code an advocate has linked."""

    AGREED_TO_ASK = "AGREED_TO_ASK"


KIND_OF = {"ME": Kind.SELF, "KNOW": Kind.KNOWN, "SAW": Kind.SEEN}
TERMS = {
    Clock.DANGER: timedelta(hours=1),
    Clock.CHILD: timedelta(hours=24),
    Clock.ORDINARY: timedelta(hours=72),
}

# Both vocabularies (trust.md, Status). A third party's report that became a case looks finished,
# as one that did not: otherwise a wait would tell that somebody was found.
OTHER_WORDS = {
    State.NEW: "received",
    State.READ: "read",
    State.ASKED: "question",
    State.IN_CASE: "finished",
    State.CLOSED: "finished",
}
OWN_WORDS = OTHER_WORDS | {State.IN_CASE: "read"}

Answer = str | tuple[str, ...]
Answers = dict[str, Answer]


@dataclass(frozen=True)
class StatusLine:
    """One sentence of the status page: its key below `status.` and the name to fill in, if any."""

    key: str
    name: str = ""


def kind_of(answers: Answers) -> Kind:
    """The kind that the first answer chose; without one, the poorer vocabulary."""
    return KIND_OF.get(str(answers.get(FIRST_QUESTION, "")), Kind.SEEN)


def clock_of(questionnaire: Questionnaire, answers: Answers) -> Clock:
    """Danger before child before ordinary, as the questionnaire's data says."""
    return Clock(questionnaire.clock_class(answers).upper())


def due_after(clock: Clock, now: datetime) -> datetime:
    """When somebody must have read it, rounded up to the quarter hour so that it tells no exact arrival."""
    due = now + TERMS[clock]
    past = timedelta(minutes=due.minute % 15, seconds=due.second, microseconds=due.microsecond)
    return due + (QUARTER - past if past else timedelta())


def size_class(length: int) -> int:
    """How many doublings of 4 KiB hold `length` bytes."""
    return max((length // 4096).bit_length() - 1, 0)


def status_lines(
    kind: Kind, state: State, *, linked: bool, wrote: bool, asked: Sequence[str]
) -> list[StatusLine]:
    """What the status page says. For KNOWN and SEEN one of four sentences, whatever else is true."""
    if kind is not Kind.SELF:
        return [StatusLine(f"other.{OTHER_WORDS[state]}")]
    lines = [StatusLine(f"me.{OWN_WORDS[state]}")]
    if wrote:
        lines.append(StatusLine("me.wrote"))
    if linked:
        lines += [StatusLine("me.agreed", name) for name in asked]
    return lines


# ---- the walk ---------------------------------------------------------------------------

Step = tuple[Asked, ...]


def steps(questionnaire: Questionnaire, answers: Answers) -> list[Step]:
    """The questions that these answers lead to, one a step; short texts that follow each other share one."""
    found: list[Step] = []
    for question in questionnaire.asked(answers):
        if found and question.kind == "text" and found[-1][-1].kind == "text":
            found[-1] = (*found[-1], question)
        else:
            found.append((question,))
    return found


def place_of(walk: Sequence[Step], at: str) -> int:
    """Where the step with question `at` stands; the first step when no such step is asked any more."""
    return next((n for n, step in enumerate(walk) if any(question.id == at for question in step)), 0)


def next_place(walk: Sequence[Step], at: str) -> str:
    """The question that begins the step after `at`; stays at the last one."""
    return walk[min(place_of(walk, at) + 1, len(walk) - 1)][0].id


def place_before(walk: Sequence[Step], at: str) -> str:
    """The question that begins the step before `at`; stays at the first one."""
    return walk[max(place_of(walk, at) - 1, 0)][0].id


def kept(questionnaire: Questionnaire, answers: Answers) -> Answers:
    """The answers to questions that are still asked: a changed first answer drops what no longer belongs."""
    asked = {question.id for question in questionnaire.asked(answers)}
    return {id: answer for id, answer in answers.items() if id in asked and answer}


def first_unanswered(walk: Sequence[Step], answers: Answers) -> str:
    """The first question that must be answered and is not; "" when the form can be sent."""
    return next((q.id for step in walk for q in step if not q.optional and not answers.get(q.id)), "")


def gentle_needed(questionnaire: Questionnaire, asked: Iterable[Asked], answers: Answers) -> str:
    """The question whose answer speaks of looks and of nothing done or said, or "". It never blocks."""
    for question in asked:
        if question.gentle and questionnaire.only_looks(str(answers.get(question.id, ""))):
            return question.id
    return ""
