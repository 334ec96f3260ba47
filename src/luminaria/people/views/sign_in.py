"""Coming in, going, looking away."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from luminaria.kernel import navigation
from luminaria.people import actions, carrying, factors, passkeys, queries, sessions
from luminaria.people.carrying import Kept
from luminaria.people.compartment import compartment
from luminaria.people.entering import Entered, Proof, WrongSignIn
from luminaria.people.forms import SignInForm
from luminaria.people.rules import OpenMember

UNAUTHORISED = 401


def ask_to_sign_in(request: HttpRequest, *, instead: str = "") -> HttpResponse:
    """Whoever has no session signs in and comes back; what was typed travels in the page.

    With `instead`, the name of an address, it is let go and the way back leads there.
    """
    return _ask(request, instead=instead)


def ask_to_prove(request: HttpRequest, *, instead: str = "") -> HttpResponse:
    """Whoever signed in a while ago says once more who they are, and comes back."""
    return _ask(request, instead=instead, again="1")


def _ask(request: HttpRequest, *, instead: str, again: str = "") -> HttpResponse:
    back = request.get_full_path()
    if request.method not in {"GET", "HEAD"} and not instead:
        kept = carrying.typed(request)
        return _page(request, SignInForm(), back=back, kept=kept, again=again, status=UNAUTHORISED)
    if request.method not in {"GET", "HEAD"}:
        back = reverse(instead)
    return redirect(carrying.to_sign_in(reverse("people.sign_in"), back, again=again))


def _page(
    request: HttpRequest, form: SignInForm, *, back: str, kept: Kept, again: str, status: int = 200
) -> HttpResponse:
    context = {
        "form": form,
        "back": carrying.way_back(back),
        "kept": carrying.under_prefix(kept),
        "again": again,
        "options": passkeys.asking_options(),
        "demonstration": factors.demonstration_codes() if settings.LUMINARIA_DEMO else None,
    }
    return render(request, "people/sign_in.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """The sign-in page. Answers every wrong try with the same page."""
    source = request.POST if request.method == "POST" else request.GET
    back, again = source.get("next", ""), "1" if source.get("again") else ""
    if request.method != "POST":
        actor = sessions.actor_of(request)
        if actor and not again:
            return redirect(carrying.way_back(back) or first_door(actor))
        return _page(request, SignInForm(), back=back, kept=[], again=again)
    kept, form = carrying.carried(request), SignInForm(request.POST)
    try:
        if not form.is_valid():
            raise WrongSignIn()
        entered = actions.sign_in(
            name=form.cleaned_data["name"],
            passphrase=form.cleaned_data["passphrase"],
            proof=Proof(form.cleaned_data["code"], form.cleaned_data["passkey"]),
            device=sessions.device_of(request),
        )
    except WrongSignIn as fault:
        form = SignInForm(initial={"name": request.POST.get("name", "")[:150]})
        form.sentence = fault.sentence  # type: ignore[attr-defined]
        return _page(request, form, back=back, kept=kept, again=again, status=UNAUTHORISED)
    sessions.end(sessions.secret_of(request))
    return come_in(request, entered, back=carrying.way_back(back), kept=kept)


def come_in(
    request: HttpRequest, entered: Entered, *, back: str = "", kept: Kept | None = None
) -> HttpResponse:
    """Give the cookies and go to the kept words, to unread notices, or on."""
    request.actor = entered.actor  # type: ignore[attr-defined]
    with compartment(entered.actor.organisation_id):
        told = queries.unread_notices(entered.actor)
    response: HttpResponse
    if kept and back:
        response = render(request, "people/your_words.html", {"back": back, "kept": kept})
    elif told:
        response = redirect(carrying.to_sign_in(reverse("people.notices"), back))
    else:
        response = redirect(back or first_door(entered.actor))
    give_cookies(response, entered)
    return response


def give_cookies(response: HttpResponse, entered: Entered) -> None:
    """The session and the known browser, each in a cookie of its own."""
    sessions.set_cookie(response, entered.session)
    sessions.set_device_cookie(response, entered.device)


def first_door(actor: OpenMember) -> str:
    """Where a member's day begins."""
    for door in navigation.doors("desk", frozenset(actor.roles)):
        try:
            return reverse(door.url_name)
        except NoReverseMatch:
            continue
    return reverse("people.me")


@require_safe
def front(request: HttpRequest) -> HttpResponse:
    """The desk's own address: the member's first door, or the sign-in page."""
    actor = sessions.actor_of(request)
    return redirect(first_door(actor) if actor else reverse("people.sign_in"))


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session and forget it in the browser."""
    actor, secret = sessions.actor_of(request), sessions.secret_of(request)
    if actor and secret:
        with compartment(actor.organisation_id):
            actions.sign_out(actor=actor, session=secret)
    response = redirect("people.sign_in")
    sessions.drop_cookie(response)
    response["Clear-Site-Data"] = '"cache"'
    return response


@require_POST
def lock(request: HttpRequest) -> HttpResponse:
    """Shut the key and keep the way back to the page where the member was."""
    actor, secret = sessions.actor_of(request), sessions.secret_of(request)
    if actor and secret:
        with compartment(actor.organisation_id):
            actions.lock(actor=actor, session=secret)
    response = redirect(carrying.to_sign_in(reverse("people.sign_in"), request.POST.get("next", "")))
    sessions.drop_cookie(response)
    return response
