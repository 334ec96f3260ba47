"""A member looks away for a while."""

from luminaria.people import sessions
from luminaria.people.rules import OpenMember
from luminaria.people.verbs import record


def lock(*, actor: OpenMember, session: bytes) -> None:
    """The key is shut as when signing out; the browser keeps only the way back to its page."""
    sessions.end(session)
    record("lock", actor=actor, obj=actor.member_id)
