"""Contacts by situation, county, language, channel and hour: why each fits, and what nobody knows of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from luminaria.learn.queries.counties import area, areas
from luminaria.packs import pack
from luminaria.packs.rules import Channel, Contact, Words
from luminaria.packs.rules.contacts import INTERPRETER
from luminaria.packs.source import language

CHANNELS = ("call", "text", "chat", "tty")
OTHER = "other"
NOW = "now"
Sentence = tuple[bool, str]  # (known, what is said)


@dataclass(frozen=True, slots=True)
class Choice:
    """What a reader chose; "" leaves it open. `language` is a code, or `other`; `hour` is "now" or ""."""

    situation: str = ""
    county: str = ""
    language: str = ""
    channel: str = ""
    hour: str = ""

    @property
    def empty(self) -> bool:
        return not (self.situation or self.county or self.language or self.channel or self.hour)


@dataclass(frozen=True, slots=True)
class Fit:
    """A contact that may fit: why, what is not known, and whether it is answered now (None: not known)."""

    contact: Contact
    why: tuple[str, ...]
    unknown: tuple[str, ...]
    open: bool | None
    open_text: str


def fitting(choice: Choice, locale: str, now: datetime) -> tuple[Fit, ...]:
    """The contacts that nothing known speaks against: called ones first, then those of whom most is known."""
    made = [fit for contact in pack().contacts(locale) if (fit := _fit(contact, choice, locale, now))]
    return tuple(sorted(made, key=_order))


def _order(fit: Fit) -> tuple[bool, bool, int]:
    return (fit.contact.call is None, fit.open is False, len(fit.unknown))


def _fit(contact: Contact, choice: Choice, locale: str, now: datetime) -> Fit | None:
    """None when something known speaks against it: another need, county, channel or language."""
    words = pack().words(locale).contacts
    if choice.situation and choice.situation not in contact.situations:
        return None
    channels = [one for one in contact.channels if choice.channel in ("", one.kind)]
    if not channels:
        return None
    said: list[Sentence] = []
    for found in (
        _county(contact, choice, locale),
        _channel(choice, words),
        _spoken(channels, choice, words),
    ):
        if found is None:
            return None
        said += found
    open_now = _open(channels, now)
    return Fit(
        contact=contact,
        why=(*_why(contact, choice, locale), *(text for known, text in said if known)),
        unknown=tuple(text for known, text in said if not known),
        open=open_now,
        open_text=words[{True: "open", False: "closed", None: "open_unknown"}[open_now]],
    )


def _why(contact: Contact, choice: Choice, locale: str) -> Iterator[str]:
    labels = {situation.code: situation.label for situation in pack().situations(locale)}
    if choice.situation:
        yield pack().words(locale).say("contacts.fits_situation", what=labels[choice.situation])


def _county(contact: Contact, choice: Choice, locale: str) -> list[Sentence] | None:
    if not choice.county:
        return []
    full = area(choice.county, locale).full
    words = pack().words(locale).contacts
    if contact.serves(choice.county):
        return [(True, words.say("fits_county", county=full))]
    return None if contact.counties else [(False, words.say("unknown_county", county=full))]


def _channel(choice: Choice, words: Words) -> list[Sentence]:
    return [(True, words[f"fits_{choice.channel}"])] if choice.channel else []


def _spoken(channels: list[Channel], choice: Choice, words: Words) -> list[Sentence] | None:
    """What is known of the language on the channels that are left; None when none of them can have it."""
    if not choice.language:
        return []
    spoken = [one for one in channels if one.kind != "tty"] or channels
    here = [one for one in spoken if one.speaks(choice.language)]
    if here:
        return [(True, words.say("fits_language", how=_kinds(here, words)))]
    if through := [one for one in spoken if one.interprets()]:
        return [(True, words.say("fits_interpreter", how=_kinds(through, words)))]
    return [(False, words["unknown_language"])] if any(not one.language_codes for one in spoken) else None


def _kinds(channels: list[Channel], words: Words) -> str:
    kinds = dict.fromkeys(one.kind for one in channels)
    return ", ".join(words[f"by_{kind}"] for kind in kinds)


def _open(channels: list[Channel], now: datetime) -> bool | None:
    known = {channel.open_at(now) for channel in channels}
    return next((answer for answer in (True, None, False) if answer in known), None)


def languages_offered(locale: str) -> list[tuple[str, str]]:
    """(code, name for itself) of every language that a line is known to speak, and one for all others."""
    found = {
        code: None
        for one in pack().contacts(locale)
        for channel in one.channels
        for code in channel.language_codes
    }
    codes = [code for code in found if code != INTERPRETER]
    other = [(OTHER, pack().words(locale)["contacts.other_language"])] if INTERPRETER in found else []
    return [(code, str(language(code)["name"])) for code in codes] + other


def counties_offered(locale: str) -> list[tuple[str, str]]:
    """(id, name) of every county."""
    return [(one.id, one.name) for one in areas(locale)]


def channels_offered(locale: str) -> list[tuple[str, str]]:
    """(kind, words) of the ways to reach somebody that some line has."""
    kinds = {channel.kind for one in pack().contacts(locale) for channel in one.channels}
    return [(kind, pack().words(locale)[f"contacts.by_{kind}"]) for kind in CHANNELS if kind in kinds]
