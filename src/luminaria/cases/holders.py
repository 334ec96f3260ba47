"""Who holds the key of a case, and who should. Clear columns and public halves only."""

from collections import Counter
from uuid import UUID

from django.db.models import QuerySet

from luminaria.cases.models import CaseExclusion, CaseKey, CaseKeyWrap, CaseMember
from luminaria.people import keyring
from luminaria.people.models import Member, MemberRole
from luminaria.people.rules import Role

FAMILY = keyring.Family("case", CaseKey, CaseKeyWrap)


def admitted_supervisors() -> QuerySet[MemberRole]:
    """Supervisors whom a holder admitted: the role alone, which an administrator gives, opens nothing."""
    return MemberRole.objects.filter(role=Role.SUPERVISOR, admitted_on__isnull=False)


def should_hold(case_id: UUID) -> set[UUID]:
    """The team and the supervisors, less anyone kept out (trust.md, Keys 2)."""
    team = CaseMember.objects.filter(case_id=case_id, left_on=None).values_list("member_id", flat=True)
    supervisors = admitted_supervisors().values_list("member_id", flat=True)
    kept_out = CaseExclusion.objects.filter(case_id=case_id).values_list("member_id", flat=True)
    active = Member.objects.filter(state=Member.State.ACTIVE).values_list("id", flat=True)
    return (set(team) | set(supervisors)) & set(active) - set(kept_out)


def waiting(case_id: UUID) -> list[UUID]:
    """Who should hold every version and does not yet, as a supervisor who came later."""
    versions = set(CaseKey.objects.filter(object_id=case_id).values_list("id", flat=True))
    wraps = CaseKeyWrap.objects.filter(version_id__in=versions).values_list("holder", "version_id")
    held = Counter(holder for holder, _ in wraps)
    return sorted(one for one in should_hold(case_id) if held[one] < len(versions))
