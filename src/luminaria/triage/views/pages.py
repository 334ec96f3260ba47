"""What the pages of this room share."""

from collections.abc import Callable

from django.db import transaction
from django.forms import Form
from django.http import HttpRequest, QueryDict

from luminaria.kernel.errors import LuminariaError, NotFound, NotPermitted

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


def sent(request: HttpRequest) -> QueryDict | None:
    """What a form sent, be it nothing at all; None for a look."""
    return request.POST if request.method == "POST" else None


def done(form: Form, deed: Callable[[], object]) -> bool:
    """Do it, all or nothing. A refusal becomes a sentence on the form, which keeps what was typed."""
    try:
        with transaction.atomic():
            deed()
    except (NotFound, NotPermitted):
        raise
    except LuminariaError as fault:
        form.add_error(None, fault.sentence)
        return False
    return True
