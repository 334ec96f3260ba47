"""The organisation's keys: epochs, recovery shares, and two officers who come."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from luminaria.kernel.errors import LuminariaError
from luminaria.people import actions, queries, verbs
from luminaria.people.desk import DeskRequest, desk
from luminaria.people.forms import ShareForm, TwoSharesForm


@require_safe
@desk("see_keys")
def keys(request: DeskRequest) -> HttpResponse:
    """How the keys stand, and what is red."""
    return _keys(request, ShareForm())


def _keys(request: DeskRequest, form: ShareForm, status: int = 200) -> HttpResponse:
    may = {
        verb: verbs.may(request.actor, verb)
        for verb in ("turn_epoch", "make_recovery_kit", "recover_with_shares")
    }
    context = {"state": queries.key_state(), "form": form, "may": may}
    return render(request, "people/keys.html", context, status=status)


@require_POST
@desk("confirm_share", back_to="people.keys")
def confirm_share(request: DeskRequest) -> HttpResponse:
    """The quarterly drill with one officer's share."""
    form = ShareForm(request.POST)
    if form.is_valid():
        try:
            actions.confirm_share(actor=request.actor, share=form.cleaned_data["share"])
        except LuminariaError as fault:
            form.add_error("share", fault.sentence)
        else:
            return redirect("people.keys")
    return _keys(request, form, status=422)


@require_POST
@desk("turn_epoch", proved=True)
def turn_epoch(request: DeskRequest) -> HttpResponse:
    """Make a new intake key now."""
    actions.turn_epoch(actor=request.actor, even_if_not_due=True)
    return redirect("people.keys")


@require_POST
@desk("make_recovery_kit", proved=True)
def kit(request: DeskRequest) -> HttpResponse:
    """A new kit; its three shares are shown once, to be printed."""
    return render(request, "people/kit.html", {"shares": actions.make_recovery_kit(actor=request.actor)})


@require_http_methods(["GET", "HEAD", "POST"])
@desk("recover_with_shares", proved=True, back_to="people.recover")
def recover(request: DeskRequest) -> HttpResponse:
    """Two officers type their shares, and this member holds the keys."""
    form = TwoSharesForm(request.POST) if request.method == "POST" else TwoSharesForm()
    if form.is_bound and form.is_valid():
        try:
            actions.recover_with_shares(actor=request.actor, **form.cleaned_data)
        except LuminariaError as fault:
            form.add_error(None, fault.sentence)
        else:
            return redirect("people.keys")
    return render(request, "people/recover.html", {"form": form}, status=422 if form.is_bound else 200)
