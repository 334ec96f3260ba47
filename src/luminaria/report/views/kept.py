"""Pages for when something could not be kept: what was typed stays on the page, with the numbers."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from luminaria.ui import given_back
from luminaria.ui.failures import prepared

OURS = {"do", "at", "n", "csrfmiddlewaretoken", "receipt"}


def form_ended(request: HttpRequest) -> HttpResponse:
    """The form is over, or its cookie is missing: nothing was kept, and here are the words to copy."""
    return _page(request, "error.form_ended", status=410)


def not_saved(request: HttpRequest) -> HttpResponse:
    """Something is wrong on our side: not sent, never a receipt, and the same press can be tried again."""
    posted = request.method == "POST"
    return _page(request, "error.not_sent" if posted else "error.broken", status=503, again=posted)


def too_big(request: HttpRequest) -> HttpResponse:
    """More came than we can take in at once; what was answered before is still there."""
    return _page(request, "report.too_big", status=413)


def _page(request: HttpRequest, key: str, *, status: int, again: bool = False) -> HttpResponse:
    posted = given_back.fields(request)
    typed = [value for name, value in posted if name not in OURS and value.strip()]
    context: dict[str, object] = {"title": f"{key}_title", "text": f"{key}_text", "typed": typed}
    if again:
        context["fields"] = [(name, value) for name, value in posted if name != "receipt"]
    try:
        return render(request, "report/kept.html", context, status=status)
    except Exception:  # the last line: a prepared page that needs nothing
        return HttpResponse(prepared("not_saved", request.path), status=status)
