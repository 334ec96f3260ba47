"""What the rules of case work forbid, as facts."""

from luminaria.kernel.errors import LuminariaError


class CaseIsClosed(LuminariaError):
    """Nothing is written in a closed case but the note that reopens it."""

    sentence = "This case is closed. Reopen it, with a note, to write in it."


class CaseIsOpen(LuminariaError):
    """Only a closed case can be reopened."""

    sentence = "This case is open already."


class NobodyLeft(LuminariaError):
    """A case needs somebody on the team who holds its key."""

    sentence = "Someone must stay with this case. Add a colleague first."


class KeptOut(LuminariaError):
    """The person or the colleague asked that this colleague be kept out."""

    sentence = "This colleague is kept out of this case. That has to be lifted first."


class CannotJoin(LuminariaError):
    """Only an active member who works cases and has a key can be on a team."""

    sentence = "This colleague cannot be on a team: they do not work cases here, or have not signed in yet."


class AlreadyInCase(LuminariaError):
    """A report becomes part of one case only."""

    sentence = "This was taken on already, so no second case can begin with it."


class ReportKeyTurned(LuminariaError):
    """Intake's key of the report is newer than the case's copy."""

    sentence = (
        "The key of what they wrote has turned since. A colleague on this team who is also on intake "
        "must open it here once."
    )
