"""invite_provider: a link with which a provider says, once, whether its own entry is true."""

import secrets
from datetime import timedelta
from typing import Final
from uuid import UUID

from django.db import transaction

from luminaria.directory.keeping import held_record, keeper, note
from luminaria.directory.models import Invitation
from luminaria.directory.queries.asked import asked_of
from luminaria.directory.rules.links import hash_of, link_of
from luminaria.kernel import clock
from luminaria.kernel.errors import LuminariaError
from luminaria.kernel.ids import new_id
from luminaria.people.rules import OpenMember
from luminaria.people.verbs import record

DAYS: Final = 30


class NothingToAsk(LuminariaError):
    """The entry says nothing yet."""

    sentence = "This entry has no fact that could be asked about. Write something in first."


@transaction.atomic
def invite_provider(*, actor: OpenMember, record_id: UUID) -> str:
    """The link, which is shown once and kept as a hash. It ends after 30 days or with an answer.

    Its page shows the facts as they would be printed, and never a place that is not public. Raises NotFound,
    EntryJoined, NothingToAsk.
    """
    keeper(actor, "invite_provider")
    row = held_record(record_id)
    asked = asked_of(row)
    if not asked:
        raise NothingToAsk()
    today, secret, invitation_id = clock.now().date(), secrets.token_hex(16), new_id()
    Invitation.objects.create(
        id=invitation_id,
        secret_hash=hash_of(secret),
        record=row,
        asked=asked,
        organisation_id=actor.organisation_id,
        member_id=actor.member_id,
        made_on=today,
        expires_on=today + timedelta(days=DAYS),
    )
    note(row, actor, "invite_provider", action="invite", field="provider")
    record("invite_provider", actor=actor, obj=invitation_id)
    return link_of(invitation_id, secret)
