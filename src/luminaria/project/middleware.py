"""The outermost guard: a fault becomes a page with the phone numbers on it."""

import logging
from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import BadRequest, PermissionDenied, RequestDataTooBig, SuspiciousOperation
from django.db import DatabaseError
from django.http import Http404, HttpRequest, HttpResponse
from django.http.multipartparser import MultiPartParserError
from django.http.response import HttpResponseBase

from luminaria.kernel.errors import LuminariaError, NotFound, NotPermitted
from luminaria.ui import views

log = logging.getLogger("luminaria")
MOST = settings.DATA_UPLOAD_MAX_MEMORY_SIZE or 0


class NoFailureShows:
    """Turns what a view raised into a sentence; never a traceback, never content in the log."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        request.get_host()  # a host that is not this program's gets 400, whatever page it asks for
        if request.content_type == "multipart/form-data" and _length(request) > MOST:
            raise RequestDataTooBig()  # Django counts no files, and would read each into memory whole
        response = self.get_response(request)
        if response.status_code == 405 and not getattr(response, "content", b"a page"):
            return _with_a_page(request, response)
        return response

    def process_exception(self, request: HttpRequest, fault: Exception) -> HttpResponse | None:
        match fault:
            case (
                Http404() | PermissionDenied() | SuspiciousOperation() | BadRequest() | MultiPartParserError()
            ):
                return None  # Django's own refusals go to the handlers of the address table
            case NotFound():
                return views.not_found(request)
            case NotPermitted():
                return views.not_permitted(request, fault.sentence)
            case LuminariaError():
                return views.refused(request, fault.sentence)
        where = fault.__traceback__
        while where and where.tb_next:
            where = where.tb_next
        line = f"{where.tb_frame.f_code.co_name}:{where.tb_lineno}" if where else "?"
        log.error("fault %s in %s", type(fault).__name__, line)
        return views.broken(request, status=503 if isinstance(fault, DatabaseError) else 500)


def _with_a_page(request: HttpRequest, refused: HttpResponseBase) -> HttpResponse:
    """What was sent here is not taken here: Django says so with an empty page."""
    said = views.bad_request(request)
    said.status_code, said["Allow"] = refused.status_code, refused["Allow"]
    return said


def _length(request: HttpRequest) -> int:
    given = str(request.META.get("CONTENT_LENGTH") or "0")
    return int(given) if given.isdecimal() and len(given) < 20 else 0
