"""What the pages of this room share: a sentence after a deed, and a deed that can be refused."""

from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from luminaria.kernel.errors import LuminariaError, NotFound, NotPermitted

either = require_http_methods(["GET", "HEAD", "POST"])

# The address carries a code only; the sentence is here.
SAID = {
    "asked": "They are asked. You see here when they have read it, and what they say.",
    "revoked": "It is taken back. They cannot open it here again.",
    "yes": "Your yes is with those who asked.",
    "no": "Your no is with those who asked. What was shared with you is deleted here.",
    "copies": "Your answer is with those who asked.",
}


def shown(request: HttpRequest, template: str, context: dict[str, Any], *, status: int = 200) -> HttpResponse:
    """The page, with the sentence that belongs to the deed just done."""
    said = SAID.get(request.GET.get("said", ""), "")
    return render(request, f"referrals/{template}.html", {"said": said, **context}, status=status)


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
