"""turn_case_key: a member left the organisation, so every case they could open gets a new key."""

from uuid import UUID

from luminaria.cases import team
from luminaria.ledger import actions as ledger
from luminaria.people import compartment


def turn_case_key(member_id: UUID) -> None:
    """The member is on no team and holds no case key; what is written from now on is under new ones.

    Needs public halves only, so an administrator's press or the scheduled run can do it. Called by
    what people tells (`changes.py`), in its transaction.
    """
    for case in team.cases_held_by(member_id):
        team.take_off(case, member_id, last_may_go=True)
        ledger.record("turn_case_key", organisation=compartment.current(), actor=None, obj=case.id)
