"""exclude_member: somebody is kept out of a case, by the person's wish or a conflict of interest."""

from uuid import UUID

from luminaria.cases import team, writing
from luminaria.cases.models import CaseExclusion
from luminaria.cases.queries import report_of
from luminaria.kernel import clock
from luminaria.kernel.errors import NotFound
from luminaria.people.models import Member
from luminaria.people.rules import OpenMember
from luminaria.people.verbs import record, require
from luminaria.report import sealing


def exclude_member(*, actor: OpenMember, case_id: UUID, member_id: UUID, ground: str) -> None:
    """For this member the case does not exist any more, whatever their role, and its key has turned.

    Nor does the report that it began with, also when the member is on intake.
    Members may exclude themselves. Raises NotFound, NoKeyHere, NobodyLeft.
    """
    require(actor, "exclude_member")
    hand = writing.begin(actor, case_id, closed_too=True)
    if not Member.objects.filter(id=member_id).exists():
        raise NotFound()
    CaseExclusion.objects.get_or_create(
        case=hand.case,
        member_id=member_id,
        defaults={
            "organisation_id": hand.case.organisation_id,
            "ground": ground,
            "since_on": clock.now().date(),
        },
    )
    team.take_off(hand.case, member_id)
    report_id = report_of(case_id)
    if report_id is not None:
        sealing.withdraw(report_id, member_id=member_id)
    record("exclude_member", actor=actor, obj=case_id, details={"member": str(member_id), "ground": ground})
