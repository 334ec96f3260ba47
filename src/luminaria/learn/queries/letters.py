"""The letter to representatives: what can be chosen, and the letter that a choice makes. Nothing is kept."""

from dataclasses import dataclass
from functools import lru_cache

from luminaria.packs import Pack, pack
from luminaria.packs.building.speech import Speech, fact, public, speech_of
from luminaria.packs.rules import NotInPack
from luminaria.packs.source import Document


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to choose: a code, its words, and one line more about it."""

    code: str
    title: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Choices:
    """Everything that a letter can be made of, in one language. `offices` are groups: level, its offices."""

    title: str
    lead: str
    note: str
    neutral: str
    offices: tuple[tuple[str, tuple[Option, ...]], ...]
    aims: tuple[Option, ...]
    asks: tuple[Option, ...]
    reasons: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Wish:
    """What a reader chose. `own` are the reader's own words; `study` asks for what a study found."""

    to: str = ""
    aims: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()
    reason: str = ""
    own: str = ""
    study: bool = False


@dataclass(frozen=True, slots=True)
class Letter:
    """The finished letter, in its own language. `left_out` are asks that this office cannot grant."""

    locale: str
    greeting: str
    before: tuple[str, ...]
    asks_lead: str
    asks: tuple[str, ...]
    after: tuple[str, ...]
    sign: str
    find: str
    left_out: tuple[str, ...]
    findings: int

    @property
    def plain(self) -> str:
        """The letter as plain text, with an empty line between its parts."""
        asked = "\n".join(f"- {ask}" for ask in self.asks)
        middle = [f"{self.asks_lead}\n{asked}"] if self.asks else []
        return "\n\n".join((self.greeting, *self.before, *middle, *self.after, self.sign))


@lru_cache(maxsize=32)
def _speech(here: Pack, locale: str) -> Speech:
    return speech_of(here.source, locale)


def _table() -> Document:
    """The letter of the pack. Raises NotInPack when there is none that may be shown."""
    table: Document = pack().source.document.get("letter", {})
    if not table or not fact(table).public:
        raise NotInPack
    return table


def choices(locale: str) -> Choices:
    """What can be chosen. Raises NotInPack when the pack has no letter."""
    table, speech = _table(), _speech(pack(), locale)
    offices = table.get("office", [])
    return Choices(
        title=speech.text(table["title"]),
        lead=speech.text(table["lead"]),
        note=speech.text(table.get("note")),
        neutral=speech.text(table.get("neutral")),
        offices=tuple(
            (
                speech.text(level["title"]),
                tuple(_option(speech, one) for one in offices if one["level"] == level["id"])
                or (_option(speech, level),),
            )
            for level in table["level"]
        ),
        aims=_options(speech, table.get("aim", [])),
        asks=_options(speech, table.get("ask", [])),
        reasons=_options(speech, table.get("reason", [])),
    )


def _options(speech: Speech, entries: list[Document]) -> tuple[Option, ...]:
    return tuple(_option(speech, entry) for entry in entries if _may_show(entry))


def _may_show(entry: Document) -> bool:
    """An entry with front matter of its own must bear it; the others hold by that of the file."""
    return "status" not in entry or fact(entry).public


def _option(speech: Speech, entry: Document) -> Option:
    return Option(entry["id"], speech.text(entry["title"]), speech.text(entry.get("text")))


def letter(wish: Wish, locale: str) -> Letter:
    """The letter of a wish in a language. What does not exist is passed over. Raises NotInPack."""
    table, speech = _table(), _speech(pack(), locale)
    level, greeting = _receiver(table, wish.to)
    aims = [one for one in table.get("aim", []) if one["id"] in wish.aims and _may_show(one)]
    wanted = [one for one in table.get("ask", []) if one["id"] in wish.asks and _may_show(one)]
    asks = [one for one in wanted if level["id"] in one.get("levels", (level["id"],))]
    reasons = [one for one in table.get("reason", []) if one["id"] == wish.reason]
    findings = _findings(speech, table, [*aims, *asks]) if wish.study else ()
    return Letter(
        locale=locale,
        greeting=speech.text(greeting),
        before=(speech.text(table["opening"]), *_texts(speech, reasons), *_texts(speech, aims)),
        asks_lead=speech.text(table["asks_lead"]),
        asks=_texts(speech, asks),
        after=(
            *findings,
            *((wish.own,) if wish.own else ()),
            speech.text(table["closing"]),
        ),
        sign=speech.text(table["sign"]),
        find=speech.text(level.get("find")),
        left_out=tuple(speech.text(one["title"]) for one in wanted if one not in asks),
        findings=len(findings),
    )


def _receiver(table: Document, to: str) -> tuple[Document, Document]:
    """(level, greeting) of an office or of a level; of the first level for what does not exist."""
    levels = {level["id"]: level for level in table["level"]}
    office = next((one for one in table.get("office", []) if one["id"] == to), None)
    if office is not None:
        return levels[office["level"]], office["greeting"]
    level = levels.get(to, table["level"][0])
    return level, level["greeting"]


def _texts(speech: Speech, entries: list[Document]) -> tuple[str, ...]:
    return tuple(speech.text(entry["text"]) for entry in entries)


def _findings(speech: Speech, table: Document, chosen: list[Document]) -> tuple[str, ...]:
    """What studies found about what is asked for, each with who printed it and when."""
    named = {one.get("evidence") for one in chosen}
    entries = [one for one in public(table.get("evidence", [])) if one["id"] in named]
    return tuple(f"{speech.text(one['text'])} ({speech.printed(one).rstrip('.')}.)" for one in entries)
