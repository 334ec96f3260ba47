"""A new intake epoch when the old one has served its 30 days."""

from luminaria.ledger import actions as ledger
from luminaria.people import compartment, epochs, hooks
from luminaria.people.models import IntakeEpochWrap
from luminaria.people.rules import OpenMember
from luminaria.people.verbs import require


def turn_epoch(*, actor: OpenMember | None = None, even_if_not_due: bool = False) -> bool:
    """In the open compartment, new reports are sealed to a fresh epoch; true when one was made.

    Needs public halves only, so the scheduled run does it (without `actor`). Older epochs that
    no room needs are deleted a day after they ended. Raises NoEpoch where no intake was ever opened.
    """
    if actor:
        require(actor, "turn_epoch")
    made = even_if_not_due or epochs.is_due(epochs.current_epoch())
    if made:
        new = epochs.open_epoch()
        ledger.record(
            "turn_epoch",
            organisation=compartment.current(),
            actor=actor.member_id if actor else None,
            obj=new.id,
        )
    _delete_unneeded()
    return made


def _delete_unneeded() -> None:
    for old in epochs.superseded():
        answers = hooks.epoch_in_use.call(old.id)
        if answers and not any(answers):  # no answer at all: the rooms that would know are not here
            IntakeEpochWrap.objects.filter(version_id=old.id).delete()
            epochs.retire(old)
            ledger.record("delete_epoch", organisation=compartment.current(), actor=None, obj=old.id)
