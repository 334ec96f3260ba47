"""Languages a reader prefers, and the walk through the guide. No framework in here."""

from collections.abc import Sequence
from dataclasses import dataclass

from luminaria.packs.rules import Answer, Guide, Leaf, Question


def preferred(accepted: str, offered: Sequence[str]) -> str:
    """The offered language that an Accept-Language header likes best; the first one when none fits.

    `es-MX` takes `es`. A weight that cannot be read counts as nothing (RFC 9110, 12.5.4).
    """
    best, weight = offered[0], 0.0
    for part in accepted.lower().split(","):
        tag, _, parameter = part.strip().partition(";")
        liked = _weight(parameter)
        match = next((code for code in (tag, tag.partition("-")[0]) if code in offered), "")
        if match and liked > weight:
            best, weight = match, liked
    return best


def _weight(parameter: str) -> float:
    if not parameter:
        return 1.0
    try:
        return float(parameter.strip().removeprefix("q="))
    except ValueError:
        return 0.0


@dataclass(frozen=True)
class Walk:
    """Where a reader stands in the guide. `codes` are the answers given, the oldest first."""

    codes: tuple[str, ...]
    here: Question | Leaf
    left: int

    @property
    def number(self) -> int:
        """The number of this question, from one."""
        return len(self.codes) + 1

    @property
    def of(self) -> int:
        """How many questions this walk may have, this one included."""
        return len(self.codes) + self.left


def walk(guide: Guide, codes: Sequence[str]) -> Walk:
    """Follow answers from the start. An answer that does not exist ends the walk where it stands."""
    here: Question | Leaf = guide.step(guide.start)
    taken: list[str] = []
    for code in codes:
        answer = _answer(here, code)
        if answer is None:
            break
        here = guide.step(answer.to)
        taken.append(code)
    return Walk(codes=tuple(taken), here=here, left=guide.questions_left(here.id))


def _answer(here: Question | Leaf, code: str) -> Answer | None:
    answers = here.answers if isinstance(here, Question) else ()
    return next((answer for answer in answers if answer.code == code), None)
