"""What the ledger refuses."""

from luminaria.kernel.errors import LuminariaError


class UnregisteredVerb(LuminariaError):
    """Only verbs that a room registered at start-up can be written."""

    sentence = "This deed has no name in the ledger, so it was not done."


class OutsideTransaction(LuminariaError):
    """An entry is written in the transaction of what it records, or not at all."""

    sentence = "The ledger could not be written, so this was not done."


class ContentInLedger(LuminariaError):
    """Details of an entry are codes and counts; words, names and addresses stay out."""

    sentence = "The ledger takes codes and counts only, so this was not done."


class LedgerBroken(LuminariaError):
    """What is in the database does not carry on what was signed last; nothing more is signed."""

    sentence = "The ledger does not carry on from its last checkpoint. Run: luminaria audit verify"


class MalformedNote(LuminariaError):
    """A text that is no checkpoint of ours."""

    sentence = "This is not a checkpoint of a ledger."
