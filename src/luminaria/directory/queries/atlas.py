"""How the parts of this jurisdiction are called, so that towns and areas of a feed find their county."""

from luminaria.directory.rules.redaction.tagging import Atlas
from luminaria.packs import pack


def atlas() -> Atlas:
    """The counties and towns of the pack in force, in each of its languages."""
    counties: dict[str, str] = {}
    towns: dict[str, str] = {}
    for locale in pack().locales:
        for county in pack().counties(locale):
            counties |= {name.casefold(): county.id for name in (county.id, county.name, county.full)}
            for town in (county.seat, *county.towns, *county.also):
                towns.setdefault(town.casefold(), county.id)
    zone = str(pack().source.document["pack"].get("timezone", "UTC"))
    return Atlas(counties, towns, frozenset(_state()), zone)


def _state() -> set[str]:
    said = pack().source.document["pack"].get("name", {})
    names = said.values() if isinstance(said, dict) else [said]
    return {str(name).casefold() for name in names}
