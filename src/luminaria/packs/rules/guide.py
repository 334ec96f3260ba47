"""The what-should-I-do tree."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from luminaria.packs.rules.facts import Fact
from luminaria.packs.rules.faults import NotInPack

MOST_QUESTIONS = 6


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer; `to` is the id of the next question or of a leaf."""

    code: str
    label: str
    help: str
    to: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question of the tree. `danger_to` reaches the three ways in one step from here."""

    id: str
    title: str
    lead: str
    why: str
    danger_to: str
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class Onward:
    """A page that a leaf sends on to."""

    title: str
    href: str


@dataclass(frozen=True, slots=True)
class Leaf:
    """Where a path ends: a human being, what to do, what not to do, a way to tell it."""

    id: str
    title: str
    lead: str
    contact_ids: tuple[str, ...]
    now: tuple[str, ...]
    not_now: tuple[str, ...]
    tell: str
    tell_to: str
    help_anyway: tuple[str, ...]
    child: str
    danger: bool
    read: tuple[Onward, ...]


@dataclass(frozen=True, slots=True)
class Guide:
    """The whole tree of one language."""

    start: str
    until_you_know: tuple[str, ...]
    questions: Mapping[str, Question]
    leaves: Mapping[str, Leaf]
    fact: Fact

    def step(self, id: str) -> Question | Leaf:
        """The question or leaf of that id. Raises NotInPack."""
        found = self.questions.get(id) or self.leaves.get(id)
        if found is None:
            raise NotInPack
        return found

    def paths(self) -> Iterator[tuple[str, ...]]:
        """Every path from the first question to a leaf, as ids; a loop ends the path."""
        yield from self._paths((self.start,))

    def _paths(self, walked: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        question = self.questions.get(walked[-1])
        if question is None or walked[-1] in walked[:-1]:
            yield walked
            return
        for answer in question.answers:
            yield from self._paths((*walked, answer.to))

    def questions_left(self, id: str) -> int:
        """How many questions may still follow, this one included: for "2 of 3"."""
        question = self.questions.get(id)
        if question is None:
            return 0
        return 1 + max((self.questions_left(answer.to) for answer in question.answers), default=0)
