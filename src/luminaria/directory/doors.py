"""What the directory registers at start-up: its verb and its place on the rail."""

from luminaria.kernel import navigation
from luminaria.people import verbs
from luminaria.people.rules import Role

CALLERS = frozenset({Role.INTAKE, Role.SUPERVISOR, Role.COORDINATOR, Role.ADMINISTRATOR})


def register() -> None:
    """Register the room's verb and rail door."""
    verbs.register(
        "record_call", roles=CALLERS, sentence="Called a public line and wrote down what was heard."
    )
    navigation.register("desk", "Numbers", "directory.lines", order=84, roles=frozenset(CALLERS))
