"""Places that everybody might know until now and that their feed hides: what they were called goes too.

The feed's own words may go on telling of them by an older name or street, which only we still know.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final
from uuid import UUID

from luminaria.directory.actions.feed_identity import FED_FAMILY, batches
from luminaria.directory.actions.withhold_places import strip, told_of
from luminaria.directory.exchange.reading.harvest import DEGREES, Harvest
from luminaria.directory.models import Record
from luminaria.directory.rules.hsds import ROOTS, Visibility

_AT, _SERVICE, _LOCATION = (ROOTS.index(one) for one in ("service_at_location", "service", "location"))
_SECRET: Final = f"SELECT ext, id, secret FROM doc WHERE kind = {_LOCATION} AND secret"  # noqa: S608
# Whose place it is: by the feed, and (a service that the feed moves elsewhere) by what was known here.
_BY_FEED: Final = (
    "INSERT INTO was SELECT DISTINCT coalesce(service.organization, service.id), ?2 FROM doc AS at"  # noqa: S608
    f" CROSS JOIN doc AS service ON service.id = at.service AND service.kind = {_SERVICE}"
    f" WHERE at.location = ?1 AND at.kind = {_AT} UNION SELECT organization, ?2 FROM doc"
    f" WHERE id = ?1 AND kind = {_LOCATION} AND organization IS NOT NULL"
)
_BY_US: Final = f"INSERT INTO was SELECT {FED_FAMILY}, ?2"

Hidden = tuple[str, Visibility, Record, list[Record]]


def remember_hidden(harvest: Harvest, source: str) -> None:
    """Families of such places are keepers, and all that was held of the places is at hand in `was`."""
    harvest.db.execute("CREATE TEMP TABLE was (family TEXT, body TEXT)")
    for id, _, place, doors in _newly_hidden(harvest, source):
        body = json.dumps(told_of(place, doors))
        harvest.db.execute(_BY_FEED, (id, body))
        harvest.db.executemany(_BY_US, [(str(owner), body) for owner in _owners(place, doors)])
    harvest.db.execute("CREATE INDEX temp.was_family ON was (family)")
    harvest.db.execute("INSERT OR IGNORE INTO keeper SELECT family FROM was")


def hide_first(harvest: Harvest, source: str) -> None:
    """Take such places out of sight as they are held, before the feed's new words are written over them."""
    for _, seen, place, doors in _newly_hidden(harvest, source):
        strip(place, seen, doors)


def _newly_hidden(harvest: Harvest, source: str) -> Iterator[Hidden]:
    """Each such place: its id in the feed, who may learn of it now, it and its doors as they are held."""
    for batch in batches(harvest.db.execute(_SECRET)):
        fed = {ext: (id, DEGREES[secret]) for ext, id, secret in batch}
        places = Record.objects.filter(source_id=source, kind="location", external_id__in=fed)
        places = places.filter(visibility=Visibility.PUBLIC)
        doors = defaultdict(list)
        for at in Record.objects.filter(
            kind="service_at_location", location_id__in=[one.id for one in places]
        ):
            doors[at.location_id].append(at)
        for place in places:
            yield *fed[place.external_id], place, doors[place.id]


def _owners(place: Record, doors: Iterable[Record]) -> set[UUID]:
    services = Record.objects.filter(id__in=[at.service_id for at in doors if at.service_id])
    owners = {owner or id for id, owner in services.values_list("id", "organization_id")}
    return owners | ({place.organization_id} if place.organization_id else set())
