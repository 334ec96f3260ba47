"""What the pages of this room share."""

from django.http import HttpRequest

# The address carries a code only; the sentence is here.
SAID = {
    "answered": "Your answer is there. They read it with their code.",
    "assigned": "It is assigned.",
    "closed": "It is closed. They can still read your answers, and write again.",
    "handed": "Handed over. Rest well.",
    "given": "The case is open, and your colleague has it.",
    "linked": "This code is linked to the person.",
    "intake-open": "The form is open. People can write to you now.",
    "intake-closed": "The form is closed. People see the phone numbers in its place.",
}


def said(request: HttpRequest) -> str:
    """The sentence that belongs to the deed just done."""
    return SAID.get(request.GET.get("said", ""), "")
