"""Leaving ends what is open: the row goes, and with it the receipt that only its secret could make again."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from luminaria.report import actions, cookies


def end_open_forms(request: HttpRequest, response: HttpResponseBase) -> None:
    """Delete the open form and the open mailbox of this browser, and their cookies."""
    for name in (cookies.form_cookie(), cookies.box_cookie()):
        secret = cookies.secret_in(request, name)
        if secret:
            actions.close_form(secret=secret)
        if name in request.COOKIES:
            cookies.take_back(request, response, name)
