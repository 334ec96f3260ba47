"""Django's guard against foreign forms, for pages that send no referrer.

A page with `Referrer-Policy: no-referrer` posts with `Origin: null`, which Django refuses. The
cookie is SameSite=Strict and the token is still asked for; a browser that says by
`Sec-Fetch-Site` that the post came from elsewhere is refused.
"""

from collections.abc import Callable
from typing import cast
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import CsrfViewMiddleware
from django.utils.decorators import decorator_from_middleware

from luminaria.report.views import kept

OWN_SITES = {"same-origin", "none", ""}


def from_elsewhere(request: HttpRequest) -> bool:
    """Whether the browser itself says that another site sent this. Older ones name the origin only."""
    origin = request.headers.get("Origin", "null")
    named_other = origin != "null" and urlsplit(origin).netloc != request.get_host()
    return named_other or request.headers.get("Sec-Fetch-Site", "") not in OWN_SITES


class FormGuard(CsrfViewMiddleware):
    """Asks for the token as Django does; a refusal keeps what was typed on the page."""

    def _origin_verified(self, request: HttpRequest) -> bool:
        if request.headers.get("Origin") == "null":
            return not from_elsewhere(request)
        return bool(super()._origin_verified(request))  # type: ignore[misc]

    def _check_referer(self, request: HttpRequest) -> None:
        """Our pages send no referrer; origin and token have been asked for."""

    def _reject(self, request: HttpRequest, reason: str) -> HttpResponse:
        return kept.form_ended(request)


View = Callable[..., HttpResponse]
guarded = cast(Callable[[View], View], decorator_from_middleware(FormGuard))
