"""Services on record: those of services.toml, and the lines of contacts.toml that are services."""

from typing import Any

from luminaria.packs.building import choosing
from luminaria.packs.building.speech import Speech, fact
from luminaria.packs.rules import (
    Collaboration,
    Organization,
    Otherwise,
    PackBroken,
    Reach,
    Serves,
    Service,
)
from luminaria.packs.source import Document


def services(speech: Speech, document: Document) -> tuple[Service, ...]:
    """Every service that the pack knows, shown or not, in the order of its files; the lines come first."""
    table = document.get("services", {})
    lines = [_line(speech, document, entry) for entry in table.get("line", [])]
    return (*lines, *(_with_contact(speech, document, entry) for entry in table.get("service", [])))


def organizations(speech: Speech, document: Document) -> dict[str, Organization]:
    """Organizations that offer several services, by id; any other is the namesake of its service."""
    return {
        entry["id"]: Organization(
            id=entry["id"],
            name=speech.text(entry["name"]),
            aliases=tuple(entry.get("aliases", ())),
            text=speech.text(entry["text"]),
        )
        for entry in document.get("services", {}).get("organization", [])
    }


def _with_contact(speech: Speech, document: Document, entry: Document) -> Service:
    """A service, with the ways to reach it that its contact has."""
    contact = _contacts(document).get(str(entry.get("contact", "")))
    return _service(speech, entry, channels=_reaches(contact) if contact else ())


def _contacts(document: Document) -> dict[str, Document]:
    return {one["id"]: one for one in document.get("contacts", {}).get("contact", [])}


def _reaches(contact: Document) -> tuple[Reach, ...]:
    return tuple(
        Reach(
            kind=channel["kind"],
            display=str(channel["display"]),
            body=str(channel.get("body", "")),
            language_codes=tuple(channel.get("language_codes", ())),
        )
        for channel in contact.get("channel", [])
        if channel["kind"] != "code"  # works on some telephones only, and is no number
    )


def _service(speech: Speech, entry: Document, **said: Any) -> Service:
    values: dict[str, Any] = {
        "id": entry["id"],
        "name": speech.text(entry.get("name")),
        "organization": str(entry.get("organization", f"o-{entry['id'].removeprefix('p-')}")),
        "kind": str(entry.get("kind", "")),
        "services": speech.text(entry.get("services")),
        "area": speech.text(entry.get("area")),
        "counties": choosing.counties(entry),
        "languages": speech.text(entry.get("languages")),
        "language_codes": tuple(entry.get("language_codes", ())),
        "ages": _ages(entry),
        "contact_id": str(entry.get("contact", "")),
        "web": str(entry.get("web", "")),
        "own_page": bool(entry.get("own_page", False)),
        "line": False,
        "printed": speech.printed(entry),
        "printed_by": speech.text(entry.get("printed_by")),
        "fact": fact(entry),
    }
    return Service(**(_chosen(speech, entry) | values | said))


def _chosen(speech: Speech, entry: Document) -> dict[str, Any]:
    """What services and lines alike are chosen by."""
    return {
        "aliases": tuple(entry.get("aliases", ())),
        "terms": tuple(entry.get("terms", ())),
        "audience": speech.text(entry.get("audience")),
        "serves": Serves(**{key: tuple(codes) for key, codes in entry.get("serves", {}).items()}),
        "roles": tuple(entry.get("roles", ())),
        "offers": tuple(entry.get("offers", ())),
        "heading": str(entry.get("heading", "")),
        "collaboration": _collaboration(speech, entry),
        "shelter": bool(entry.get("shelter", False)),
        "notes": str(entry.get("notes", "")),
        "otherwise": tuple(
            Otherwise(one["fact"], one["says"], one["source"], str(one.get("date", "")))
            for one in entry.get("otherwise", [])
        ),
    }


def _collaboration(speech: Speech, entry: Document) -> Collaboration | None:
    said = entry.get("collaboration")
    if not said:
        return None
    return Collaboration(
        kind=str(said["kind"]),
        area=speech.text(said["area"]),
        contact=speech.text(said.get("contact")),
        checked=str(entry.get("source_date", "")),
    )


def _ages(entry: Document) -> tuple[int | None, int | None]:
    """The youngest and the oldest as the sources say; None where they do not."""
    said = entry.get("ages")
    if said is None:
        return None, None
    if len(said) != 2:
        raise PackBroken(f"{entry['id']}: ages is the youngest and the oldest, as [12, 21].")
    youngest, oldest = (None if age == "unknown" else int(age) for age in said)
    return youngest, oldest


def _line(speech: Speech, document: Document, entry: Document) -> Service:
    """A line of contacts.toml as a service: what it is for stands here, its number stands there."""
    contact = _contacts(document).get(entry["id"])
    if contact is None:
        raise PackBroken(f"services.toml has a line {entry['id']}, which contacts.toml does not have.")
    spoken = [code for place in (contact, *contact["channel"]) for code in place.get("language_codes", ())]
    whole = {"kind": contact["kind"], "organization": f"o-{entry['id'].removeprefix('c-')}"} | entry
    return _service(
        speech,
        whole,
        name=speech.text(contact["name"]),
        services=_told(speech, contact),
        area=speech.text(contact.get("area")),
        counties=choosing.counties(contact),
        languages=speech.text(contact.get("languages")),
        language_codes=tuple(dict.fromkeys(spoken)),
        ages=choosing.ages(contact) or (None, None),
        contact_id=entry["id"],
        own_page=True,
        line=True,
        opening=choosing.opening(contact, str(document["pack"].get("timezone", "UTC"))),
        channels=_reaches(contact),
        printed=speech.printed(contact),
        printed_by=speech.text(contact.get("printed_by")),
        fact=fact(contact),
    )


def _told(speech: Speech, contact: Document) -> str:
    """What it is for, who answers and who will know, in that order."""
    said = [speech.text(contact.get(key)) for key in ("about", "who_answers", "who_sees")]
    return " ".join(one for one in said if one)
