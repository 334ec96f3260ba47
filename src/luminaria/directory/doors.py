"""What the directory registers at start-up: its verb and its place on the rail."""

from luminaria.directory import doors_desk
from luminaria.kernel import navigation
from luminaria.people import verbs
from luminaria.people.rules import Role

CALLERS = frozenset({Role.INTAKE, Role.SUPERVISOR, Role.COORDINATOR, Role.ADMINISTRATOR})


def register() -> None:
    """Register the room's verb and rail door."""
    verbs.register(
        "record_call", roles=CALLERS, sentence="Called a public line and wrote down what was heard."
    )
    nobody: frozenset[Role] = frozenset()
    verbs.register("record_doubt", roles=nobody, sentence="A reader said that an entry was wrong.")
    verbs.register(
        "answer_invitation", roles=nobody, sentence="A provider answered what of its own entry is true."
    )
    navigation.register("public", "directory.menu", "directory.services", order=5)
    navigation.register("desk", "Numbers", "directory.lines", order=84, roles=frozenset(CALLERS))
    doors_desk.register()
