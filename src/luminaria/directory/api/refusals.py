"""What the API refuses, in one shape: the status, a code, and a sentence that says what to do."""

from luminaria.kernel.errors import LuminariaError


class Refused(LuminariaError):
    """The request cannot be answered as it stands. `parameter` names what to change, if one thing is off."""

    def __init__(self, status: int, code: str, sentence: str, parameter: str = "") -> None:
        super().__init__(sentence)
        self.status, self.code, self.parameter = status, code, parameter

    @property
    def document(self) -> dict[str, object]:
        """The answer's body."""
        said = {"status": self.status, "error": self.code, "message": self.sentence}
        return said | ({"parameter": self.parameter} if self.parameter else {})


def not_here(kind: str) -> Refused:
    """404 for an id that nothing listed bears."""
    return Refused(
        404, "not_found", f"No {kind} of this directory has this id. Take an id from its list.", "id"
    )


def bad_value(parameter: str, wanted: str) -> Refused:
    """400 for a value that is not one."""
    return Refused(400, "bad_value", f"{parameter} must be {wanted}.", parameter)
