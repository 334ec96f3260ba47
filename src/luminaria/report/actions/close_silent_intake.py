"""The intake closes by itself when nobody is there, and stays closed until a supervisor opens it."""

from luminaria.ledger import actions as ledger
from luminaria.people import compartment
from luminaria.report import queries
from luminaria.report.actions.note_presence import note_presence
from luminaria.report.models import IntakeDesk


def close_silent_intake() -> str:
    """Close the open compartment's intake if it must be; returns why as a code, "" when it stays."""
    note_presence()
    desk = IntakeDesk.objects.filter(is_open=True).first()
    because = queries.closing_reason(desk) if desk else ""
    if desk is None or not because:
        return ""
    desk.is_open, desk.closed_because = False, because
    desk.save(update_fields=["is_open", "closed_because"])
    ledger.record(
        "close_silent_intake",
        organisation=compartment.current(),
        actor=None,
        obj=desk.id,
        details={"because": because},
    )
    return because
