"""What typed words mean here: synonyms of the pack, endings of words, words that say nothing, slips."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from threading import Lock

from luminaria.directory.rules.words import Asked, Atom, Phrase, parts, places_of
from luminaria.packs import Pack, pack
from luminaria.packs.source import Document
from luminaria.packs.typed import Language, Spelling, plain

# A shorter stem begins too many words.
SHORTEST_BEGINNING = 4
_building = Lock()


@dataclass(frozen=True, slots=True)
class Group:
    """Words that mean one thing. `typed` are (locale, stems) of what people type."""

    id: str
    typed: tuple[tuple[str, frozenset[str]], ...]
    phrases: tuple[Phrase, ...]
    shown: tuple[tuple[str, str], ...]
    needs: tuple[str, ...]


class Meanings:
    """The words of one pack, ready to read what somebody typed."""

    def __init__(self, here: Pack) -> None:
        table = here.source.document.get("synonyms", {})
        search = here.source.document.get("search", {})
        self.locales = here.locales
        self._languages = {locale: Language(search, locale) for locale in here.locales}
        self._silent = {
            plain(word)
            for locale in here.locales
            for word in (*search.get(f"stop_{locale}", ()), *table.get(f"silent_{locale}", ()))
        }
        # Each phrase by the longest of its stems: only what may have been typed is looked at.
        self._phrases: dict[tuple[str, str], list[tuple[frozenset[str], Group]]] = {}
        for group in (self._group(entry) for entry in table.get("synonym", ())):
            for locale, phrase in group.typed:
                key = (locale, max(phrase, key=lambda stem: (len(stem), stem)))
                self._phrases.setdefault(key, []).append((phrase, group))
        typed = [
            word
            for entry in table.get("synonym", ())
            for locale in here.locales
            for phrase in (*entry.get(f"typed_{locale}", ()), *entry.get(f"words_{locale}", ()))
            for word in plain(phrase).split()
        ]
        self._spelling = [Spelling(language, typed) for language in self._languages.values()]

    def _group(self, entry: Document) -> Group:
        typed = [
            (locale, frozenset(map(language.stem, plain(phrase).split())))
            for locale, language in self._languages.items()
            for phrase in (*entry.get(f"typed_{locale}", ()), *entry.get(f"words_{locale}", ()))
            if plain(phrase)
        ]
        phrases = [
            self.beginning(plain(phrase).split(), locale)
            for locale in self.locales
            for phrase in entry.get(f"words_{locale}", ())
        ]
        return Group(
            id=entry["id"],
            typed=tuple(dict.fromkeys(typed)),
            phrases=tuple(dict.fromkeys(phrases)),
            shown=tuple((at, next(iter(entry.get(f"words_{at}", ())), "")) for at in self.locales),
            needs=tuple(entry.get("needs", ())),
        )

    def beginning(self, words: Sequence[str], locale: str) -> Phrase:
        """A phrase whose last word is found in all its forms, where enough of it is left."""
        last = self._languages[locale].stem(words[-1])
        return (*words[:-1], f"{last}*" if len(last) >= SHORTEST_BEGINNING else words[-1])

    def read(self, typed: str, locale: str) -> Asked:
        """What to search for. Words that say nothing are left out, unless there are no others."""
        words, quoted = parts(typed)
        locale = locale if locale in self._languages else self.locales[0]
        groups, rest = self._meant(words, locale)
        telling = [word for word in rest if word not in self._silent]
        if not groups and not telling and not quoted:
            telling = list(rest)
        atoms = [
            *(Atom(phrases=(phrase,), word=" ".join(phrase)) for phrase in quoted),
            *(Atom((*group.phrases, *own), needs=group.needs, shown=group.shown) for group, own in groups),
            *(Atom(phrases=(self.beginning([word], locale),), word=word) for word in telling),
        ]
        return Asked(tuple(atoms), " ".join(filter(None, (atom.shown_in(locale) for atom in atoms))))

    def _meant(
        self, words: Sequence[str], locale: str
    ) -> tuple[list[tuple[Group, tuple[Phrase, ...]]], list[str]]:
        """The groups that the words name, each with those words if they stand side by side, and the rest."""
        stems = {at: [language.stem(word) for word in words] for at, language in self._languages.items()}
        matched = [
            (len(phrase), group, places)
            for at, said in stems.items()
            for stem in dict.fromkeys(said)
            for phrase, group in self._phrases.get((at, stem), ())
            if (places := places_of(phrase, said))
        ]
        taken: set[int] = set()
        found: dict[str, tuple[Group, tuple[Phrase, ...]]] = {}
        for _, group, places in sorted(matched, key=lambda one: -one[0]):
            if not taken & set(places) and any(words[at] not in self._silent for at in places):
                taken.update(places)
                together = places[-1] - places[0] == len(places) - 1
                own = (self.beginning([words[at] for at in places], locale),) if together else ()
                found.setdefault(group.id, (group, own))
        return list(found.values()), [word for at, word in enumerate(words) if at not in taken]

    def likely(self, word: str) -> str:
        """The word of the pack that a misspelt one most likely is, or ""."""
        return next((likely for spelling in self._spelling if (likely := spelling.likely(word))), "")


@lru_cache(maxsize=4)
def _meanings(here: Pack) -> Meanings:
    return Meanings(here)


def meanings() -> Meanings:
    """The words of this instance's pack, read once in this process."""
    with _building:
        return _meanings(pack())
