"""The short questionnaire: which question is asked of whom, and what an answer sets in motion."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

CLOCKS = ("danger", "child", "ordinary")
KINDS = ("choice", "choices", "text", "longtext", "organisation")
Answers = Mapping[str, str | tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer to tick. `clock` is danger, child or ""; `shows` a panel: danger, child, police or ""."""

    code: str
    label: str
    help: str
    clock: str
    shows: str


@dataclass(frozen=True, slots=True)
class Asked:
    """One question. `when` maps an earlier question's id to the codes for which this one is asked.

    `neutral` is the phrase that a link to this question may carry; `gentle` is shown once when
    the words speak only of how someone looks (the sending is never stopped by it).
    """

    id: str
    kind: str
    label: str
    help: str
    choices: tuple[Choice, ...]
    optional: bool
    max_length: int
    when: Mapping[str, tuple[str, ...]]
    gentle: str
    note: str

    def asked_of(self, answers: Answers) -> bool:
        """True when the answers so far lead to this question."""
        return all(_codes(answers.get(id, "")) & set(codes) for id, codes in self.when.items())

    def choice(self, code: str) -> Choice | None:
        """The choice of that code, or None."""
        return next((choice for choice in self.choices if choice.code == code), None)


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """A questionnaire of one language. The answers themselves never leave the caller."""

    code: str
    title: str
    questions: tuple[Asked, ...]
    looks: tuple[str, ...]
    happenings: tuple[str, ...]

    def asked(self, answers: Answers) -> tuple[Asked, ...]:
        """The questions that these answers lead to, in order."""
        return tuple(question for question in self.questions if question.asked_of(answers))

    def question(self, id: str) -> Asked | None:
        """The question of that id, or None."""
        return next((question for question in self.questions if question.id == id), None)

    def clock_class(self, answers: Answers) -> str:
        """danger before child before ordinary, by the choices made."""
        hit = {
            choice.clock
            for question in self.asked(answers)
            for choice in question.choices
            if choice.clock and choice.code in _codes(answers.get(question.id, ""))
        }
        return next((clock for clock in CLOCKS if clock in hit), "ordinary")

    def panels(self, answers: Answers) -> frozenset[str]:
        """The panels that the choices made bring up beside the questions."""
        return frozenset(
            choice.shows
            for question in self.asked(answers)
            for choice in question.choices
            if choice.shows and choice.code in _codes(answers.get(question.id, ""))
        )

    def only_looks(self, text: str) -> bool:
        """True when the words speak of looks, origin or dress and of nothing that was done or said."""
        words = " ".join(re.findall(r"\w+", text.lower()))
        return _any_of(self.looks, words) and not _any_of(self.happenings, words)


def _codes(answer: str | tuple[str, ...]) -> set[str]:
    return {answer} if isinstance(answer, str) else set(answer)


def _any_of(cues: tuple[str, ...], words: str) -> bool:
    """A cue ending in * stands for every word that begins so."""
    return any(
        re.search(rf"\b{re.escape(cue.rstrip('*'))}" + (r"\w*\b" if cue.endswith("*") else r"\b"), words)
        for cue in cues
    )
