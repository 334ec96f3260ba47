"""answer_invitation: a provider says through its link what of its entry is still true."""

from django.db import IntegrityError, transaction

from luminaria.directory.models import Answer
from luminaria.directory.queries.invitations import invited, row_of
from luminaria.directory.rules.answers import Told, trouble
from luminaria.kernel import clock
from luminaria.kernel.errors import LuminariaError
from luminaria.ledger import actions as ledger


class AlreadyAnswered(LuminariaError):
    """One link, one answer."""


class NotAnAnswer(LuminariaError):
    """Nothing was chosen, or something that was not asked."""


def answer_invitation(*, link: str, told: Told) -> None:
    """The answer waits for the desk; nothing on a page changes by itself.

    Raises UnknownLink, ExpiredLink, AlreadyAnswered, NotAnAnswer.
    """
    asked = {one.field for one in invited(link).asked} | {"entry"}
    if trouble(told) or not set(told.outcomes) <= asked or not set(told.words) <= set(told.outcomes):
        raise NotAnAnswer()
    row = row_of(link)
    answer = Answer(
        invitation_id=row.id,
        outcomes=dict(told.outcomes),
        words=dict(told.words),
        answered_on=clock.now().date(),
    )
    try:
        with transaction.atomic():
            answer.save(force_insert=True)
            ledger.record("answer_invitation", organisation=row.organisation_id, actor=None, obj=row.id)
    except IntegrityError as fault:
        raise AlreadyAnswered() from fault
