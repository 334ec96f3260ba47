"""A member has read what was told about keys."""

from luminaria.kernel import clock
from luminaria.people.models import Notice
from luminaria.people.rules import OpenMember
from luminaria.people.verbs import record


def read_notices(*, actor: OpenMember) -> None:
    """The member's open notices are marked as read today."""
    Notice.objects.filter(member_id=actor.member_id, seen_on=None).update(seen_on=clock.now().date())
    record("read_notices", actor=actor, obj=actor.member_id)
