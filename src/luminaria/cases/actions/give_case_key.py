"""give_case_key: somebody who should hold the key, as a supervisor who came later, gets it from a holder."""

from uuid import UUID

from luminaria.cases import holders, keys, writing
from luminaria.cases.errors import CannotJoin
from luminaria.people import keyring
from luminaria.people.rules import OpenMember
from luminaria.people.verbs import record, require


def give_case_key(*, actor: OpenMember, case_id: UUID, member_id: UUID) -> None:
    """The member holds every version of the key. Nobody can give it to themselves.

    Raises NotFound, NoKeyHere, CannotJoin for one who should not hold it.
    """
    require(actor, "give_case_key")
    hand = writing.begin(actor, case_id, closed_too=True)
    if member_id not in holders.should_hold(case_id) or not keyring.holders_of([member_id]):
        raise CannotJoin()
    keys.admit(hand.case, actor=actor, member_id=member_id)
    record("give_case_key", actor=actor, obj=case_id, details={"member": str(member_id)})
