"""What every write begins with: the case exists for the actor, is open, is locked, and its key opens."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from luminaria.cases import bodies, keys
from luminaria.cases.errors import CaseIsClosed
from luminaria.cases.models import Case, CaseSection, Note
from luminaria.cases.queries import visible_case
from luminaria.cases.rules import Section
from luminaria.kernel import clock
from luminaria.kernel.errors import ChangedMeanwhile, NotFound
from luminaria.people.rules import OpenMember


@dataclass(frozen=True)
class Writing:
    """A case under one member's hand."""

    actor: OpenMember
    case: Case
    keys: keys.CaseKeys


def begin(actor: OpenMember, case_id: UUID, *, closed_too: bool = False) -> Writing:
    """Take the case for one write. Raises NotFound, CaseIsClosed, NoKeyHere."""
    case = visible_case(actor, case_id, lock=True)
    opened = keys.keys_of(case, actor=actor)
    if case.state == Case.State.CLOSED and not closed_too:
        raise CaseIsClosed()
    return Writing(actor, case, opened)


def save_section(writing: Writing, section: Section, content: dict[str, Any], *, seen: int) -> CaseSection:
    """Save a section over the version that the writer saw. Raises ChangedMeanwhile."""
    row = CaseSection.objects.filter(case=writing.case, section=section).first()
    row = row or CaseSection(case=writing.case, section=section, organisation_id=writing.case.organisation_id)
    if row.version != seen:
        raise ChangedMeanwhile()
    bodies.seal_into(row, content, keys=writing.keys)
    row.save()
    return row


def section_before(writing: Writing, section: Section) -> dict[str, Any] | None:
    """What the section says now, for a save that builds on it."""
    row = CaseSection.objects.filter(case=writing.case, section=section).first()
    return bodies.content_of(row, keys=writing.keys) if row else None


def add_note(writing: Writing, words: str, *, note_id: UUID, kind: str = "NOTE", reason: str = "") -> Note:
    """Write a note once: the same id again (a second press) changes nothing."""
    before = Note.objects.filter(id=note_id).first()
    if before is not None:
        if before.case_id != writing.case.id:
            raise NotFound()
        return before
    last = Note.objects.filter(case=writing.case).order_by("-number").first()
    note = Note(
        id=note_id,
        organisation_id=writing.case.organisation_id,
        case=writing.case,
        number=last.number + 1 if last else 1,
        written_on=clock.now().date(),
    )
    said = {"words": words, "author": str(writing.actor.member_id), "kind": kind, "reason": reason}
    bodies.seal_into(note, said, keys=writing.keys)
    note.save()
    return note
