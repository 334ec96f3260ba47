"""What is searched for when somebody types words: each word, or what it means, must be found.

A phrase is a tuple of letters-and-digits words; a last word that ends in * begins a word. Nothing else of
what was typed reaches an engine.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from luminaria.packs.typed import LONGEST_WORD, plain

Phrase = tuple[str, ...]
MOST_WORDS: Final = 12
LONGEST_TYPED: Final = 500
QUOTES: Final = str.maketrans("“”«»„‟", '""""""')


@dataclass(frozen=True)
class Atom:
    """One thing that must be found: any of its phrases. `word` is the typed word, "" for a meaning.

    A meaning has the needs that it stands for, and one word to show for it in each language.
    """

    phrases: tuple[Phrase, ...]
    word: str = ""
    needs: tuple[str, ...] = ()
    shown: tuple[tuple[str, str], ...] = ()

    def shown_in(self, locale: str) -> str:
        """The word to show for it."""
        return self.word or dict(self.shown).get(locale, "")


@dataclass(frozen=True)
class Asked:
    """Typed words as they are searched for. `shown` is what to say that was searched."""

    atoms: tuple[Atom, ...]
    shown: str = ""

    @property
    def needs(self) -> tuple[str, ...]:
        """The needs that the meanings of the words stand for."""
        return tuple(dict.fromkeys(need for atom in self.atoms for need in atom.needs))


def parts(typed: str) -> tuple[tuple[str, ...], tuple[Phrase, ...]]:
    """The words outside of quotation marks, and the phrases inside, as they are compared; bounded."""
    pieces = typed[:LONGEST_TYPED].translate(QUOTES).split('"')
    # Every second piece stands between two marks; one after a mark without its other half does not.
    closed = len(pieces) - 1 + len(pieces) % 2
    quoted = pieces[1:closed:2]
    outside = [piece for at, piece in enumerate(pieces) if at % 2 == 0 or at >= closed]
    words = [word[:LONGEST_WORD] for piece in outside for word in plain(piece).split()]
    phrases = [tuple(plain(piece).split()[:MOST_WORDS]) for piece in quoted]
    return tuple(dict.fromkeys(words))[:MOST_WORDS], tuple(phrase for phrase in phrases if phrase)[
        :MOST_WORDS
    ]


def fts5(atoms: Iterable[Atom], column: str = "") -> str:
    """The words in the language of SQLite's full-text table, in one column or in any."""
    said = " AND ".join("(" + " OR ".join(map(_fts5, atom.phrases)) + ")" for atom in atoms)
    return f"{{{column}}} : ({said})" if column else said


def _fts5(phrase: Phrase) -> str:
    begins = phrase[-1].endswith("*")
    return '"' + " ".join(phrase).rstrip("*") + '"' + ("*" if begins else "")


def tsquery(atoms: Iterable[Atom]) -> str:
    """The words in the language of PostgreSQL's to_tsquery, with the configuration `simple`."""
    return " & ".join("(" + " | ".join(map(_tsquery, atom.phrases)) + ")" for atom in atoms)


def _tsquery(phrase: Phrase) -> str:
    told = [f"'{word.rstrip('*')}'" + (":*" if word.endswith("*") else "") for word in phrase]
    return "(" + " <-> ".join(told) + ")"


def slips(word: str, letters: str = "abcdefghijklmnopqrstuvwxyz") -> Iterator[str]:
    """Every word that one slip away: a letter left out, put in, changed, or two swapped. The first stands."""
    for at in range(1, len(word)):
        yield word[:at] + word[at + 1 :]
        yield from (word[:at] + letter + word[at + 1 :] for letter in letters if letter != word[at])
        if at + 1 < len(word):
            yield word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    for at in range(1, len(word) + 1):
        yield from (word[:at] + letter + word[at:] for letter in letters)


def places_of(phrase: frozenset[str], stems: Sequence[str]) -> tuple[int, ...]:
    """Where the stems of a phrase stand among those typed; () when one of them was not typed."""
    places = [stems.index(wanted) for wanted in phrase if wanted in stems]
    return tuple(sorted(places)) if len(places) == len(phrase) else ()
