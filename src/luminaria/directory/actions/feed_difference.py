"""What a feed would change: every record as it may be stored, held against what is here."""

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from luminaria.directory.actions.feed_families import Families
from luminaria.directory.actions.feed_identity import (
    are_terms_renamed,
    batches,
    linked,
    renamed_terms,
    settle_ids,
)
from luminaria.directory.actions.feed_outcome import EXCLUDED, differs, found_so, outcome, says_nothing_new
from luminaria.directory.actions.feed_secrets import weigh_secrets
from luminaria.directory.actions.feed_terms import LICENSED, Difference, SourceTerms, is_example
from luminaria.directory.exchange.reading import Level, Told
from luminaria.directory.exchange.reading.harvest import Harvest, Row, State
from luminaria.directory.models import Record
from luminaria.directory.rules.differences import is_news
from luminaria.directory.rules.hsds import ROOTS, Visibility
from luminaria.directory.rules.hsds.faults import whole
from luminaria.directory.rules.listing import Document
from luminaria.directory.rules.redaction import Guard, Kept, keepable, strictest


@dataclass
class Comparison:
    """Goes through a harvest once and gives each record a state and a form that may be stored.

    Reads our records; writes none.
    """

    harvest: Harvest
    terms: SourceTerms
    difference: Difference
    today: date
    licensed: set[str] = field(default_factory=set)
    renames: bool = False

    def __post_init__(self) -> None:
        self.families = Families(self.harvest, self.terms.code)

    def run(self) -> None:
        """Compare everything, and count what is gone."""
        settle_ids(self.harvest, self.terms.code)
        self.renames = are_terms_renamed(self.harvest)
        weigh_secrets(self.harvest, self.terms.code)
        self.families.find()
        ours = Record.objects.filter(source_id=self.terms.code, kind="taxonomy", do_not_list=True)
        self.licensed |= {str(id) for id in ours.values_list("id", flat=True)}
        for kind in ROOTS:
            for rows in self.harvest.rows(kind):
                self._batch(kind, rows)
        if self.terms.complete and self.difference.whole:
            self._gone()

    def _batch(self, kind: str, rows: list[Row]) -> None:
        guards = self.families.guards(kind, rows)
        links = linked(self.harvest, self.terms.code, kind, rows)
        kept = {row.n: self._kept(kind, row, links[row.n], guards.get(row.n)) for row in rows}
        same, others = self._sorted(kind, rows, kept, links)
        self.harvest.same(row.n for row in same)
        self.difference.unchanged[kind] += len(same)
        held = {
            record.external_id: record
            for record in self._ours(kind).filter(external_id__in=[row.external_id for row in others])
        }
        looked = found_so(record.id for record in held.values())
        self.harvest.keep(
            (
                row.n,
                self._state(kind, row, *kept[row.n], links[row.n], held, looked),
                kept[row.n][0],
                links[row.n],
                kept[row.n][1],
            )
            for row in others
        )

    def _ours(self, kind: str) -> QuerySet[Record]:
        return Record.objects.filter(source_id=self.terms.code, kind=kind)

    def _sorted(
        self,
        kind: str,
        rows: list[Row],
        kept: dict[int, tuple[Document, Visibility]],
        links: dict[int, dict[str, str]],
    ) -> tuple[list[Row], list[Row]]:
        """Records that say what they said last, which is nearly all of a feed, and the others."""
        ours = self._ours(kind).filter(external_id__in=[row.external_id for row in rows], gone_on=None)
        last = {
            external: (said, visibility, excluded)
            for external, said, visibility, excluded in ours.values_list(
                "external_id", "said", "visibility", "do_not_list"
            )
        }
        same: list[Row] = []
        others: list[Row] = []
        for row in rows:
            known = last.get(row.external_id)
            is_same = known and says_nothing_new(*known, *kept[row.n], links[row.n])
            (same if is_same else others).append(row)
        return same, others

    def _kept(
        self, kind: str, row: Row, links: dict[str, str], guard: Guard | None
    ) -> tuple[Document, Visibility]:
        document = renamed_terms(self.harvest, row.document) if self.renames else row.document
        document = document | {"id": row.here}
        if kind == "taxonomy" and (self.terms.licensed or LICENSED.search(str(document.get("name", "")))):
            self.licensed.add(row.here)
        if kind in ("taxonomy", "taxonomy_term") and {row.here, links.get("taxonomy_id", "")} & self.licensed:
            document[EXCLUDED] = True
        if not guard and row.floor == Visibility.PUBLIC:
            return document, row.floor
        kept: Kept = keepable(kind, document, floor=row.floor, guard=guard)
        seen = strictest(kept.visibility, row.floor)
        self.difference.withheld += kind == "location" and seen != Visibility.PUBLIC
        return whole(kind, kept.document) if kept.dropped else kept.document, seen

    def _state(
        self,
        kind: str,
        row: Row,
        document: Document,
        seen: Visibility,
        links: dict[str, str],
        held: dict[str, Record],
        looked: dict[UUID, frozenset[str]],
    ) -> State:
        """What becomes of one record; counts it."""
        if kind == "service_at_location" and "service_id" not in links:
            told = Told(Level.LEFT_OUT, row.where, "belongs to no service that is here: left out", kind,
                        row.external_id, "service_id", row=document)  # fmt: skip
            self.harvest.tell(told)
            return State.BELONGS_NOWHERE
        record = held.get(row.external_id)
        if record is None:
            self.difference.added[kind] += 1
            self._example(f"new {kind}: {document.get('name') or row.external_id}")
            return State.NEW
        found = outcome(record, document, links, looked.get(record.id, frozenset()))
        if record.gone_on:
            self.difference.back[kind] += 1
            return State.CHANGED
        self.difference.conflicts += len(found.conflicts)
        if not differs(record, found, document, links, seen):
            self.difference.unchanged[kind] += 1
            return State.SAME
        if found.changes or found.conflicts:
            self.difference.changed[kind] += 1
            said = [one.field for one in found.changes if is_news(one)]
            said += [f"{one.field} (to be decided)" for one in found.conflicts]
            self._example(
                f"changed {kind}: {record.name or row.external_id}: {', '.join(said) or 'day of writing'}"
            )
        else:
            self.difference.unchanged[kind] += 1
        return State.CHANGED

    def _example(self, said: str) -> None:
        if is_example(self.difference):
            self.difference.examples.append(said)

    def _gone(self) -> None:
        """What the source had and its whole feed has no more. A rejected row is there, and not gone."""
        here = Record.objects.filter(source_id=self.terms.code, gone_on=None)
        for batch in batches(here.values_list("kind", "external_id", "id", "name").iterator(chunk_size=500)):
            for kind, external, id, name in batch:
                found = self.harvest.db.execute(
                    "SELECT 1 FROM doc WHERE kind = ? AND ext = ?", (ROOTS.index(kind), external)
                ).fetchone()
                if not found:
                    self.difference.gone[kind] += 1
                    self.harvest.db.execute("INSERT OR IGNORE INTO gone VALUES (?)", (str(id),))
                    self._example(f"gone {kind}: {name or external}")
