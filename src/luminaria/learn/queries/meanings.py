"""What people mean by what they type: the meanings of the pack."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from luminaria.packs import Pack
from luminaria.packs.source import Document
from luminaria.packs.typed import Language, plain

MOST_TOKENS = 40


@dataclass(frozen=True, slots=True)
class Meaning:
    """What some typed words mean: where they lead, and whether someone may need a person, or a way out."""

    id: str
    typed: tuple[frozenset[str], ...]
    words: Mapping[str, tuple[str, ...]]
    need: str
    pages: tuple[str, ...]
    situations: tuple[str, ...]

    def meant(self, stems: frozenset[str], stop: frozenset[str]) -> int:
        """How many telling words the longest typed phrase has, and one more; 0 when none is there whole."""
        return max((len(phrase - stop) + 1 for phrase in self.typed if phrase <= stems), default=0)


def meanings(here: Pack, language: Language) -> tuple[Meaning, ...]:
    """Every meaning of the pack, typed in any of its languages."""
    table = here.source.document.get("search", {})
    return tuple(_meaning(entry, here.locales, language) for entry in table.get("meaning", []))


def _meaning(entry: Document, locales: Iterable[str], language: Language) -> Meaning:
    phrases = [phrase for locale in locales for phrase in entry.get(f"typed_{locale}", ())]
    return Meaning(
        id=entry["id"],
        typed=tuple(
            frozenset(map(language.stem, plain(phrase).split())) for phrase in phrases if plain(phrase)
        ),
        words={locale: tuple(entry.get(f"words_{locale}", ())) for locale in locales},
        need=entry.get("need", ""),
        pages=tuple(entry.get("pages", ())),
        situations=tuple(entry.get("situations", ())),
    )


def typed_words(here: Pack) -> list[str]:
    """Every word of every meaning, so that a misspelt one is recognised too."""
    entries = here.source.document.get("search", {}).get("meaning", [])
    phrases = [
        phrase for entry in entries for locale in here.locales for phrase in entry.get(f"typed_{locale}", ())
    ]
    return [word for phrase in phrases for word in plain(phrase).split()]
