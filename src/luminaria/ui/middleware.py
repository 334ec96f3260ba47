"""Headers of every answer of both programs (safety.md 1): nothing fetched, framed, remembered or told on."""

from collections.abc import Callable
from functools import cache

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from luminaria.ui import assets

NOT_ALLOWED = "camera=(), microphone=(), geolocation=(), browsing-topics=()"


@cache
def content_policy(program: str, sheets: tuple[str, ...]) -> str:
    """What a page of `program` may do: its own sheets and script, by hash, and post to us."""
    styles = [assets.style(name).source for name in sheets]
    return "; ".join(
        (
            "default-src 'none'",
            f"style-src {' '.join(styles)}",
            f"script-src {assets.script(program).source}",
            "img-src 'self' data:",
            "form-action 'self'",
            "frame-ancestors 'none'",
            "base-uri 'none'",
        )
    )


def headers(program: str) -> dict[str, str]:
    """The headers that stand on every answer unless a view has said something stricter."""
    always = {
        # With no-referrer a browser posts `Origin: null`, which the desk's form guard rightly refuses.
        "Referrer-Policy": "same-origin" if program == "desk" else "no-referrer",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": NOT_ALLOWED,
        "X-Robots-Tag": "noindex" if program == "desk" else "noarchive",
        "Cache-Control": "no-store",
    }
    if settings.SECURE_HSTS_SECONDS:
        always["Strict-Transport-Security"] = f"max-age={settings.SECURE_HSTS_SECONDS}; includeSubDomains"
    return always


class SecurityHeaders:
    """Sets the headers on the way out. A kept copy is evidence on a phone, so nothing is stored."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        self.program = settings.PROGRAM if settings.PROGRAM in assets.PROGRAMS else "desk"
        self.always = headers(self.program)

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        sheets = getattr(request, "sheets", assets.SHEETS_OF[self.program])
        response.headers.setdefault("Content-Security-Policy", content_policy(self.program, sheets))
        for name, value in self.always.items():
            response.headers.setdefault(name, value)
        for name in ("Server", "X-Powered-By"):
            response.headers.pop(name, None)
        return response
