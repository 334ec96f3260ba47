"""lift_exclusion: somebody who was kept out need not be kept out any more."""

from uuid import UUID

from luminaria.cases import writing
from luminaria.cases.models import CaseExclusion
from luminaria.people.rules import OpenMember
from luminaria.people.verbs import record, require


def lift_exclusion(*, actor: OpenMember, case_id: UUID, member_id: UUID) -> None:
    """The member may be asked again. They hold no key until somebody who holds it adds them.

    Raises NotFound, NoKeyHere.
    """
    require(actor, "lift_exclusion")
    hand = writing.begin(actor, case_id, closed_too=True)
    CaseExclusion.objects.filter(case=hand.case, member_id=member_id).delete()
    record("lift_exclusion", actor=actor, obj=case_id, details={"member": str(member_id)})
