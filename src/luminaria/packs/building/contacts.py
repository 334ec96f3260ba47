"""Contacts, the strip on every page, and the ways out of danger."""

import re

from luminaria.packs.building import choosing
from luminaria.packs.building.speech import Speech, called, fact, public
from luminaria.packs.rules import Called, Channel, Contact, Dock, DockEntry, PackBroken, Way
from luminaria.packs.rules.contacts import order_key
from luminaria.packs.source import Document


def contacts(speech: Speech, document: Document) -> tuple[Contact, ...]:
    """Every public contact, pinned ones first, then by kind, called ones before those not called."""
    kinds = tuple(document["pack"].get("contact_kinds", ()))
    entries = public(document.get("contacts", {}).get("contact", []))
    made = [_contact(speech, entry, choosing.clocks(document, entry["id"])) for entry in entries]
    return tuple(sorted(made, key=lambda contact: order_key(contact, kinds)))


def _contact(speech: Speech, entry: Document, clocks: choosing.Clocks) -> Contact:
    facts = fact(entry)
    call = called(speech, entry)
    printed = speech.printed(entry)
    common = _common(speech, entry)
    return Contact(
        id=entry["id"],
        kind=entry["kind"],
        pin=int(entry.get("pin", 0)),
        name=speech.text(entry["name"]),
        title=speech.text(entry.get("title"), speech.text(entry["name"])),
        about=speech.text(entry.get("about")),
        area=speech.text(entry.get("area")),
        police=bool(entry.get("police", False)),
        channels=tuple(_channel(speech, channel, common, entry, clocks) for channel in entry["channel"]),
        printed=printed,
        called=_called(speech, call, testable=clocks.testable),
        mark=_mark(speech, entry),
        call=call,
        fact=facts,
        situations=tuple(entry.get("situations", ())),
        counties=choosing.counties(entry),
        ages=choosing.ages(entry),
        opening=choosing.opening(entry, clocks.zone),
        vanishes=not clocks.never_hidden,
        last_check=choosing.last_check(entry),
        last_checked=choosing.last_checked(speech, entry),
        banner_days=clocks.banner_days,
        **common,
    )


def _called(speech: Speech, call: Called | None, *, testable: bool) -> str:
    if call is None:
        return speech.words["contact.not_called" if testable else "contact.never_called"]
    return speech.words.say(
        "contact.called", date=speech.day(call.on), who=call.who, hours=call.hours, languages=call.languages
    )


def _mark(speech: Speech, entry: Document) -> str:
    """A sourced number never stands without saying who printed it. Raises PackBroken."""
    if fact(entry).status != "sourced":
        return ""
    if not entry.get("printed_by"):
        raise PackBroken(f"{entry['id']} is sourced and does not say who printed it. Add printed_by.")
    return speech.words.say("contact.mark", who=speech.text(entry["printed_by"]))


def _common(speech: Speech, entry: Document) -> dict[str, str]:
    words = speech.words
    return {
        "hours": speech.text(entry.get("hours"), words["contact.unknown_hours"]),
        "languages": speech.text(entry.get("languages"), words["contact.unknown_languages"]),
        "who_answers": speech.text(entry.get("who_answers"), words["contact.unknown_who"]),
        "who_sees": speech.text(entry.get("who_sees"), words["contact.unknown_sees"]),
    }


def _channel(
    speech: Speech, entry: Document, common: dict[str, str], contact: Document, clocks: choosing.Clocks
) -> Channel:
    own = {key: speech.text(entry[key]) if key in entry else value for key, value in common.items()}
    value = str(entry["value"])
    return Channel(
        kind=entry["kind"],
        value=value,
        display=speech.number(str(entry["display"])),
        href=_href(entry["kind"], value, str(entry.get("body", ""))),
        body=str(entry.get("body", "")),
        checked=str(entry.get("checked", "")),
        language_codes=tuple(entry.get("language_codes") or contact.get("language_codes") or ()),
        opening=choosing.opening(contact | entry, clocks.zone),
        policy=str(entry.get("policy", contact.get("policy", ""))),
        **own,
    )


def _href(kind: str, value: str, body: str) -> str:
    long = re.fullmatch(r"1?(\d{10})", value)
    dialled = f"+1{long[1]}" if long else value.replace("#", "%23")
    if kind in ("call", "code"):
        return f"tel:{dialled}"
    if kind == "text":
        return f"sms:{dialled}" + (f"?&body={body}" if body else "")
    if kind == "email":
        return f"mailto:{value}"
    return f"https://{value}" if kind in ("web", "chat") else ""


def dock(speech: Speech, document: Document, known: dict[str, Contact]) -> Dock:
    """The strip. Raises PackBroken when the pack names a contact that is not public."""
    named = document["pack"]["dock"]
    return Dock(
        call=_entry(speech, known, named["call"], "call", "call"),
        text=_entry(speech, known, named["text"], "text", "text"),
        danger=_entry(speech, known, named["danger"], "call", "danger"),
    )


def _entry(speech: Speech, known: dict[str, Contact], id: str, kind: str, word: str) -> DockEntry:
    channel = known[id].channel(kind) if id in known else None
    if channel is None:
        raise PackBroken(f"pack.toml puts {id} on the strip, and it has no public {kind} channel.")
    words = speech.words
    return DockEntry(
        contact_id=id,
        kind=kind,
        label=words[f"dock.{word}"],
        short=words[f"dock.{word}_short"],
        display=channel.display,
        href=channel.href,
    )


def ways(speech: Speech, document: Document, known: dict[str, Contact]) -> tuple[Way, ...]:
    """The ways out of danger that stand side by side, in the order of danger.toml."""
    return tuple(
        Way(
            id=entry["id"],
            title=speech.text(entry["title"]),
            steps=speech.texts(entry["steps"]),
            say=speech.text(entry.get("say")),
            contact=known[entry["contact"]] if entry.get("contact") else None,
        )
        for entry in document.get("danger", {}).get("way", [])
    )
