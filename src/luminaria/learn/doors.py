"""What the learn room registers at start-up: its verb, and its places in the two programs."""

from luminaria.kernel import navigation
from luminaria.people import verbs
from luminaria.people.rules import Role

EDITORS = frozenset({Role.SUPERVISOR, Role.COORDINATOR, Role.ADMINISTRATOR})


def register() -> None:
    """Register the room's verb and doors."""
    sentence = "Wrote down what a reviewer said of a public text."
    verbs.register("record_review", roles=EDITORS, sentence=sentence)
    navigation.register("public", "shell.menu_search", "learn.search", order=10)
    navigation.register("desk", "Texts", "learn.texts", order=85, roles=frozenset(EDITORS))
