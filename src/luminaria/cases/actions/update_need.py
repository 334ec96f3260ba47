"""update_need: a need moves on: its state, its next step, who does it."""

from uuid import UUID

from luminaria.cases import bodies, writing
from luminaria.cases.models import Need
from luminaria.cases.rules import NeedWords
from luminaria.kernel.errors import ChangedMeanwhile, NotFound
from luminaria.people.rules import OpenMember
from luminaria.people.verbs import record, require


def update_need(
    *, actor: OpenMember, case_id: UUID, need_id: UUID, state: str, said: NeedWords, seen: int
) -> None:
    """The need says this from now on; `seen` is the version that the writer saw.

    Raises NotFound, CaseIsClosed, NoKeyHere, ChangedMeanwhile.
    """
    require(actor, "update_need")
    hand = writing.begin(actor, case_id)
    need = Need.objects.filter(id=need_id, case=hand.case).first()
    if need is None:
        raise NotFound()
    if need.version != seen:
        raise ChangedMeanwhile()
    need.state = state
    bodies.seal_into(need, said.body(), keys=hand.keys)
    need.save()
    record("update_need", actor=actor, obj=need_id)
