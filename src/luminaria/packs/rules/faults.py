"""What can be wrong with a pack."""

from luminaria.kernel.errors import LuminariaError, NotFound


class PackBroken(LuminariaError):
    """The pack's files contradict the schema; the sentence names the file and what to do."""

    sentence = "The content of this place cannot be read. Run: luminaria pack check."


class NotInPack(NotFound):
    """The pack has no public entry of that id. Hidden and absent entries look the same."""
