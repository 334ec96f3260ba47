"""add_need: one thing the person needs goes on the list, after those they named before."""

from uuid import UUID

from luminaria.cases import bodies, writing
from luminaria.cases.models import Need
from luminaria.cases.rules import NeedWords
from luminaria.kernel.errors import NotFound
from luminaria.people.rules import OpenMember
from luminaria.people.verbs import record, require


def add_need(*, actor: OpenMember, case_id: UUID, need_id: UUID, state: str, said: NeedWords) -> None:
    """The need is on the list. The same `need_id` again (a second press) changes nothing.

    Raises NotFound, CaseIsClosed, NoKeyHere.
    """
    require(actor, "add_need")
    hand = writing.begin(actor, case_id)
    before = Need.objects.filter(id=need_id).first()
    if before is not None:
        if before.case_id != hand.case.id:
            raise NotFound()
        return
    last = Need.objects.filter(case=hand.case).order_by("-position").first()
    need = Need(
        id=need_id,
        organisation_id=hand.case.organisation_id,
        case=hand.case,
        state=state,
        position=last.position + 1 if last else 1,
    )
    bodies.seal_into(need, said.body(), keys=hand.keys)
    need.save()
    record("add_need", actor=actor, obj=need_id)
