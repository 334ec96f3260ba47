"""The cookies of an open form and of an open mailbox. Neither exists before a press."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

SECRET_BYTES = 32


def form_cookie() -> str:
    """The name of the open form's cookie."""
    return str(settings.FORM_COOKIE_NAME)


def box_cookie() -> str:
    """The name of the open mailbox's cookie."""
    return f"{settings.FORM_COOKIE_NAME}_box"


def secret_in(request: HttpRequest, name: str) -> bytes | None:
    """The secret that the browser sent, or None."""
    try:
        secret = bytes.fromhex(request.COOKIES.get(name, ""))
    except ValueError:
        return None
    return secret if len(secret) == SECRET_BYTES else None


def hand_out(response: HttpResponse, name: str, secret: bytes) -> None:
    """Give the secret to the browser until it is closed; no script reads it, no other site sends it."""
    response.set_cookie(
        name, secret.hex(), secure=settings.CSRF_COOKIE_SECURE, httponly=True, samesite="Strict", path="/"
    )


def take_back(request: HttpRequest, response: HttpResponseBase, name: str) -> None:
    """Tell the browser to forget the cookie, and with the last of the two the token of our forms."""
    response.delete_cookie(name, path="/", samesite="Strict")
    if not ({form_cookie(), box_cookie()} - {name}) & set(request.COOKIES):
        response.delete_cookie(settings.CSRF_COOKIE_NAME, path="/", samesite="Strict")


def forget(request: HttpRequest, response: HttpResponse, name: str) -> HttpResponse:
    """The response, with the cookie taken back if the browser still carries it after its time."""
    if name in request.COOKIES:
        take_back(request, response, name)
    return response
