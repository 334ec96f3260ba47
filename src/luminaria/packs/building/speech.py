"""Says things in one language: picks the translation, fills in numbers, writes dates."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from luminaria.packs.rules import Called, Fact, PackBroken, Words
from luminaria.packs.source import Document, Source, language

FROM_LEFT, TO_HERE = "\u2066", "\u2069"
PLACE = re.compile(r"\{(c-[a-z0-9-]+)(?:\.(\w+))?\}")
DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
SAYS = re.compile(r"\{say-([a-z0-9-]+)\}")


@dataclass(frozen=True)
class Speech:
    """One language of one pack."""

    locale: str
    words: Words
    contacts: dict[str, Document]
    says: Document

    def text(self, value: Any, default: str = "") -> str:
        """The translation of `value`, numbers filled in. Raises PackBroken when it is missing."""
        if value is None:
            return default
        if isinstance(value, dict):
            if self.locale not in value:
                raise PackBroken(f"A text has no {self.locale} version: {str(value)[:80]}")
            value = value[self.locale]
        return self.filled(str(value))

    def texts(self, value: Any) -> tuple[str, ...]:
        """A list of translations: either a list of texts, or a table of lists."""
        if isinstance(value, dict):
            if self.locale not in value:
                raise PackBroken(f"A list has no {self.locale} version: {str(value)[:80]}")
            value = value[self.locale]
        return tuple(self.text(entry) for entry in value or ())

    def filled(self, text: str) -> str:
        """`{c-id}` becomes that contact's number, `{say-key}` the jurisdiction's own sentence.

        Raises PackBroken for a contact that is hidden or unknown, or a sentence that is missing.
        """
        text = SAYS.sub(lambda match: self._sentence(match[1]), text)
        return PLACE.sub(lambda match: self._number(match[1], match[2] or ""), text)

    def number(self, display: str) -> str:
        """A number reads from left to right in every language: otherwise its groups would change places."""
        rtl = language(self.locale).get("direction") == "rtl"
        return f"{FROM_LEFT}{display}{TO_HERE}" if rtl else display

    def _sentence(self, key: str) -> str:
        if key not in self.says:
            raise PackBroken(f"A text uses {{say-{key}}}, which pack.toml does not have under [says].")
        return self.text(self.says[key])

    def _number(self, id: str, part: str) -> str:
        contact = self.contacts.get(id)
        if contact is None or not fact(contact).public:
            raise PackBroken(f"A text shows {id}, which is unknown or not public. Take it out.")
        if part == "name":
            return self.text(contact["name"])
        for channel in contact["channel"]:
            if part in ("", channel["kind"]):
                return self.number(str(channel["display"]))
        raise PackBroken(f"A text shows {id}.{part}, and the contact has no such channel.")

    def day(self, written: str | date) -> str:
        """A date as people write it: a year, a month and year, or a day. No date says so."""
        if not str(written):
            return self.words["contact.no_date"]
        if not DATE.fullmatch(str(written)):
            raise PackBroken(f"{written} is not a date. Write YYYY, YYYY-MM or YYYY-MM-DD.")
        parts = [int(part) for part in str(written).split("-")]
        forms = language(self.locale)
        if len(parts) == 1:
            return str(parts[0])
        month = forms["months"][parts[1] - 1]
        if len(parts) == 2:
            return str(forms["month"].format(month=month, year=parts[0]))
        return str(forms["day"].format(day=parts[2], month=month, year=parts[0]))

    def printed(self, entry: Document) -> str:
        """Who printed it and when, as a sentence; "" when the entry names nobody."""
        who = self.text(entry.get("printed_by"))
        if not who:
            return ""
        if not str(entry.get("source_date", "")):
            return self.words.say("contact.printed_undated", who=who, date=self.words["contact.no_date"])
        return self.words.say("contact.printed", who=who, date=self.day(entry["source_date"]))


def fact(entry: Document) -> Fact:
    """The front matter of an entry. What is missing is unverified, and so stays hidden."""
    return Fact(
        status=str(entry.get("status", "unverified")),
        source=str(entry.get("source", "")),
        source_date=str(entry.get("source_date", "")),
        reviewed_by=str(entry.get("reviewed_by", "")),
        called_on=entry.get("called", {}).get("on"),
        hold=str(entry.get("hold", "")),
    )


def public(entries: Iterable[Document]) -> list[Document]:
    """Those whose front matter lets the public see them."""
    return [entry for entry in entries if fact(entry).public]


def called(speech: Speech, entry: Document) -> Called | None:
    """The recorded call of a contact, or None. What was heard is a text, or codes of [call]."""
    record = entry.get("called")
    if not record:
        return None
    languages = record["languages"]
    spoken = languages if isinstance(languages, list) else [languages]
    return Called(
        on=record["on"],
        who=_heard(speech, "who", record["who"]),
        hours=_start(_heard(speech, "hours", record["hours"])),
        languages=_start(", ".join(_heard(speech, "speaks", said) for said in spoken)),
    )


def _start(said: str) -> str:
    """As it begins a sentence."""
    return said[:1].upper() + said[1:]


def _heard(speech: Speech, kind: str, said: Any) -> str:
    key = f"call.{kind}_{said}".lower().replace("-", "_")
    return speech.words.get(key) or speech.text(said)


def speech_of(source: Source, locale: str) -> Speech:
    """The speech of `locale`. Raises PackBroken when the locale has no words."""
    contacts = {entry["id"]: entry for entry in source.document.get("contacts", {}).get("contact", [])}
    table = source.document["words"].get(locale)
    if table is None:
        raise PackBroken(f"locale/{locale} is missing from the pack {source.code}.")
    says = source.document["pack"].get("says", {})
    bare = Speech(locale=locale, words=Words({}), contacts=contacts, says=says)
    entries = {key: bare.filled(value) for key, value in flat(table)}
    return Speech(locale=locale, words=Words(entries), contacts=contacts, says=says)


def flat(table: Document, prefix: str = "") -> Iterable[tuple[str, str]]:
    """Nested tables as dotted keys."""
    for key, value in table.items():
        if isinstance(value, dict):
            yield from flat(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", str(value)


__all__ = ["DATE", "Speech", "called", "fact", "flat", "public", "speech_of"]
