"""Health, and the pages for when something is missing, not allowed, refused or broken."""

import logging

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe

from luminaria.ui import failures, given_back

log = logging.getLogger("luminaria.ui")
MOST_BACK = 20_000


@require_safe
def health(request: HttpRequest) -> HttpResponse:
    """This process answers. Says nothing else."""
    return HttpResponse("ok\n", content_type="text/plain; charset=utf-8")


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: there is nothing at this address for this reader."""
    return _failure(request, 404, "not_found")


def not_permitted(request: HttpRequest, sentence: str = "") -> HttpResponse:
    """403: the member's roles do not carry this."""
    return _failure(request, 403, "not_permitted", sentence)


def refused(request: HttpRequest, sentence: str = "") -> HttpResponse:
    """409: a rule of the house forbids it now; the sentence says which."""
    return _failure(request, 409, "refused", sentence)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400: what came could not be read; 413: it was more than we take at once."""
    if isinstance(exception, RequestDataTooBig | TooManyFieldsSent):
        return _failure(request, 413, "too_big")
    return _failure(request, 400, "bad_request")


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403, as Django raises it."""
    return _failure(request, 403, "not_permitted")


def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: the form was open too long or in another window; nothing was saved."""
    return _failure(request, 403, "form_expired")


def broken(request: HttpRequest, *, status: int = 500) -> HttpResponse:
    """500, or 503 without a database: nothing was saved, and the numbers stand on the page that says so."""
    kind = "broken" if request.method in ("GET", "HEAD") else "not_saved"
    if settings.PROGRAM == "public":
        return HttpResponse(failures.prepared(kind, request.path), status=status)
    return _failure(request, status, kind)


def public_page(request: HttpRequest, kind: str) -> str:
    """The finished public page of that kind, in the language of the address."""
    key = failures.PUBLIC_WORDS[kind]
    typed = [one[:MOST_BACK] for one in given_back.words(request)] if kind == "too_big" else []
    context = {"title": f"{key}_title", "text": f"{key}_text", "typed": typed}
    return render_to_string("ui/failure_public.html", context, request)


def _failure(request: HttpRequest, status: int, kind: str, sentence: str = "") -> HttpResponse:
    """The page of that kind in the shell of this program; if even that fails, a prepared one."""
    try:
        if settings.PROGRAM == "public":
            page = public_page(request, kind)
        else:
            known = {"kind": kind, "sentence": sentence, "typed": given_back.words(request)}
            page = render_to_string("ui/failure_desk.html", known, request)
    except Exception as fault:
        log.error("failure page: %s", type(fault).__name__)
        page = failures.prepared("broken", request.path)
    return HttpResponse(page, status=status)
