"""Search over everything public. A question is answered and forgotten: it is not logged, kept or counted."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from threading import Lock

from luminaria.learn.queries.counties import areas_in, areas_of
from luminaria.learn.queries.index import Entry, Table, entries
from luminaria.learn.queries.meanings import MOST_TOKENS, Meaning, meanings, typed_words
from luminaria.packs import Pack, pack
from luminaria.packs.rules import Contact
from luminaria.packs.typed import Language, Spelling, plain

MOST = 10
MOST_CONTACTS = 3
LONGEST_SENTENCE = 220
SHORT = 3
MOST_ALIKE = 2
_building = Lock()


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing that was found: where it leads, the heading below which it stands, one sentence of it."""

    kind: str
    title: str
    part: str
    sentence: str
    href: str
    locale: str


@dataclass(frozen=True, slots=True)
class Found:
    """What a question leads to. `danger` puts the ways out on top, `need` puts people before pages.

    `read_as` are the words that a misspelt one was taken for. `elsewhere` says that the pages found
    are in another language than the one of the page, because this one had none.
    """

    asked: bool
    danger: bool = False
    need: bool = False
    contacts: tuple[Contact, ...] = ()
    hits: tuple[Hit, ...] = ()
    read_as: tuple[str, ...] = ()
    elsewhere: bool = False


class Index:
    """One language of one pack, ready to be asked."""

    def __init__(self, here: Pack, locale: str) -> None:
        self.locale = locale
        self._sentences: dict[str, list[tuple[str, frozenset[str]]]] = {}
        self.language = Language(here.source.document.get("search", {}), locale)
        self.meanings = meanings(here, self.language)
        self.table = Table(tuple(entries(here, locale)), porter=self.language.porter)
        said = [
            word for one in self.table.entries for word in plain(f"{one.title} {one.part} {one.body}").split()
        ]
        self.spelling = Spelling(self.language, [*said, *typed_words(here)])

    def sentences(self, body: str) -> list[tuple[str, frozenset[str]]]:
        """The sentences of an entry, each with the stems of its words; worked out once for each entry."""
        if body not in self._sentences:
            parts = [part for part in re.split(r"(?<=[.?!”»])\s+", body) if part]
            stems = (frozenset(map(self.language.stem, plain(part).split())) for part in parts)
            self._sentences[body] = list(zip(parts, stems, strict=True))
        return self._sentences[body]

    def meant(self, words: list[str]) -> list[Meaning]:
        """What the words mean, the meaning that takes in most of them first."""
        stems = frozenset(map(self.language.stem, words))
        found = [(meaning.meant(stems, self.language.stop), meaning) for meaning in self.meanings]
        told = [(size, meaning) for size, meaning in found if size]
        return [meaning for _, meaning in sorted(told, key=lambda one: -one[0])]

    def tokens(self, words: list[str], meant: list[Meaning]) -> tuple[str, ...]:
        """What the table is asked for: the words that say something, and those of their meanings.

        Common words alone are asked for as they stand side by side: "who does it".
        """
        asked = [word for word in words if word not in self.language.stop] or [" ".join(words)]
        asked += [word for meaning in meant for word in meaning.words.get(self.locale, ())]
        shaped = (word if self.language.porter else self._begins(word) for word in asked)
        return tuple(dict.fromkeys(shaped))

    def _begins(self, word: str) -> str:
        stem = self.language.stem(word)
        return f"{stem}*" if len(stem) > SHORT and " " not in word else word


@lru_cache(maxsize=16)
def _index(here: Pack, locale: str) -> Index:
    return Index(here, locale)


def index(locale: str) -> Index:
    """The index of a language, built once in this process, at its first question."""
    with _building:
        return _index(pack(), locale)


def search(typed: str, locale: str) -> Found:
    """What may answer the typed words, whatever they are."""
    own = index(locale)
    words = plain(typed).split()[:MOST_TOKENS]
    read_as = [likely for word in words if (likely := own.spelling.likely(word))]
    said = [*words, *read_as]
    meant = own.meant(said)
    hits = _hits(own, said, meant)
    elsewhere = () if hits else _elsewhere(own, words)
    needs = {meaning.need for meaning in meant}
    return Found(
        asked=bool(words),
        danger="danger" in needs,
        need=bool(needs - {""}),
        contacts=_contacts(own, said, meant),
        hits=hits or elsewhere,
        read_as=tuple(dict.fromkeys(read_as)),
        elsewhere=bool(elsewhere),
    )


def _elsewhere(own: Index, words: list[str]) -> tuple[Hit, ...]:
    """What the pages of another language have, for words that mean something."""
    telling = [word for word in words if word not in own.language.stop]
    others = (index(locale) for locale in pack().locales if locale != own.locale)
    return next((found for other in others if (found := _hits(other, telling, []))), ())


def _hits(own: Index, words: list[str], meant: list[Meaning]) -> tuple[Hit, ...]:
    """A place that was named, the pages that the meanings name, what the words find; a page stands once."""
    tokens = own.tokens(words, meant)
    found = [one for one in own.table.ask(tokens, MOST * 8) if one.href]
    places = [one for area in _places(words, own.locale) for one in _at(own, f"/counties/{area}/", found)]
    named = [one for meaning in meant for path in meaning.pages for one in _at(own, path, found)]
    best: dict[str, Entry] = {}
    for one in [*places, *named, *found]:
        best.setdefault(one.href.partition("#")[0], one)
    hits = (_hit(own, one, tokens) for one in best.values())
    return tuple(islice(_varied(hits), MOST))


def _varied(hits: Iterable[Hit]) -> Iterator[Hit]:
    """The hits without those that say the same again: one sign stands in many places."""
    told: dict[tuple[str, str], int] = defaultdict(int)
    for hit in hits:
        told[hit.part, hit.sentence] += 1
        if told[hit.part, hit.sentence] <= MOST_ALIKE:
            yield hit


def _places(words: list[str], locale: str) -> list[str]:
    whole = " ".join(words)
    very = areas_of(whole, locale, begins=False) if whole else ()
    return [one.id for one in very or areas_in(words, locale)]


def _at(own: Index, path: str, found: list[Entry]) -> list[Entry]:
    """The entry to show for a page that a meaning names: where its words were found, else its head."""
    href = f"/{own.locale}{path}"
    of_page = [one for one in (*found, *own.table.entries) if one.href.partition("#")[0] == href]
    return of_page[:1]


def _hit(own: Index, one: Entry, tokens: tuple[str, ...]) -> Hit:
    return Hit(one.kind, one.title, one.part, _sentence(own, one.body, tokens), one.href, own.locale)


def _sentence(own: Index, body: str, tokens: tuple[str, ...]) -> str:
    """The sentence that has most of the words, the first one when none has any."""
    stems = {own.language.stem(token.rstrip("*")) for token in tokens}
    best, _ = max(own.sentences(body), key=lambda said: len(stems & said[1]), default=("", frozenset()))
    return best if len(best) <= LONGEST_SENTENCE else best[:LONGEST_SENTENCE].rpartition(" ")[0] + " …"


def _contacts(own: Index, words: list[str], meant: list[Meaning]) -> tuple[Contact, ...]:
    """People to turn to: those for the situations meant, the advocate for any need, then by words."""
    here = pack()
    known = {contact.id: contact for contact in here.contacts(own.locale)}
    dock = here.dock(own.locale)
    situations = [code for meaning in meant for code in meaning.situations]
    ids = [one.id for code in situations for one in known.values() if code in one.situations]
    if any(meaning.need for meaning in meant):
        ids.append(dock.call.contact_id)
    ids += [one.id for one in own.table.ask(own.tokens(words, meant), MOST * 2) if one.kind == "contact"]
    chosen = [known[id] for id in dict.fromkeys(ids) if id in known and id != dock.danger.contact_id]
    return tuple(sorted(chosen[:MOST_CONTACTS], key=lambda contact: contact.call is None))
