"""What can come between a reader and a report, as facts."""

from luminaria.kernel.errors import LuminariaError


class TakenMeanwhile(LuminariaError):
    """Somebody else took or gave away the report after this page was shown."""

    def __init__(self, who: str) -> None:
        now = f"{who} has it now" if who else "No one has it now"
        super().__init__(f"{now}: it changed hands while you were writing. Your words are still below.")


class AnsweredMeanwhile(LuminariaError):
    """An answer was left after this page was shown."""

    sentence = "An answer was left while you were writing. Read it first. Your words are still below."


class NotOnIntake(LuminariaError):
    """Only a member who holds the intake's key can have a report."""

    sentence = "This colleague is not on intake, so they could not read it."


class ClosedAlready(LuminariaError):
    """It was closed before."""

    sentence = "This is closed already."
