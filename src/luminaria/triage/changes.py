"""Reports when members go: whoever is gone has none, so that somebody sees that nobody has them."""

from uuid import UUID

from luminaria.ledger import actions as ledger
from luminaria.people import compartment, hooks
from luminaria.people.rules import INTAKE_HOLDERS, Role
from luminaria.report.models import Report


def register() -> None:
    """Listen to the people room."""
    hooks.member_left.register(give_back)
    hooks.roles_taken.register(give_back_with_role)


def give_back(member_id: UUID) -> None:
    """The member's open reports are no one's, and the ledger says so."""
    theirs = Report.objects.filter(assigned=member_id).exclude(state=Report.State.CLOSED)
    count = theirs.update(assigned=None)
    if count:
        ledger.record(
            "hand_over",
            organisation=compartment.current(),
            actor=None,
            obj=member_id,
            details={"reports": count},
        )


def give_back_with_role(member_id: UUID, roles: frozenset[Role]) -> None:
    """As give_back, when the intake role is among those taken."""
    if roles & INTAKE_HOLDERS:
        give_back(member_id)
