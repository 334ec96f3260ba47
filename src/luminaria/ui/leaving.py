"""Leaving works: the server ends what was open, clears the browser's copy and goes on elsewhere."""

import logging

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from luminaria.kernel.hooks import Hook

log = logging.getLogger("luminaria.ui")

leaving: Hook[[HttpRequest, HttpResponseBase], None] = Hook("leaving")
"""A room that keeps something open for a reader registers here what ends it."""


def leave_to(request: HttpRequest, target: str) -> HttpResponse:
    """What was open is ended, cookies are gone, the browser is told to forget; it goes on to `target`.

    A fault of a hook (a database that is down) must not keep a person on the page.
    """
    response = HttpResponse(status=303)
    response["Location"] = target
    try:
        leaving.call(request, response)
    except Exception as fault:
        log.error("leaving: %s", type(fault).__name__)
    for name in request.COOKIES:
        response.delete_cookie(name, samesite="Strict")
    response["Clear-Site-Data"] = '"cache", "cookies", "storage"'
    return response
