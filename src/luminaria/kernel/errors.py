"""Errors are facts. Each carries a sentence that may be shown to a person."""


class LuminariaError(Exception):
    """Something that the rules of the house forbid or that the world refused."""

    sentence = "This could not be done."

    def __init__(self, sentence: str | None = None) -> None:
        self.sentence = sentence or self.sentence
        super().__init__(self.sentence)


class NotPermitted(LuminariaError):
    """The member's roles do not carry this verb."""

    sentence = "Your role does not allow this. Ask a supervisor."


class NotFound(LuminariaError):
    """Nothing of that name is here for this reader; whether it exists elsewhere is not said."""

    sentence = "We could not find that here."


class ChangedMeanwhile(LuminariaError):
    """Somebody else saved a newer version first."""

    sentence = "Someone else changed this while you were writing. Your words are still below."
