"""Records of a source that this instance itself is told: written only where they differ, decisions kept."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from luminaria.directory.models import Change, Check, Conflict, Record, Source
from luminaria.directory.queries.looks import looks_at
from luminaria.directory.rules.differences import Compared, compared, is_news
from luminaria.directory.rules.freshness import Finding, Method
from luminaria.directory.rules.hsds import Visibility
from luminaria.directory.rules.listing import FACTS, Document
from luminaria.directory.rules.looks import counting
from luminaria.directory.rules.redaction import keepable, strictest
from luminaria.kernel import clock

Key = tuple[str, str]
_TRUE = (Finding.STILL_TRUE, Finding.CHANGED)
_COLUMNS = ("organization_id", "taxonomy_id", "parent_id", "receiver_id")


@dataclass
class SourceRecords:
    """The records of one source, and which of them it still says."""

    source: Source
    rows: dict[Key, Record] = field(default_factory=dict)
    kept: set[Key] = field(default_factory=set)
    moved: set[UUID] = field(default_factory=set)

    @classmethod
    def of(cls, source: Source) -> "SourceRecords":
        rows = Record.objects.filter(source=source)
        return cls(source, {(row.kind, row.external_id): row for row in rows})

    def id_of(self, kind: str, external_id: str, otherwise: UUID) -> UUID:
        """The id that the record has here, or the one that it will have."""
        row = self.rows.get((kind, external_id))
        return row.id if row else otherwise

    def keep(self, said: "Said") -> Record:
        """Take up what the source says of one record. What was decided here stands."""
        key = (said.kind, said.external_id)
        row = self.rows.get(key)
        kept = keepable(said.kind, {"id": str(said.id), **said.document})
        visibility = strictest(kept.visibility, said.visibility)
        if row is None:
            row = self._new(said, kept.document, visibility)
        else:
            self._again(row, said, kept.document, visibility)
        self.rows[key] = row
        self.kept.add(key)
        return row

    def _new(self, said: "Said", document: Document, visibility: Visibility) -> Record:
        row = Record.objects.create(
            id=said.id,
            source=self.source,
            kind=said.kind,
            external_id=said.external_id,
            name=str(document.get("name", ""))[:300],
            said=document,
            document=document,
            visibility=visibility,
            status=said.status,
            do_not_list=said.do_not_list,
            **said.columns,
        )
        if said.why:
            self._note(row, "created", "", why=said.why)
        self.moved.add(row.id)
        return row

    def _again(self, row: Record, said: "Said", document: Document, visibility: Visibility) -> None:
        values: dict[str, Any] = {name: said.columns.get(name) for name in _COLUMNS}
        values["visibility"] = strictest(Visibility(row.visibility), visibility)
        if row.status != said.status and not _verified_here(row):
            values["status"] = said.status
        if row.gone_on and _last_said_gone(row, self.source):
            values["gone_on"] = None
            self._note(row, "returned", "gone_on")
        if document != row.said:
            found = compared(row.kind, row.said, row.document, document, _looked_at(row))
            self._take_up(row, found)
            values |= {"said": document, "document": found.document}
            values["name"] = str(found.document.get("name", ""))[:300]
        changed = {name: value for name, value in values.items() if getattr(row, name) != value}
        if changed:
            for name, value in {**changed, "modified_at": clock.now()}.items():
                setattr(row, name, value)
            row.save()
            self.moved.add(row.id)

    def _take_up(self, row: Record, found: Compared) -> None:
        for moved in filter(is_news, found.changes):
            self._note(row, "updated", moved.field, before=moved.before, after=moved.after)
            self._mend(row, moved.field)
        for moved in found.conflicts:
            dispute(row, moved.field, moved.before, moved.after, self.source)
        Conflict.objects.filter(
            record=row, source=self.source, field__in=found.agreed, decided_on=None
        ).update(decided_on=clock.now().date())

    def _mend(self, row: Record, fact: str) -> None:
        """A fact that was found wrong, and that the source has changed since, stands again."""
        if row.kind != "service" or fact not in FACTS:
            return
        look = counting(looks_at(row.id, fact))
        if look and look.outcome == Finding.WRONG:
            Check.objects.create(
                record=row, field=fact, outcome=Finding.CHANGED, method=Method.FEED,
                checked_on=clock.now().date(), role="source",
            )  # fmt: skip

    def say_gone(self, kinds: Iterable[str]) -> int:
        """What the source says no more is kept, since others name it, and marked; how many there were."""
        today, count = clock.now().date(), 0
        for key, row in self.rows.items():
            if key in self.kept or row.kind not in kinds or row.gone_on:
                continue
            row.gone_on = today
            row.modified_at = clock.now()
            row.save(update_fields=["gone_on", "modified_at"])
            self._note(row, "withdrawn", "gone_on")
            self.moved.add(row.id)
            count += 1
        return count

    def _note(self, row: Record, action: str, fact: str, *, why: str = "", **values: object) -> None:
        Change.objects.create(
            record=row, action=action, field=fact, why=why[:300], source=self.source, **values
        )


@dataclass(frozen=True)
class Said:
    """What a source says of one record. `columns` name other records; `why` is a note for the desk."""

    kind: str
    external_id: str
    id: UUID
    document: Document
    status: str = "verified"
    visibility: Visibility = Visibility.PUBLIC
    do_not_list: bool = False
    columns: Mapping[str, Any] = field(default_factory=dict)
    why: str = ""


def dispute(row: Record, fact: str, held: object, offered: object, source: Source) -> None:
    """Two words about one fact stand side by side, once, until somebody decides."""
    Conflict.objects.update_or_create(
        record=row,
        field=fact,
        source=source,
        decided_on=None,
        defaults={"held": held, "offered": offered, "offered_on": clock.now().date()},
    )


def _verified_here(row: Record) -> bool:
    """Whether the desk found this entry true: an older status of the source does not come back."""
    newest = Change.objects.filter(record=row, field="status").order_by("-changed_at").first()
    return newest is not None and newest.action == "verify"


def _last_said_gone(row: Record, source: Source) -> bool:
    """Whether it was the source, and not somebody at the desk, that said it is gone."""
    newest = Change.objects.filter(record=row, field="gone_on").order_by("-changed_at").first()
    return newest is not None and newest.action == "withdrawn" and newest.source_id == source.code


def _looked_at(row: Record) -> list[str]:
    """Facts that somebody here found to be so."""
    found = []
    for fact in FACTS if row.kind == "service" else ():
        look = counting(one for one in looks_at(row.id, fact) if one.organisation_id)
        if look and look.outcome in _TRUE:
            found.append(fact)
    return found
