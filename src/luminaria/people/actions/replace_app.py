"""A member moves to another authenticator app."""

from dataclasses import replace

from luminaria.people import entering, factors
from luminaria.people.actions.accept_invitation import confirmed_step
from luminaria.people.rules import OpenMember
from luminaria.people.verbs import record


def replace_app(*, actor: OpenMember, app_secret: str, app_code: str) -> None:
    """The old app's codes prove nothing any more. Raises WrongAppCode."""
    step = confirmed_step(app_secret, app_code)
    row, key = entering.own_sign_in(actor)
    known = factors.opened(row, key, actor.private_key)
    factors.seal_into(row, key, actor.private_key, replace(known, app_secret=app_secret))
    row.last_step = step
    row.save(update_fields=["sealed_factors", "last_step"])
    record("replace_app", actor=actor, obj=actor.member_id)
