"""What a service is for, and what a call to a public line told. No framework in here."""

from luminaria.directory.rules.calls import (
    CHANGES,
    Due,
    Heard,
    Hours,
    Outcome,
    Terms,
    Who,
    due,
)
from luminaria.directory.rules.services import (
    EVERY_NEED,
    Choices,
    Option,
    answers,
    covers,
    names_a_street,
)

__all__ = [
    "CHANGES",
    "EVERY_NEED",
    "Choices",
    "Due",
    "Heard",
    "Hours",
    "Option",
    "Outcome",
    "Terms",
    "Who",
    "answers",
    "covers",
    "due",
    "names_a_street",
]
