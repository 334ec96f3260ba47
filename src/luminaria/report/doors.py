"""What the room registers at start-up: its verbs, and what leaving ends."""

from luminaria.kernel import schedule
from luminaria.people import verbs
from luminaria.people.rules import Role
from luminaria.ui import leaving

NOBODY: frozenset[Role] = frozenset()
INTAKE = frozenset({Role.INTAKE})
WORKERS = frozenset({Role.INTAKE, Role.CASE_WORKER, Role.SUPERVISOR})
SUPERVISOR = frozenset({Role.SUPERVISOR})

VERBS: tuple[tuple[str, frozenset[Role], str], ...] = (
    ("submit_report", NOBODY, "Someone wrote to the organisation."),
    ("write_more", NOBODY, "The person behind a receipt wrote again."),
    ("put_away_reply", NOBODY, "The person behind a receipt put an answer away."),
    ("keep_nothing", NOBODY, "The person chose to keep no receipt."),
    ("read_report", INTAKE, "A report was opened and read."),
    ("read_messages", INTAKE, "The messages of a report were opened and read."),
    ("answer_report", INTAKE, "An answer was left for the person behind a receipt."),
    ("link_reporter", INTAKE, "A code was linked to the person by a safe contact."),
    ("tell_reporter", WORKERS, "A set phrase was left for the person behind a receipt."),
    ("turn_report_key", INTAKE, "A report's key was turned."),
    ("rewrap_forward", INTAKE, "Unopened reports were moved to the newest epoch."),
    ("open_intake", SUPERVISOR, "The intake was opened."),
    ("close_intake", SUPERVISOR, "The intake was closed by a supervisor."),
    ("close_silent_intake", NOBODY, "The intake closed by itself."),
)


def register() -> None:
    """Register the verbs and the chores, end open forms when a person leaves, listen to people."""
    from luminaria.report import holders, leave, tasks

    for code, roles, sentence in VERBS:
        verbs.register(code, roles=roles, sentence=sentence)
    schedule.register("report.close_silent_intakes", tasks.close_silent_intakes)
    schedule.register("report.forget_expired_forms", tasks.forget_expired_forms)
    leaving.leaving.register(leave.end_open_forms)
    holders.register()
