"""Services on record: those of services.toml, and the lines of contacts.toml that are services."""

from typing import Any

from luminaria.packs.building import choosing
from luminaria.packs.building.speech import Speech, fact
from luminaria.packs.rules import Collaboration, Otherwise, PackBroken, Serves, Service
from luminaria.packs.source import Document


def services(speech: Speech, document: Document) -> tuple[Service, ...]:
    """Every service that the pack knows, shown or not, in the order of its files; the lines come first."""
    table = document.get("services", {})
    lines = [_line(speech, document, entry) for entry in table.get("line", [])]
    return (*lines, *(_service(speech, entry) for entry in table.get("service", [])))


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
    return tuple(None if age == "unknown" else int(age) for age in said)


def _line(speech: Speech, document: Document, entry: Document) -> Service:
    """A line of contacts.toml as a service: what it is for stands here, its number stands there."""
    contacts = {one["id"]: one for one in document.get("contacts", {}).get("contact", [])}
    contact = contacts.get(entry["id"])
    if contact is None:
        raise PackBroken(f"services.toml has a line {entry['id']}, which contacts.toml does not have.")
    spoken = [code for place in (contact, *contact["channel"]) for code in place.get("language_codes", ())]
    whole = {"kind": contact["kind"], "organization": f"o-{entry['id'].removeprefix('c-')}"} | entry
    return _service(
        speech,
        whole,
        name=speech.text(contact["name"]),
        services=speech.text(contact.get("about")),
        area=speech.text(contact.get("area")),
        counties=choosing.counties(contact),
        languages=speech.text(contact.get("languages")),
        language_codes=tuple(dict.fromkeys(spoken)),
        ages=choosing.ages(contact) or (None, None),
        contact_id=entry["id"],
        own_page=True,
        line=True,
        hotline=True,
        printed=speech.printed(contact),
        fact=fact(contact),
    )
