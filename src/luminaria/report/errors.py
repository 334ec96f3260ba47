"""What the rules of the room forbid, as facts."""

from luminaria.kernel.errors import LuminariaError


class FormEnded(LuminariaError):
    """The form was open too long, was closed, or belongs to another browser."""

    sentence = "This form is closed. Nothing was kept. You can start again."


class AnotherPressCameFirst(LuminariaError):
    """The form went on in the meantime, as when a button was pressed twice."""

    sentence = "This was pressed twice. It counted once."


class IntakeClosed(LuminariaError):
    """The organisation does not receive now."""

    sentence = "Nobody there can read a form now. Please call or text instead."


class NeverReceives(LuminariaError):
    """A law-enforcement organisation is never a recipient of an intake envelope."""

    sentence = "Police cannot be chosen here. An advocate can talk with you about police."


class CannotOpenIntake(LuminariaError):
    """Something that an open intake needs is missing."""


class NothingHere(LuminariaError):
    """No mailbox, or no reply of that name in it, for this receipt."""

    sentence = "We could not open that. Check each word, then try again."


class NotReadYet(LuminariaError):
    """A report is read before it is answered."""

    sentence = "Read the report first. Then you can answer it."


class NoReceiptKept(LuminariaError):
    """The person chose to keep nothing, so no answer could ever be read."""

    sentence = "The person kept no code. An answer here could not be read by anyone."


class ThirdParty(LuminariaError):
    """Who wrote about somebody else is told the four sentences only, whatever happens."""

    sentence = "This person wrote about someone else. Nothing more may be said to them here."


class NotLinked(LuminariaError):
    """No advocate has linked this code to the person by a safe contact."""

    sentence = "First link this code to the person, by a contact that is safe."
