"""Whether a listed service is open at a moment, by its own hours or those of its only place."""

from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from luminaria.directory.models import Listing
from luminaria.directory.queries.holidays import holidays
from luminaria.directory.rules.holidays import Holidays
from luminaria.directory.rules.hours import Open, is_open
from luminaria.directory.rules.listing import Document
from luminaria.directory.rules.wishes import Wish
from luminaria.packs import Pack, pack


def opening(listing: Listing, wish: Wish) -> tuple[str, str]:
    """How it is at the time that was asked for (a word of hours.State), and until when on the clock there."""
    if wish.open_at is None:
        return "", ""
    found = open_at(listing.document, [place.document for place in listing.places.all()], wish.open_at)
    until = found.until.astimezone(ZoneInfo(zone())).strftime("%H:%M") if found.until else ""
    return found.state.value, until


def open_at(service: Document, places: Sequence[Document], at: datetime) -> Open:
    """How it is at an aware moment."""
    return is_open(_schedules(service, places), at, _holidays(pack()), zone=zone())


def zone() -> str:
    """The zone of the place that the pack is about; it counts where a schedule names none."""
    return str(pack().source.document["pack"].get("timezone", "UTC"))


def _schedules(service: Document, places: Sequence[Document]) -> list[Document]:
    own = service.get("schedules")
    if not own and len(places) == 1:
        own = places[0].get("schedules") or (places[0].get("location") or {}).get("schedules")
    return [one for one in own or () if isinstance(one, dict)]


@lru_cache(maxsize=8)
def _holidays(here: Pack) -> Holidays:
    """Read once for a pack: a page asks for each line of its list."""
    return holidays()
