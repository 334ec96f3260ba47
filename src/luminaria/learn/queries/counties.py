"""The parts of the jurisdiction: the map, a place name's county, and everything on a county's sheet."""

from dataclasses import dataclass
from functools import lru_cache

from luminaria.packs import Pack, pack
from luminaria.packs.nearest import hospital_lines
from luminaria.packs.rules import Contact, County, Hospital, NotInPack, Way
from luminaria.packs.rules.contacts import EVERYWHERE
from luminaria.packs.source import Document, read_toml
from luminaria.packs.typed import plain

# A name of fewer letters may as well be a common word.
TELLING = 6
FEWEST_LETTERS = 3
JOINING = frozenset({"de", "of", "the", "el"})
STEPS = ("step_1", "step_2", "step_3", "step_4")


@dataclass(frozen=True, slots=True)
class Area:
    """One part on the map and in the list. `tight` says that its name fits on a wide screen only."""

    id: str
    name: str
    full: str
    seat: str
    towns: tuple[str, ...]
    also: tuple[str, ...]
    path: str
    label: tuple[float, float] | None
    tight: bool


@dataclass(frozen=True, slots=True)
class Saying:
    """To whom, and what to say in the first sentence."""

    to: str
    words: str


@dataclass(frozen=True, slots=True)
class CountySheet:
    """Everything that stands on the sheet of one county, in one language, ready for screen, print or PDF.

    `ways` are the ways out of danger, side by side. `national`, `state` and `county` are numbers, the
    ones that serve the most people first; `no_county` is the sentence for an empty `county`.
    """

    id: str
    locale: str
    name: str
    full: str
    kind: str
    seat: str
    towns: tuple[str, ...]
    place: str
    title: str
    lead: str
    danger_title: str
    ways: tuple[Way, ...]
    national_title: str
    national: tuple[Contact, ...]
    state_title: str
    state: tuple[Contact, ...]
    county_title: str
    county: tuple[Contact, ...]
    no_county: str
    hospital_title: str
    hospital: Hospital | None
    hospital_lines: tuple[str, ...]
    text911_title: str
    text911: str
    steps_title: str
    steps: tuple[str, ...]
    say_title: str
    sayings: tuple[Saying, ...]
    keep: str
    closing: str

    @property
    def towns_line(self) -> str:
        """The seat and the towns as one line."""
        return ", ".join(part for part in (self.seat, *self.towns) if part)


def areas(locale: str) -> tuple[Area, ...]:
    """Every part of the jurisdiction by name; none when the pack has no map."""
    return _areas(pack(), locale)


@lru_cache(maxsize=32)
def _areas(here: Pack, locale: str) -> tuple[Area, ...]:
    return tuple(sorted(map(_area, here.counties(locale)), key=lambda area: plain(area.name)))


def _table(here: Pack) -> Document:
    return dict(here.source.document.get("counties", {}))


def _area(county: County) -> Area:
    return Area(
        id=county.id,
        name=county.name,
        full=county.full,
        seat=county.seat,
        towns=county.towns,
        also=county.also,
        path=county.path,
        label=county.label,
        tight=county.tight,
    )


def area(county_id: str, locale: str) -> Area:
    """One part. Raises NotInPack."""
    found = next((one for one in areas(locale) if one.id == county_id), None)
    if found is None:
        raise NotInPack
    return found


def areas_of(name: str, locale: str, *, begins: bool = True) -> tuple[Area, ...]:
    """The parts that a place name may mean: those of that very name, else those that begin so."""
    asked = _without_kind(plain(name), locale)
    if not asked or not areas(locale):
        return ()
    same = tuple(one for one in areas(locale) if asked in _names(one))
    if same or not begins or len(asked) < FEWEST_LETTERS:
        return same
    return tuple(one for one in areas(locale) if any(known.startswith(asked) for known in _names(one)))


def _without_kind(asked: str, locale: str) -> str:
    """The name alone: without the word for the kind, in any language, and without what joins them."""
    here = pack()
    if not areas(locale):
        return asked
    kinds = {plain(here.county_kind(one).one) for one in here.locales}
    return " ".join(part for part in asked.split() if part not in kinds | JOINING) or asked


def areas_in(words: list[str], locale: str) -> tuple[Area, ...]:
    """The parts whose name, or a place of which, is said among other words; a short name may be any word."""
    said = f" {' '.join(words)} "
    return tuple(
        one
        for one in areas(locale)
        if any(f" {name} " in said for name in _names(one) if " " in name or len(name) >= TELLING)
    )


@lru_cache(maxsize=2048)
def _names(one: Area) -> tuple[str, ...]:
    names = (one.name, one.seat, *one.towns, *one.also)
    return tuple(plain(name) for name in names if name)


def scope(contact: Contact) -> str:
    """Whom a number serves: "national", "state" or "county"."""
    if contact.counties and EVERYWHERE not in contact.counties:
        return "county"
    return "state" if contact.id in _own_ids(pack()) else "national"


@lru_cache(maxsize=8)
def _own_ids(here: Pack) -> frozenset[str]:
    """The numbers of the special folders, when there is a more general one above them."""
    files = (folder / "contacts.toml" for folder in here.source.chain[1:])
    tables = (read_toml(path) for path in files if path.is_file())
    return frozenset(entry["id"] for table in tables for entry in table.get("contact", []))


def _numbers(county_id: str, locale: str) -> dict[str, tuple[Contact, ...]]:
    """The numbers of a sheet by whom they serve; the emergency number stands above them already."""
    here = pack()
    danger = here.dock(locale).danger.contact_id
    there = [one for one in here.contacts(locale) if one.serves(county_id) or not one.counties]
    return {
        kind: tuple(one for one in there if one.id != danger and scope(one) == kind)
        for kind in ("national", "state", "county")
    }


def county_sheet(county_id: str, locale: str) -> CountySheet:
    """Everything on the sheet of that county. Raises NotInPack for an unknown county or language."""
    here = pack()
    found = area(county_id, locale)
    county = here.county(county_id, locale)
    words = here.words(locale).counties
    of = _numbers(county_id, locale)
    return CountySheet(
        id=county_id,
        locale=locale,
        name=found.name,
        full=found.full,
        kind=here.county_kind(locale).one,
        seat=found.seat,
        towns=found.towns,
        place=here.place(locale),
        title=words.say("sheet_title", county=found.full),
        lead=words["sheet_lead"],
        danger_title=here.words(locale)["help.danger_title"],
        ways=here.danger(locale),
        national_title=words["national"],
        national=of["national"],
        state_title=words.say("state", place=here.place(locale)),
        state=of["state"],
        county_title=words.say("own", county=found.full),
        county=of["county"],
        no_county=words.say("no_own", county=found.full),
        hospital_title=words["hospital"],
        hospital=county.hospital,
        hospital_lines=hospital_lines(county_id, locale),
        text911_title=words["text911"],
        text911=words[f"text911_{_text911(county)}"],
        steps_title=words["steps"],
        steps=tuple(words[key] for key in STEPS),
        say_title=words["say"],
        sayings=_sayings(found, locale),
        keep=words["keep"],
        closing=words["closing"],
    )


def _text911(county: County) -> str:
    """yes or no only where the pack says who said so; everything else is unknown."""
    entries = _table(pack()).get("county", [])
    entry: Document = next((entry for entry in entries if entry["id"] == county.id), {})
    sourced = bool(entry.get("text911_source"))
    return county.text911 if sourced and county.text911 in ("yes", "no") else "unknown"


def _sayings(found: Area, locale: str) -> tuple[Saying, ...]:
    words = pack().words(locale).counties
    return tuple(
        Saying(words[f"say_{to}_to"], words.say(f"say_{to}", county=found.full))
        for to in ("911", "advocate", "hospital")
    )
