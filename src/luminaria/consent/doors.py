"""What the consent room registers at start-up."""

from luminaria.people import verbs
from luminaria.people.rules import Role

CASE_ROLES = frozenset({Role.CASE_WORKER, Role.SUPERVISOR})


def register() -> None:
    """The room's verbs: those who hold a case's key may give, open and end its releases."""
    verbs.register("grant_release", roles=CASE_ROLES, sentence="A release was signed with the person.")
    verbs.register("open_release", roles=CASE_ROLES, sentence="A release was opened and read.")
    verbs.register("revoke_release", roles=CASE_ROLES, sentence="The person took a release back.")
