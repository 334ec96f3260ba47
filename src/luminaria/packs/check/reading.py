"""How hard a text is to read, measured here: no dependency, no network.

Flesch-Kincaid for English, Fernandez-Huerta for Spanish. A heading or a list item counts as a
sentence. Syllables are counted by rule; tests hold the count against known words.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

MANY = 20_000  # twice the texts of a pack: each is asked for by more than one gate
SENTENCE_ENDS = re.compile(r"(?<=[.!?:;…])\s+|(?<=[.!?:;…][”»\"])\s+|\n+")
WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
ENGLISH_ODD = {"people": 2, "peoples": 2, "someone": 2, "something": 2, "sometimes": 2, "everyone": 3,
               "anyone": 3, "somewhere": 2, "police": 2, "being": 2, "able": 2, "area": 3, "idea": 3,
               "real": 1, "quiet": 2, "sexual": 3, "safety": 2, "lifeline": 2, "guide": 1, "tired": 2,
               "paying": 2, "client": 2, "hotel": 2, "phone": 1, "phones": 1, "safe": 1, "create": 2,
               "whole": 1, "maybe": 2, "lawyer": 2, "lawyers": 2, "business": 2, "every": 2, "going": 2,
               "doing": 2, "seeing": 2, "saying": 2, "interpreter": 4, "interpreters": 4,
               "doesn’t": 2, "didn’t": 2, "isn’t": 2, "wasn’t": 2}  # fmt: skip


@dataclass(frozen=True)
class Measure:
    """Sums over some text."""

    words: int
    sentences: int
    syllables: int

    @property
    def sentence_length(self) -> float:
        return self.words / max(self.sentences, 1)

    def flesch_kincaid(self) -> float:
        """Grade level; lower is easier."""
        return 0.39 * self.sentence_length + 11.8 * self.syllables / max(self.words, 1) - 15.59

    def fernandez_huerta(self) -> float:
        """Ease; higher is easier."""
        return 206.84 - 60 * self.syllables / max(self.words, 1) - 1.02 * self.sentence_length


def measure(texts: Iterable[str], locale: str) -> Measure:
    """Words, sentences and syllables of some texts."""
    words = sentences = syllables = 0
    count = spanish_syllables if locale == "es" else english_syllables
    for text in texts:
        for sentence in split(text):
            found = WORD.findall(sentence)
            if found:
                sentences += 1
                words += len(found)
                syllables += sum(count(word) for word in found)
    return Measure(words, sentences, syllables)


@lru_cache(maxsize=MANY)
def split(text: str) -> tuple[str, ...]:
    """The sentences of a text."""
    return tuple(part for part in SENTENCE_ENDS.split(text) if part.strip())


@lru_cache(maxsize=MANY)
def english_syllables(word: str) -> int:
    """Syllables of an English word, by rule with a few exceptions. A number counts as one."""
    word = word.lower().replace("'", "’")
    if word in ENGLISH_ODD:
        return ENGLISH_ODD[word]
    if "-" in word:
        return sum(english_syllables(part) for part in word.split("-") if part)
    word = re.sub(r"’\w*$", "", word) or word
    groups = len(re.findall(r"[aeiouy]+", word))
    groups += len(re.findall(r"(?<![tscgx])i[ao](?!u)|eo(?!u)|[aeiou]ing$|ui[dt]|[iy]er$|uou", word))
    silent = r"[^aeiouyl]e$|[aeiouyr]le$|[^aeiouysxzcgl]es$|[aeiouyr]les$|(?<![aeiouytd])ed$"
    if re.search(silent, word) and not re.search(r"(?:ch|sh)es$", word):
        groups -= 1
    return max(groups, 1)


@lru_cache(maxsize=MANY)
def spanish_syllables(word: str) -> int:
    """Syllables of a Spanish word: strong vowels stand alone, weak ones join unless accented."""
    word = re.sub(r"qu(?=[eiéí])|gu(?=[eiéí])", lambda match: match[0][0], word.lower())
    word = re.sub(r"y$", "i", word)
    nuclei = re.findall(r"[iuü]?[aeoáéó][iu]?|[íú]|[iuü]+", word)
    return max(len(nuclei), 1)
