"""answer_invitation: a provider says through its link what of its entry is still true."""

from django.db import IntegrityError, transaction

from luminaria.directory.models import Answer
from luminaria.directory.queries.invitations import invited, row_of
from luminaria.directory.rules.answers import Told, trouble
from luminaria.kernel import clock
from luminaria.kernel.errors import LuminariaError
from luminaria.ledger import actions as ledger


class AlreadyAnswered(LuminariaError):
    """This link has said all that it may, or another answer came at the same moment."""


class NotAnAnswer(LuminariaError):
    """Nothing was chosen, or something that was not asked."""


def answer_invitation(*, link: str, told: Told) -> None:
    """The answer waits for the desk in place of the one before it; nothing on a page changes by itself.

    Raises UnknownLink, ExpiredLink, AlreadyAnswered, NotAnAnswer.
    """
    open_one = invited(link)
    asked = {one.field for one in open_one.asked} | {"entry"}
    if trouble(told) or not set(told.outcomes) <= asked or not set(told.words) <= set(told.outcomes):
        raise NotAnAnswer()
    if open_one.said and open_one.said.is_last:
        raise AlreadyAnswered()
    row = row_of(link)
    answer = Answer(
        invitation_id=row.id,
        number=open_one.said.number + 1 if open_one.said else 1,
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
