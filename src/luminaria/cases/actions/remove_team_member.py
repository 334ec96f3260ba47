"""remove_team_member: a colleague leaves the team, and the key of the case turns."""

from uuid import UUID

from luminaria.cases import team, writing
from luminaria.people.rules import OpenMember
from luminaria.people.verbs import record, require


def remove_team_member(*, actor: OpenMember, case_id: UUID, member_id: UUID) -> None:
    """The colleague is off the team; unless they supervise, they hold no key and open nothing new.

    Raises NotFound, CaseIsClosed, NoKeyHere, NobodyLeft.
    """
    require(actor, "remove_team_member")
    hand = writing.begin(actor, case_id)
    team.take_off(hand.case, member_id)
    record("remove_team_member", actor=actor, obj=case_id, details={"member": str(member_id)})
