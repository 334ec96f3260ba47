"""Counties and hospitals."""

from luminaria.packs.building.lists import inherited
from luminaria.packs.building.speech import Speech, fact, public
from luminaria.packs.rules import County, CountyKind, Hospital, PackBroken
from luminaria.packs.source import Document


def hospitals(speech: Speech, document: Document) -> dict[str, Hospital]:
    """Public hospitals by id. One that is only sourced bears its mark: nobody has called it."""
    entries = document.get("hospitals", {}).get("hospital", [])
    return {
        entry["id"]: Hospital(
            id=entry["id"],
            name=speech.text(entry["name"]),
            place=speech.text(entry.get("place")),
            address=speech.text(entry.get("address")),
            phone=str(entry.get("phone", "")),
            county=str(entry["county"]),
            printed=speech.printed(entry),
            fact=fact(entry),
        )
        for entry in public(entries)
    }


def counties(speech: Speech, document: Document, known: dict[str, Hospital]) -> dict[str, County]:
    """Every county by id, in the order of the file."""
    table = document.get("counties", {})
    entries = [inherited(table, entry) for entry in table.get("county", [])]
    form = table.get("kind", {}).get("full", {}).get(speech.locale, "{name}")
    return {entry["id"]: _county(speech, entry, known, str(form)) for entry in public(entries)}


def _county(speech: Speech, entry: Document, known: dict[str, Hospital], full: str) -> County:
    at = entry.get("label", ())
    if len(at) not in (0, 2):
        raise PackBroken(f"{entry['id']}: label is two numbers, where the name stands: [120, 48].")
    name = speech.text(entry["name"])
    return County(
        id=entry["id"],
        name=name,
        full=full.replace("{name}", name),
        seat=speech.text(entry.get("seat")),
        towns=tuple(entry.get("towns", ())),
        also=tuple(entry.get("also", ())),
        path=str(entry.get("path", "")),
        label=(float(at[0]), float(at[1])) if at else None,
        tight=bool(entry.get("tight", False)),
        at=_point(entry),
        hospital=known.get(entry.get("hospital", "")),
        text911=str(entry.get("text911", "unknown")),
        fact=fact(entry),
    )


def _point(entry: Document) -> tuple[float, float] | None:
    said = entry.get("at")
    return (float(said[0]), float(said[1])) if said else None


def kind(speech: Speech, document: Document) -> CountyKind:
    """What the parts are called. Raises PackBroken when counties.toml does not say."""
    table = document.get("counties", {})
    if "kind" not in table:
        raise PackBroken("counties.toml does not say what its parts are called. Add [kind] one and many.")
    said = table["kind"]
    return CountyKind(
        one=speech.text(said["one"]),
        many=speech.text(said["many"]),
        view_box=str(table.get("view_box", "")),
    )
