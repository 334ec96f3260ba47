"""Cards to carry: for a pocket, a plain list, and plain slips. The last two do not say what they are for."""

from dataclasses import dataclass

from luminaria.learn.paper.lines import Paper, Reach, line, paper, reach, speech, table, words
from luminaria.packs import pack
from luminaria.packs.rules import Contact
from luminaria.packs.source import Document


@dataclass(frozen=True, slots=True)
class PlainEntry:
    """A line of the plain list: no name, no subject."""

    label: str
    reach: tuple[Reach, ...]
    hours: str
    as_of: str


def pocket(locale: str) -> Paper:
    """The card to cut out and fold."""
    known = {contact.id: contact for contact in pack().contacts(locale)}
    shown = [known[id] for id in table()["pocket"] if id in known]  # a line that is gone leaves the card
    lines = [line(contact, locale) for contact in shown]
    return paper("pocket", locale, words(locale)["card.pocket_title"], shown, lines=lines)


def plain(locale: str) -> Paper:
    """The list that does not give its owner away."""
    known = {contact.id: contact for contact in pack().contacts(locale)}
    entries = [entry for entry in table()["plain"] if entry["contact"] in known]
    shown = [known[entry["contact"]] for entry in entries]
    made = [_plain(entry, contact, locale) for entry, contact in zip(entries, shown, strict=True)]
    own = [words(locale)[f"card.own_{who}"] for who in ("family", "friend", "work", "school", "doctor")]
    return paper("plain", locale, words(locale)["card.plain_title"], shown, entries=made, own=own)


def slips(locale: str) -> Paper:
    """One number, many times, with no word of what it is for."""
    contact = pack().contact(table()["slip"], locale)
    only = {"contact": contact.id, "label": {locale: ""}}
    title = words(locale)["card.plain_title"]
    return paper("slips", locale, title, [contact], entries=[_plain(only, contact, locale)])


def _plain(entry: Document, contact: Contact, locale: str) -> PlainEntry:
    named = entry.get("channel")
    channels = [channel for channel in contact.channels if channel.kind == named or not named]
    spoken = [channel for channel in channels if named or channel.kind in ("call", "text")]
    return PlainEntry(
        label=str(entry["label"][locale]),
        reach=tuple(reach(channel, words(locale)) for channel in spoken),
        hours="" if named else contact.hours,
        as_of=speech(locale).day(contact.fact.source_date),
    )


CARDS = {"pocket": pocket, "plain": plain, "slips": slips}
NEEDS = {"pocket": "pocket", "plain": "plain", "slips": "slip"}


def kinds() -> tuple[str, ...]:
    """The cards that the pack says something for."""
    said = table()
    return tuple(kind for kind, key in NEEDS.items() if said.get(key))
