"""The quarterly drill: is this share still there, and is it the right one?"""

from luminaria import vault
from luminaria.kernel import clock
from luminaria.people import recovery
from luminaria.people.rules import OpenMember
from luminaria.people.verbs import record, require


def confirm_share(*, actor: OpenMember, share: str) -> int:
    """The officer's share is confirmed as of today; returns the officer's number.

    One share opens nothing, here as everywhere. Raises MalformedShare for a slip of the pen,
    DoesNotOpen for a share of another or an older kit.
    """
    require(actor, "confirm_share")
    row = recovery.share_row(share)
    if row is None or row.recovery_key.retired_on is not None:
        raise vault.DoesNotOpen("This share is not of the recovery kit in force.")
    row.confirmed_on = clock.now().date()
    row.save(update_fields=["confirmed_on"])
    record("confirm_share", actor=actor, obj=row.recovery_key_id, details={"officer": row.officer})
    return row.officer
