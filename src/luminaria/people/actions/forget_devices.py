"""A member lets all browsers be strangers again."""

from luminaria.people.models import KnownDevice
from luminaria.people.rules import OpenMember
from luminaria.people.verbs import record


def forget_devices(*, actor: OpenMember) -> None:
    """No browser is known any more, as after a stolen laptop. The next sign-in makes its own known."""
    KnownDevice.objects.filter(sign_in__member_id=actor.member_id).delete()
    record("forget_devices", actor=actor, obj=actor.member_id)
