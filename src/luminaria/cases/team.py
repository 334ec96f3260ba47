"""Who is on a case, and what happens to its key when somebody goes."""

from uuid import UUID

from luminaria.cases import keys
from luminaria.cases.errors import NobodyLeft
from luminaria.cases.holders import should_hold
from luminaria.cases.models import Case, CaseKey, CaseKeyWrap, CaseMember
from luminaria.kernel import clock


def take_off(case: Case, member_id: UUID, *, last_may_go: bool = False) -> None:
    """End the membership; withdraw and turn the key unless the member holds it by role still.

    Raises NobodyLeft when nobody would be on the team or hold the key. When a member leaves the
    organisation (`last_may_go`) the case waits for its supervisors instead.
    """
    today = clock.now().date()
    was_on = CaseMember.objects.filter(case=case, member_id=member_id, left_on=None).update(left_on=today)
    empty = was_on and not CaseMember.objects.filter(case=case, left_on=None).exists()
    left = should_hold(case.id)
    if not last_may_go and (empty or not left):
        raise NobodyLeft()
    if member_id not in left:
        keys.withdraw(case, member_id=member_id)


def cases_held_by(member_id: UUID) -> list[Case]:
    """Every case whose key the member holds or on whose team the member is."""
    versions = CaseKeyWrap.objects.filter(holder=member_id).values_list("version_id", flat=True)
    by_key = CaseKey.objects.filter(id__in=list(versions)).values_list("object_id", flat=True)
    by_team = CaseMember.objects.filter(member_id=member_id, left_on=None).values_list("case_id", flat=True)
    return list(Case.objects.filter(id__in={*by_key, *by_team}))
