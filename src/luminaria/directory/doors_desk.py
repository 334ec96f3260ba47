"""What the desk of the directory registers: its verbs and its door on the rail."""

from luminaria.kernel import navigation
from luminaria.people import verbs
from luminaria.people.rules import Role

CALLERS = frozenset({Role.INTAKE, Role.SUPERVISOR, Role.COORDINATOR, Role.ADMINISTRATOR})
DECIDERS = frozenset({Role.SUPERVISOR, Role.COORDINATOR, Role.ADMINISTRATOR})
VERBS = (
    ("check_fact", CALLERS, "Looked whether a fact of the directory is still true."),
    ("undo_check", CALLERS, "Took back a look at a fact of the directory."),
    ("change_fact", CALLERS, "Changed a fact of the directory."),
    ("move_place", CALLERS, "Corrected the address of a public place of the directory."),
    ("add_service", CALLERS, "Added a service to the directory."),
    ("settle_doubt", CALLERS, "Settled what readers said was wrong in the directory."),
    ("take_answer", CALLERS, "Took a provider's answer into the directory."),
    ("decide_conflict", DECIDERS, "Decided which source of the directory holds."),
    ("delist_service", DECIDERS, "Took a service off the directory's pages."),
    ("relist_service", DECIDERS, "Let a service stand on the directory's pages again."),
    ("hide_place", DECIDERS, "Took a place of the directory out of sight."),
    ("join_records", DECIDERS, "Joined two entries of the directory."),
    ("part_records", DECIDERS, "Parted two joined entries of the directory."),
    ("invite_provider", DECIDERS, "Made a link for a provider to check its own entry."),
)


def register() -> None:
    """Register the desk's verbs and rail door."""
    for code, roles, sentence in VERBS:
        verbs.register(code, roles=roles, sentence=sentence)
    navigation.register("desk", "Directory", "directory.find", order=40, roles=frozenset(CALLERS))
