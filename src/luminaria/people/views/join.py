"""Becoming a member, and coming back after a loss. Codes are typed, never part of an address."""

import re
from typing import Any

import segno
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_http_methods

from luminaria.kernel.errors import LuminariaError
from luminaria.people import actions, factors, sessions
from luminaria.people.actions.use_recovery_code import Replacement
from luminaria.people.forms import JoinForm, LostForm, NewSecretsForm
from luminaria.people.views.sign_in import come_in, give_cookies

NEW_PICTURE = "The picture is a new one. Let the app look at it, then type the six digits it shows."


def app_context(form: Any) -> dict[str, Any]:
    """The secret for an authenticator app: kept in the form, shown as a picture and as letters."""
    secret = form.data.get("app_secret", "") if form.is_bound else factors.new_app_secret()
    if not re.match(factors.APP_SECRET, secret):
        secret = factors.new_app_secret()
        form.add_error("app_code", NEW_PICTURE)
    form.initial["app_secret"] = secret
    return {"form": form, "secret": _in_groups(secret), "picture": qr_picture(secret), "app_secret": secret}


def qr_picture(secret: str) -> SafeString:
    """The secret as a picture for the phone's camera, drawn here."""
    address = factors.app_address(secret, account="desk", issuer=settings.CONFIG.desk_host)
    svg = segno.make(address, error="m").svg_inline(scale=4, border=4, dark="#1f2430", light="#ffffff")
    return mark_safe(svg)  # noqa: S308 - drawn from a base32 secret


def _in_groups(secret: str) -> str:
    return " ".join(secret[start : start + 4] for start in range(0, len(secret), 4))


@require_http_methods(["GET", "HEAD", "POST"])
def join(request: HttpRequest) -> HttpResponse:
    """An invited person makes a passphrase and a second factor, and is given recovery codes."""
    form = JoinForm(request.POST) if request.method == "POST" else JoinForm()
    if form.is_bound and form.is_valid():
        try:
            accepted = actions.accept_invitation(
                name=form.cleaned_data["name"],
                code=form.cleaned_data["code"],
                passphrase=form.cleaned_data["passphrase"],
                app_secret=form.cleaned_data["app_secret"],
                app_code=form.cleaned_data["app_code"],
                device=sessions.device_of(request),
            )
        except LuminariaError as fault:
            form.add_error(None, fault.sentence)
        else:
            request.actor = accepted.entered.actor  # type: ignore[attr-defined]
            response = render(
                request, "people/codes.html", {"codes": accepted.recovery_codes, "is_new": True}
            )
            give_cookies(response, accepted.entered)
            return response
    return _secrets_page(request, "people/join.html", form)


@require_http_methods(["GET", "HEAD", "POST"])
def lost(request: HttpRequest) -> HttpResponse:
    """A member who lost passphrase or phone comes back with a recovery code."""
    form = LostForm(request.POST) if request.method == "POST" else LostForm()
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        try:
            entered = actions.use_recovery_code(
                name=given["name"],
                code=given["code"],
                second=given["second"],
                new=Replacement(given["passphrase"], given["app_secret"], given["app_code"]),
                device=sessions.device_of(request),
            )
        except LuminariaError as fault:
            form.add_error(None, fault.sentence)
        else:
            return come_in(request, entered)
    return _secrets_page(request, "people/lost.html", form)


def _secrets_page(request: HttpRequest, template: str, form: NewSecretsForm) -> HttpResponse:
    status = 422 if form.is_bound else 200
    return render(request, template, app_context(form), status=status)
