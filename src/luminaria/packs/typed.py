"""What people type, read kindly: words as they are compared, their endings and sounds, and slips.

Shared by the rooms that search. How a language does it is data of the pack (search.toml).
"""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable

from luminaria.packs.source import Document

APOSTROPHES = "'’ʼ´`"
SHORTEST_MISSPELT = 4
SHORTEST_STEM = 3
LONGEST_WORD = 40
LONG = 6


def plain(text: str) -> str:
    """The text without accents, case and signs, its words parted by one space: "don't" is "dont"."""
    # Taken apart twice: a mathematical 𝑨 becomes a plain A, and only then a small one.
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    kept = (sign for sign in apart if not unicodedata.combining(sign) and sign not in APOSTROPHES)
    return " ".join("".join(sign if sign.isalnum() else " " for sign in kept).split())


class Language:
    """How words of one language are compared, from the pack's search.toml."""

    def __init__(self, table: Document, locale: str) -> None:
        self.porter = locale in table.get("porter", ())
        self.stop = frozenset(plain(word) for word in table.get(f"stop_{locale}", ()))
        self._endings = sorted(table.get(f"endings_{locale}", ()), key=len, reverse=True)
        self._sounds = [(str(a), str(b)) for a, b in table.get(f"sounds_{locale}", ())]

    def stem(self, word: str) -> str:
        """The word without its ending, when enough of it is left."""
        for ending in self._endings:
            if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM:
                return word[: -len(ending)]
        return word

    def sound(self, word: str) -> str:
        """The word as it sounds, so that two ways to write it are one; doubled letters count once."""
        for written, heard in self._sounds:
            word = word.replace(written, heard)
        return "".join(sign for at, sign in enumerate(word) if at == 0 or sign != word[at - 1])


class Spelling:
    """The words that are known, and the known word that a misspelt one most likely is."""

    def __init__(self, language: Language, words: Iterable[str]) -> None:
        self._language = language
        self._count: dict[str, int] = defaultdict(int)
        for word in words:
            self._count[word] += 1
        self._stems = frozenset(language.stem(word) for word in self._count)
        self._near: dict[str, list[str]] = defaultdict(list)
        for word in self._count:
            if len(word) >= SHORTEST_MISSPELT:
                for short in _shorter(language.sound(word)):
                    self._near[short].append(word)

    def known(self, word: str) -> bool:
        """True for a word of the pack, in any form of it."""
        return word in self._count or self._language.stem(word) in self._stems

    def likely(self, word: str) -> str:
        """The known word that differs least in letters or sound; "" for a known or a strange word."""
        if self.known(word) or not SHORTEST_MISSPELT <= len(word) <= LONGEST_WORD:
            return ""
        heard = _shorter(self._language.sound(word))
        near = {known for short in heard for known in self._near.get(short, ()) if self._may_be(word, known)}
        return min(near, key=lambda known: self._far(word, known), default="")

    def _may_be(self, word: str, known: str) -> bool:
        """A slip leaves the first sound, and in a short word all letters but one."""
        same_start = self._language.sound(known)[:1] == self._language.sound(word)[:1]
        return same_start and steps(word, known) <= (1 if len(word) < LONG else 2)

    def _far(self, word: str, known: str) -> tuple[int, int, int, str]:
        sounds_alike = self._language.sound(known) == self._language.sound(word)
        return (steps(word, known) - sounds_alike, abs(len(known) - len(word)), -self._count[known], known)


def steps(one: str, other: str) -> int:
    """How many letters must be put in, left out, changed or swapped with the next to make one the other."""
    before, last = list(range(len(other) + 1)), list[int]()
    for row, letter in enumerate(one, start=1):
        line = [row]
        for column, against in enumerate(other, start=1):
            cost = min(before[column] + 1, line[-1] + 1, before[column - 1] + (letter != against))
            swapped = row > 1 and column > 1 and letter == other[column - 2] and one[row - 2] == against
            line.append(min(cost, last[column - 2] + 1) if swapped else cost)
        before, last = line, before
    return before[-1]


def _shorter(word: str) -> list[str]:
    """The word, and the word with any one of its letters left out."""
    return [word, *(word[:at] + word[at + 1 :] for at in range(len(word)))]
