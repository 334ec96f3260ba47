"""A member prints new recovery codes."""

from luminaria.people import recovery_codes
from luminaria.people.models import MemberKey
from luminaria.people.rules import OpenMember
from luminaria.people.verbs import record


def renew_recovery_codes(*, actor: OpenMember) -> tuple[str, ...]:
    """Ten new codes open the member key, shown once; the earlier ones open nothing."""
    codes = recovery_codes.renew(MemberKey.objects.get(id=actor.key_id), actor.private_key)
    record("renew_recovery_codes", actor=actor, obj=actor.member_id)
    return codes
