"""One language: its words, its dates, and what a service says of itself in it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from luminaria.directory.rules.listing import Document
from luminaria.packs import pack
from luminaria.packs.building.speech import DATE, Speech
from luminaria.packs.rules import NotInPack, Words

SHORT = 160
_SENTENCE = re.compile(r"(?<=[.!?])\s")


@dataclass(frozen=True)
class Saying:
    """Says facts of services in one language of the pack."""

    locale: str

    @cached_property
    def words(self) -> Words:
        """The strings of that language."""
        return pack().words(self.locale)

    def has(self, key: str) -> bool:
        """Whether the pack has a string for that key."""
        return key in self.words

    def say(self, key: str, **values: object) -> str:
        """A string below `service`, with its places filled."""
        return self.words.say(f"service.{key}", **values)

    def named(self, group: str, code: object) -> str:
        """The word of a code in a group below `service`; the code itself where the pack has none."""
        key = f"service.{group}.{code}"
        return self.words[key] if self.has(key) else str(code).replace("_", " ")

    def listed(self, group: str, codes: object) -> str:
        """Several codes as one run of words."""
        return ", ".join(self.named(group, code) for code in several(codes))

    def own(self, document: Document, name: str) -> str:
        """What the service says in its field `name`: in this language if somebody translated it."""
        return text(translated(document, self.locale).get(name)) or text(document.get(name))

    def day(self, day: date | str) -> str:
        """A date as people write it; what is no date stays as it was written."""
        return self._speech.day(day) if DATE.fullmatch(str(day)) else str(day)

    def day_of(self, day: date) -> str:
        """A day of the calendar as people write it."""
        return self.day(day.isoformat())

    @property
    def zone(self) -> str:
        """The time zone of the place, for hours that name none."""
        return str(pack().source.document["pack"].get("timezone", "UTC"))

    def county(self, id: str) -> str:
        """The name of a county; "" for one that the pack does not know."""
        try:
            return pack().county(id, self.locale).name
        except NotInPack:
            return ""

    @cached_property
    def _speech(self) -> Speech:
        return Speech(locale=self.locale, words=self.words, contacts={}, says={})


def translated(document: Document, locale: str) -> Document:
    """The service's own words in that language: {} when nobody translated them."""
    there = document.get("translations")
    said = there.get(locale) if isinstance(there, dict) else None
    return said if isinstance(said, dict) else {}


def text(value: object) -> str:
    """A value as one line of text; "" for what is absent."""
    return " ".join(str(value).split()) if isinstance(value, str | int | float) else ""


def several(value: object) -> list[object]:
    """A list, whatever stands there: a lone value is a list of one."""
    if isinstance(value, list | tuple):
        return [one for one in value if one not in (None, "")]
    return [value] if value not in (None, "") else []


def tables(value: object) -> list[Document]:
    """The objects of a list."""
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def table(value: object) -> Document:
    """An object; {} for anything else."""
    return value if isinstance(value, dict) else {}


def joined(parts: Iterable[str], between: str = " ") -> str:
    """The parts that say something."""
    return between.join(part for part in parts if part)


def short(words: str) -> str:
    """The first sentence, at most 160 letters, cut between words."""
    first = _SENTENCE.split(words, maxsplit=1)[0]
    if len(first) <= SHORT:
        return first
    return f"{first[:SHORT].rpartition(' ')[0] or first[:SHORT]}…"
