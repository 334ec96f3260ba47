"""A member's own account."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from luminaria.kernel.errors import LuminariaError
from luminaria.people import actions, carrying, passkeys, queries, sessions
from luminaria.people.desk import DeskRequest, desk
from luminaria.people.forms import AppForm, PasskeyForm, PassphraseForm
from luminaria.people.views.join import app_context
from luminaria.people.views.sign_in import first_door, give_cookies


@require_safe
@desk()
def me(request: DeskRequest) -> HttpResponse:
    """Factors, recovery codes, passphrase, known browsers."""
    return _me(request, PassphraseForm())


def _me(request: DeskRequest, form: PassphraseForm, status: int = 200) -> HttpResponse:
    context = {
        "account": actions.see_account(actor=request.actor),
        "form": form,
        "passkey_form": PasskeyForm(),
        "options": passkeys.enrolling_options(request.actor),
    }
    return render(request, "people/me.html", context, status=status)


@require_POST
@desk(back_to="people.me")
def passphrase(request: DeskRequest) -> HttpResponse:
    """A new passphrase; all other sessions end."""
    form = PassphraseForm(request.POST)
    if form.is_valid():
        try:
            entered = actions.change_passphrase(
                actor=request.actor,
                old=form.cleaned_data["old"],
                new=form.cleaned_data["new"],
                device=sessions.device_of(request),
            )
        except LuminariaError as fault:
            form.add_error(None, fault.sentence)
        else:
            response = redirect("people.me")
            give_cookies(response, entered)
            return response
    return _me(request, form, status=422)


@require_http_methods(["GET", "HEAD", "POST"])
@desk(proved=True, back_to="people.app")
def app(request: DeskRequest) -> HttpResponse:
    """Move to another authenticator app."""
    form = AppForm(request.POST) if request.method == "POST" else AppForm()
    if form.is_bound and form.is_valid():
        try:
            actions.replace_app(actor=request.actor, **form.cleaned_data)
        except LuminariaError as fault:
            form.add_error(None, fault.sentence)
        else:
            return redirect("people.me")
    return render(request, "people/app.html", app_context(form), status=422 if form.is_bound else 200)


@require_POST
@desk(proved=True)
def codes(request: DeskRequest) -> HttpResponse:
    """New recovery codes, shown once."""
    made = actions.renew_recovery_codes(actor=request.actor)
    return render(request, "people/codes.html", {"codes": made, "is_new": False})


@require_POST
@desk(proved=True)
def add_passkey(request: DeskRequest) -> HttpResponse:
    """Add a passkey that the browser has just made."""
    form = PasskeyForm(request.POST)
    if form.is_valid():
        actions.enrol_passkey(
            actor=request.actor, answer=form.cleaned_data["passkey"], name=form.cleaned_data["name"]
        )
    return redirect("people.me")


@require_POST
@desk(proved=True)
def remove_passkey(request: DeskRequest) -> HttpResponse:
    """Take a passkey away."""
    actions.remove_passkey(actor=request.actor, passkey_id=request.POST.get("passkey", ""))
    return redirect("people.me")


@require_POST
@desk()
def forget_browsers(request: DeskRequest) -> HttpResponse:
    """Let every browser be a stranger again."""
    actions.forget_devices(actor=request.actor)
    return redirect("people.me")


@require_POST
@desk("set_on_call")
def on_call(request: DeskRequest) -> HttpResponse:
    """The member says whether they are on call."""
    wanted = request.POST.get("on_call") == "1"
    actions.set_on_call(actor=request.actor, member_id=request.actor.member_id, on_call=wanted)
    return redirect("people.me")


@require_http_methods(["GET", "HEAD", "POST"])
@desk()
def notices(request: DeskRequest) -> HttpResponse:
    """What was done with keys since the member was last here."""
    back = carrying.way_back((request.POST if request.method == "POST" else request.GET).get("next", ""))
    if request.method == "POST":
        actions.read_notices(actor=request.actor)
        return redirect(back or first_door(request.actor))
    context = {"told": queries.unread_notices(request.actor), "back": back, "keys": reverse("people.keys")}
    return render(request, "people/notices.html", context)
