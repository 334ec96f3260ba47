"""What the cases room registers at start-up: verbs, its place on the rail, its ears for other rooms."""

from uuid import UUID

from django.urls import reverse

from luminaria.cases import queries
from luminaria.cases.queries import WORKERS
from luminaria.kernel import navigation
from luminaria.people import verbs
from luminaria.people.rules import OpenMember, Role
from luminaria.report import hooks as report_hooks
from luminaria.triage import hooks as triage_hooks
from luminaria.triage.hooks import ReportDoor

OPENERS = WORKERS | {Role.INTAKE}

SENTENCES = {
    "open_case_list": "Opened the names in the list of cases.",
    "read_case": "Opened a case.",
    "open_note": "Opened a note.",
    "read_case_report": "Opened what the person wrote before there was a case.",
    "record_card": "Changed the name, language or safe contact of a case.",
    "record_wants": "Wrote down what the person wants.",
    "write_safety_plan": "Wrote the safety plan.",
    "add_need": "Added a need.",
    "update_need": "Changed a need.",
    "write_note": "Wrote a note.",
    "add_team_member": "Added a colleague to the team.",
    "remove_team_member": "Took a colleague off the team; the key turned.",
    "give_case_key": "Gave the key of a case to a colleague who should hold it.",
    "exclude_member": "Kept a member out of a case; the key turned.",
    "lift_exclusion": "Lifted a member's exclusion.",
    "close_case": "Closed a case.",
    "reopen_case": "Opened a closed case again.",
}


def register() -> None:
    """Register the room's verbs, rail door and listeners."""
    from luminaria.cases import changes

    verbs.register("open_case", roles=OPENERS, sentence="Opened a case for a person.")
    for code, sentence in SENTENCES.items():
        verbs.register(code, roles=WORKERS, sentence=sentence)
    verbs.register("turn_case_key", roles=frozenset(), sentence="Turned a case key after a member left.")
    navigation.register("desk", "Cases", "cases.list", order=20, roles=frozenset(WORKERS))
    triage_hooks.report_doors.register(report_door)
    report_hooks.kept_from.register(queries.is_kept_from)
    changes.register()


def report_door(actor: OpenMember, report_id: UUID) -> ReportDoor | None:
    """The way from a report to a case, for those who may open one; to its case, for those who see it.

    For anybody else there is no door, so that a report does not tell that a case exists.
    """
    case_id = queries.case_of(report_id)
    if case_id is not None:
        seen = case_id in queries.case_ids(actor)
        return ReportDoor("Go to the case", reverse("cases.case", args=[case_id])) if seen else None
    if not verbs.may(actor, "open_case"):
        return None
    return ReportDoor(label="Open a case", url=reverse("cases.open_from", args=[report_id]))
