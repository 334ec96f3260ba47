"""What the pages of this room share: a sentence after a deed."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

# The address carries a code only; the sentence is here.
SAID = {
    "opened": "The case is open. Only its team and supervisors know that it exists.",
    "given": "The case is open, and your colleague has it.",
    "card": "The card is saved.",
    "wants": "Their words are saved.",
    "plan": "The safety plan is saved.",
    "need": "The need is saved.",
    "note": "The note is saved.",
    "joined": "Your colleague is on the team and can read what was written before.",
    "given-key": "Your colleague holds the key now and can read this case.",
    "left": "Your colleague is off the team. The key has turned: they open nothing new.",
    "kept-out": "They are kept out. For them this case does not exist. The key has turned.",
    "lifted": "They are no longer kept out. Add them to the team if they are needed.",
    "closed": "The case is closed. They can come back to this same case.",
    "reopened": "The case is open again.",
}


def shown(request: HttpRequest, template: str, context: dict[str, Any], *, status: int = 200) -> HttpResponse:
    """The page, with the sentence that belongs to the deed just done."""
    said = SAID.get(request.GET.get("said", ""), "")
    return render(request, f"cases/{template}.html", {"said": said, **context}, status=status)


def to_case(case_id: UUID, said: str, part: str = "") -> HttpResponse:
    """Back to the page of the case, saying what became true."""
    return redirect(f"{reverse('cases.case', args=[case_id])}?said={said}{part}")
