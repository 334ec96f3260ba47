"""A member goes."""

from luminaria.people import sessions
from luminaria.people.rules import OpenMember
from luminaria.people.verbs import record


def sign_out(*, actor: OpenMember, session: bytes) -> None:
    """This browser's session is over; what its cookie carried opens nothing."""
    sessions.end(session)
    record("sign_out", actor=actor, obj=actor.member_id)
