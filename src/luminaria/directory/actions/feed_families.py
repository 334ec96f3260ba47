"""Whose words may tell of a secret place: everything of an organization that keeps one, first and last."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final
from uuid import UUID

from luminaria.directory.actions.feed_hidden import remember_hidden
from luminaria.directory.actions.feed_identity import FAMILY_HERE, FED_FAMILY, batches
from luminaria.directory.actions.hidden_names import keep_hidden_names
from luminaria.directory.exchange.reading.harvest import Harvest, Row
from luminaria.directory.exchange.reading.told import Document
from luminaria.directory.queries.families import keepers
from luminaria.directory.queries.unsaid import unsaid
from luminaria.directory.rules.hsds import ROOTS
from luminaria.directory.rules.redaction import Guard

_AT, _SERVICE, _LOCATION, _ORGANIZATION = (
    ROOTS.index(one) for one in ("service_at_location", "service", "location", "organization")
)
# A family is an organization with its services; a service without one is a family by itself.
_KEEPERS: Final = (
    "INSERT OR IGNORE INTO keeper SELECT coalesce(service.organization, service.id) FROM doc AS at"  # noqa: S608 - numbers of kinds
    f" CROSS JOIN doc AS service ON service.id = at.service AND service.kind = {_SERVICE}"
    f" WHERE at.kind = {_AT} AND at.secret UNION SELECT organization FROM doc"
    f" WHERE kind = {_LOCATION} AND secret AND organization IS NOT NULL"
)
_KNOWN: Final = f"INSERT OR IGNORE INTO keeper SELECT {FED_FAMILY}"
_DOORS: Final = (
    "SELECT at.body, at.secret FROM doc AS service CROSS JOIN doc AS at ON at.service = service.id"  # noqa: S608 - numbers of kinds
    f" AND at.kind = {_AT} WHERE service.kind = {_SERVICE} AND service."
)
_PLACES: Final = (
    "SELECT DISTINCT place.body, place.secret FROM doc AS service"  # noqa: S608 - numbers of kinds
    f" CROSS JOIN doc AS at ON at.service = service.id AND at.kind = {_AT}"
    f" CROSS JOIN doc AS place ON place.id = at.location AND place.kind = {_LOCATION}"
    f" WHERE service.kind = {_SERVICE} AND service."
)
_OWNED: Final = f"SELECT body, secret FROM doc WHERE organization = ? AND kind = {_LOCATION}"  # noqa: S608
_NAMED: Final = (
    "SELECT body FROM doc WHERE id = ?1 AND kind IN"  # noqa: S608 - numbers of kinds
    f" ({_ORGANIZATION}, {_SERVICE}) UNION ALL"
    f" SELECT body FROM doc WHERE organization = ?1 AND kind = {_SERVICE}"
)
# Guards kept at hand: the services of an organization mostly stand together.
AT_HAND: Final = 16


@dataclass
class Families:
    """The families of a feed that keep a place secret, by the feed and by what is known here already."""

    harvest: Harvest
    source: str
    _guards: dict[str, Guard] = field(default_factory=dict)

    def find(self) -> None:
        """Find them. Call once, when it is known what is secret."""
        db = self.harvest.db
        db.execute("CREATE TEMP TABLE keeper (id TEXT PRIMARY KEY)")
        db.execute(_KEEPERS)
        db.executemany(_KNOWN, [(str(id),) for id in keepers(self.source)])
        remember_hidden(self.harvest, self.source)

    def guards(self, kind: str, rows: Iterable[Row]) -> dict[int, Guard]:
        """What guards the words of these records, by their number; of most, nothing has to."""
        if kind not in ("service", "organization", "program"):
            return {}
        named = {row.n: self._family(kind, row) for row in rows}
        found = self.harvest.db.execute(
            "SELECT keeper.id FROM json_each(?) AS one CROSS JOIN keeper ON keeper.id = one.value",
            (json.dumps(list(named.values())),),
        )
        guarded = {id for (id,) in found}
        return {n: self._guard(family) for n, family in named.items() if family in guarded}

    def keep_names(self) -> None:
        """What the hidden places of these families are called is not said in any later feed either."""
        for some in batches(family for (family,) in self.harvest.db.execute("SELECT id FROM keeper")):
            keep_hidden_names({self._here(family): self._guard(family) for family in some})

    def _here(self, family: str) -> UUID:
        """The id that a family has with us; one that this feed does not tell of is known by that already."""
        return UUID(self.harvest.db.execute(f"SELECT {FAMILY_HERE}", (family,)).fetchone()[0])

    def guard_here(self, organization: UUID) -> Guard:
        """The guard of an organization, or of a service without one, by the id that it has here."""
        return self._guard(
            self.harvest.db.execute(f"SELECT {FED_FAMILY}", (str(organization),)).fetchone()[0]
        )

    def _family(self, kind: str, row: Row) -> str:
        return row.id if kind == "organization" else row.links.get("organization_id") or row.id

    def _guard(self, family: str) -> Guard:
        if family not in self._guards:
            if len(self._guards) >= AT_HAND:
                self._guards.clear()
            places, here = self._places(family), self._here(family)
            self._guards[family] = Guard.of(
                [*(place for place, secret in places if secret), *self._once(family)],
                [place for place, secret in places if not secret],
                [json.loads(body) for (body,) in self.harvest.db.execute(_NAMED, (family,))],
                unsaid([here])[here],
            )
        return self._guards[family]

    def _once(self, family: str) -> list[Document]:
        """What was held until now of places that this feed hides."""
        rows = self.harvest.db.execute("SELECT body FROM was WHERE family = ?", (family,))
        return [said for (body,) in rows for said in json.loads(body)]

    def _places(self, family: str) -> list[tuple[Document, bool]]:
        queries = [query + way for query in (_DOORS, _PLACES) for way in ("organization = ?", "id = ?")]
        rows = [row for query in (*queries, _OWNED) for row in self.harvest.db.execute(query, (family,))]
        return [(json.loads(body), bool(secret)) for body, secret in rows]
