"""What the triage room registers at start-up: verbs and its places on the rail."""

from luminaria.kernel import navigation
from luminaria.people import verbs
from luminaria.people.rules import Role

INTAKE = frozenset({Role.INTAKE})
SUPERVISOR = frozenset({Role.SUPERVISOR})

SENTENCES = {
    "assign_report": "Gave a report to a member, or back to no one.",
    "take_and_answer": "Took a report and left an answer.",
    "close_report": "Closed a report without a case.",
    "hand_over": "Handed all own reports over.",
}


def register() -> None:
    """Register the room's verbs, rail doors and listeners."""
    from luminaria.triage import changes

    for code, sentence in SENTENCES.items():
        verbs.register(code, roles=INTAKE, sentence=sentence)
    navigation.register("desk", "Inbox", "triage.inbox", order=10, roles=frozenset(INTAKE))
    navigation.register("desk", "Intake form", "triage.intake", order=70, roles=frozenset(SUPERVISOR))
    navigation.register("desk.rest", "Hand over and rest", "triage.rest", order=10, roles=frozenset(INTAKE))
    changes.register()
