"""Tell the public program who is there: how many, and since when, never who."""

from luminaria.report import queries
from luminaria.report.models import IntakeDesk


def note_presence() -> None:
    """The open compartment's desk knows how many on call hold the epoch and when one last signed in."""
    IntakeDesk.objects.update(
        on_call=len(queries.on_call_holders()), on_call_seen_at=queries.last_on_call_sign_in()
    )
