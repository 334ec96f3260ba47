"""open_note: opening one note that no longer stands on the page of its case."""

from uuid import UUID

from luminaria.cases import keys, opening
from luminaria.cases.models import Note
from luminaria.cases.queries import visible_case
from luminaria.cases.rules import OpenedNote
from luminaria.kernel.errors import NotFound
from luminaria.people.rules import OpenMember
from luminaria.people.verbs import record, require


def open_note(*, actor: OpenMember, case_id: UUID, note_id: UUID) -> OpenedNote:
    """The note, opened, and a line in the ledger that this member opened it. Raises NotFound, NoKeyHere."""
    require(actor, "open_note")
    case = visible_case(actor, case_id)
    row = Note.objects.filter(id=note_id, case=case).first()
    if row is None:
        raise NotFound()
    held = keys.keys_of(case, actor=actor)
    record("open_note", actor=actor, obj=case_id, details={"note": str(note_id)})
    return opening.note(row, held)
