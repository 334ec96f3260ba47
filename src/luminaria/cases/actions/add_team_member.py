"""add_team_member: a colleague joins the team and can read what was written before."""

from uuid import UUID

from luminaria.cases import keys, writing
from luminaria.cases.errors import CannotJoin, KeptOut
from luminaria.cases.models import CaseExclusion, CaseMember
from luminaria.cases.queries import colleagues
from luminaria.kernel import clock
from luminaria.people import keyring
from luminaria.people.rules import OpenMember
from luminaria.people.verbs import record, require


def add_team_member(*, actor: OpenMember, case_id: UUID, member_id: UUID) -> None:
    """The colleague is on the team and holds every version of the case key.

    Only somebody who holds the key can give it. Adding twice changes nothing. Raises NotFound,
    CaseIsClosed, NoKeyHere, CannotJoin, KeptOut.
    """
    require(actor, "add_team_member")
    hand = writing.begin(actor, case_id)
    if CaseExclusion.objects.filter(case=hand.case, member_id=member_id).exists():
        raise KeptOut()
    if member_id not in {one.id for one in colleagues(actor)} or not keyring.holders_of([member_id]):
        raise CannotJoin()
    if not CaseMember.objects.filter(case=hand.case, member_id=member_id, left_on=None).exists():
        CaseMember(case=hand.case, member_id=member_id, joined_on=clock.now().date()).save()
    keys.admit(hand.case, actor=actor, member_id=member_id)
    record("add_team_member", actor=actor, obj=case_id, details={"member": str(member_id)})
