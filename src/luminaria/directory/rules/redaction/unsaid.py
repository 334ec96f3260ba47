"""What a hidden place was called, known by keyed digests alone: enough to cut it where it is said again.

Its words stand nowhere any more, while a feed may go on telling of it by an older name or street.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final
from uuid import UUID

from luminaria import vault

# In letters alone: a search for a figure meets none in a digest by chance.
_LETTERS: Final = str.maketrans("0123456789abcdef", "abcdefghijklmnop")
_LENGTH: Final = 32  # of such letters: 128 bits


@dataclass(frozen=True)
class Mark:
    """One phrase: how many words it has, and its digest."""

    words: int
    digest: str


@dataclass(frozen=True)
class Unsaid:
    """What one family must not say. `key` is the instance's own; phrases of two families never meet."""

    family: UUID
    key: bytes = field(repr=False)
    marks: frozenset[Mark] = frozenset()

    def mark(self, phrase: str) -> Mark:
        """The mark of words in one spelling (`cutting.plain`)."""
        words = phrase.split()
        digest = vault.keyed_index(self.key, f"hidden place of {self.family}", " ".join(words))
        return Mark(len(words), digest.hex().translate(_LETTERS)[:_LENGTH])

    def but(self, phrases: Iterable[str]) -> "Unsaid":
        """The same without these, which may be said."""
        return Unsaid(self.family, self.key, self.marks - {self.mark(phrase) for phrase in phrases})

    def is_said(self, spelled: str) -> bool:
        """Whether a text, in that spelling, holds any of the phrases."""
        words = spelled.split()
        return any(
            self.mark(" ".join(words[start : start + length])) in self.marks
            for length in {mark.words for mark in self.marks}
            for start in range(len(words) - length + 1)
        )
