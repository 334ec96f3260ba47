"""What the pages of this room share: a sentence after a deed."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

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
