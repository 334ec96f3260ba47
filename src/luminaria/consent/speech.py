"""The desk's words for releases. What is read to the person is kept with the release as it was read."""

from typing import Final

from luminaria.consent.rules import Capacity, Fault, Identity, Method, Reason, TakenBack

STATEMENT: Final = (
    "This is your choice. You can say no to any line and still get every service.",
    "Only the organisation named here may see this, only for this reason, and only until this day.",
    "You can take it back at any time, by word or in writing. It stops at the next try to open it.",
    "What they have already read or copied cannot be taken back.",
    "The law can ask for more: when a child is harmed, or by an order of a court.",
)

# Read aloud by an advocate who speaks it; not yet reviewed by a native speaker (reviewed_by: not yet).
STATEMENT_ES: Final = (
    "Usted decide. Puede decir que no a cualquier línea y recibir igual todos los servicios.",
    "Solo lo compartimos con la organización que se nombra aquí, por esta razón y hasta este día.",
    "Puede retirarlo cuando quiera, de palabra o por escrito. Desde entonces ya no se puede abrir.",
    "Lo que ya leyeron o copiaron no se puede deshacer.",
    "La ley puede pedir más: si hacen daño a un menor, o por orden de un juez.",
)
WHEN_TAKEN_BACK_ES: Final = (
    "Ya no pueden abrirlo aquí.",
    "Lo que leyeron o copiaron no se puede deshacer.",
    "Les decimos que lo borren y anotamos lo que respondan.",
)


def statement_in(language: str) -> tuple[str, ...]:
    """The statement as it was read: in Spanish where that was the language, else in English."""
    return STATEMENT_ES if language.strip().casefold().startswith(("span", "espa")) else STATEMENT


CAPACITY: Final = {
    Capacity.SURVIVOR: "The person",
    Capacity.MINOR_ALONE: "The person, under 18, alone as the law allows",
    Capacity.MINOR_AND_PARENT: "The person, under 18, with a parent",
    Capacity.GUARDIAN: "A guardian named by a court",
}
METHOD: Final = {
    Method.PAPER: "On paper",
    Method.SCREEN: "On this screen",
    Method.PHONE_URGENT: "By phone, it cannot wait",
}
IDENTITY: Final = {
    Identity.IN_PERSON: "In person",
    Identity.CODE_WORD: "By code word",
    Identity.CALLED_BACK: "We called back the safe number",
}
TAKEN_BACK: Final = {
    TakenBack.SPOKEN: "They said so",
    TakenBack.WRITTEN: "They wrote it",
    TakenBack.CASE_CLOSED: "Their case was closed",
}

FAULTS: Final = {
    Fault.NOTHING_CHOSEN: "Choose at least one thing to share.",
    Fault.NO_PURPOSE: "Say what they may use it for.",
    Fault.ENDS_BEFORE_IT_STARTS: "Choose a day after today.",
    Fault.TOO_LONG: "A release can run for one year at most. More time needs a new signature.",
    Fault.NOT_SIGNED: "Write the name or mark that the person signed with.",
    Fault.RISKS_NOT_SPOKEN_OF: "Speak with the person about what is good and what is risky in this.",
    Fault.CHOICE_NOT_SHOWN: "Read the person the statement that this is their choice.",
    Fault.SIGNER_MAY_BE_ABUSER: "Make sure that whoever signs with the person has not harmed them.",
    Fault.PHONE_NEEDS_ANOTHER_CHANNEL: "By phone, check who it is by code word or by calling back.",
}

WITHHELD: Final = {
    Reason.ABSENT: "There is no release for this.",
    Reason.WRONG_RECIPIENT: "This release is not for your organisation.",
    Reason.REVOKED: "The person took this back.",
    Reason.FUTURE: "This release has not begun.",
    Reason.EXPIRED: "The time of this release is over.",
    Reason.OUT_OF_SCOPE: "The release does not cover all of this.",
}

WHEN_TAKEN_BACK: Final = (
    "They cannot open it here again.",
    "What they have read or copied cannot be taken back.",
    "We tell them to delete it, and we record their answer.",
)
