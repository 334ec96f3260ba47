"""Opening the bodies of a case, for actions that have written into the ledger that they do."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from luminaria.cases import bodies
from luminaria.cases.keys import CaseKeys
from luminaria.cases.models import Case, CaseSection, Need, Note
from luminaria.cases.rules import NOTES_ON_PAGE, OpenedNeed, OpenedNote, Section


def sections(
    case: Case, keys: CaseKeys, wanted: Collection[Section]
) -> dict[Section, tuple[int, dict[str, Any]]]:
    """Version and content of the sections that are written."""
    rows = CaseSection.objects.filter(case=case, section__in=wanted)
    return {Section(row.section): (row.version, bodies.content_of(row, keys=keys)) for row in rows}


def needs(case: Case, keys: CaseKeys) -> tuple[OpenedNeed, ...]:
    """All needs, in the order the person gave."""
    rows = Need.objects.filter(case=case).order_by("position")
    return tuple(need(row, keys) for row in rows)


def need(row: Need, keys: CaseKeys) -> OpenedNeed:
    """One need."""
    body = bodies.content_of(row, keys=keys)
    return OpenedNeed(
        id=row.id,
        version=row.version,
        state=row.state,
        position=row.position,
        domain=body["domain"],
        words=body["words"],
        step=body["step"],
        who=body["who"],
    )


def newest_notes(case: Case, keys: CaseKeys) -> tuple[OpenedNote, ...]:
    """The notes that stand on the page of the case."""
    rows = Note.objects.filter(case=case).order_by("-number")[:NOTES_ON_PAGE]
    return tuple(note(row, keys) for row in rows)


def note(row: Note, keys: CaseKeys) -> OpenedNote:
    """One note."""
    body = bodies.content_of(row, keys=keys)
    return OpenedNote(
        id=row.id,
        written_on=row.written_on,
        words=body["words"],
        author=UUID(body["author"]),
        kind=body["kind"],
        reason=body["reason"],
    )
