"""Every address of the API goes through here: who may ask, how much at once, and how a no looks."""

import logging
from collections.abc import Callable
from functools import cache
from typing import Any, Final

from django.conf import settings
from django.core.exceptions import BadRequest, RequestDataTooBig, SuspiciousOperation, TooManyFieldsSent
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from luminaria.directory.api.answers import encode
from luminaria.directory.api.crowd import Crowd
from luminaria.directory.api.refusals import Refused

log = logging.getLogger("luminaria.directory")
View = Callable[..., HttpResponseBase]
RETRY: Final = 30
# Open to any page of any site (UK profile: without keys, CORS *), and never with anybody's cookies.
OPEN: Final = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Retry-After",
    "Cross-Origin-Resource-Policy": "cross-origin",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
}
_ASKED_BEFORE: Final = {
    "Access-Control-Allow-Headers": "Accept, Content-Type, If-None-Match",
    "Access-Control-Max-Age": "86400",
}


@cache
def crowd() -> Crowd:
    """This process's measure."""
    return Crowd(settings.CONFIG.api_per_second)


def door(view: View, methods: tuple[str, ...]) -> View:
    """The view behind the door. `methods` are those that it answers, beside OPTIONS."""
    allowed = ", ".join((*methods, *(("HEAD",) if "GET" in methods else ()), "OPTIONS"))

    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method == "OPTIONS":
            response: HttpResponseBase = HttpResponse(
                status=204,
                headers={"Allow": allowed, "Access-Control-Allow-Methods": allowed, **_ASKED_BEFORE},
            )
        elif request.method not in (*methods, "HEAD") or (request.method == "HEAD" and "GET" not in methods):
            sentence = f"This address answers {allowed}. Ask with one of these."
            response = refusal(Refused(405, "not_allowed", sentence))
            response["Allow"] = allowed
        elif wait := crowd().wait():
            response = refusal(Refused(429, "busy", f"Too much at once. Ask again in {wait} s."), wait)
        else:
            response = _answered(view, request, *args, **kwargs)
        for name, value in OPEN.items():
            response[name] = value
        return response

    return answer


def _answered(view: View, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
    """What the view says, or what it raised as a refusal; never content in the log."""
    head, request.method = request.method == "HEAD", "GET" if request.method == "HEAD" else request.method
    try:
        return view(request, *args, **kwargs)
    except Refused as refused:
        return refusal(refused, RETRY)
    except (RequestDataTooBig, TooManyFieldsSent):
        return refusal(Refused(413, "too_big", "Send less at once: the parameters fit in a few lines."))
    except (SuspiciousOperation, BadRequest):
        return refusal(Refused(400, "bad_body", "The body could not be read. Send it as JSON in UTF-8."))
    except DatabaseError as fault:
        log.error("api: %s", type(fault).__name__)
        sentence = "The directory cannot be read at this moment. Ask again in a minute."
        return refusal(Refused(503, "away", sentence), RETRY)
    finally:
        if head:
            request.method = "HEAD"


def refusal(refused: Refused, wait: int = RETRY) -> HttpResponse:
    """The one shape of every no."""
    response = HttpResponse(encode(refused.document), status=refused.status, content_type="application/json")
    if refused.status in (429, 503):
        response["Retry-After"] = str(wait)
    return response


def nothing_here(request: HttpRequest, rest: str = "") -> HttpResponse:
    """404 for an address that the API does not have."""
    raise Refused(404, "not_found", "There is nothing at this address. Begin at the API's root, /hsds/.")
