"""Desk pages: every text of the pack, who must have read it, and what they said."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from luminaria.kernel import clock
from luminaria.kernel.errors import NotFound
from luminaria.learn import actions
from luminaria.learn.forms import ReviewForm
from luminaria.learn.queries import reviews
from luminaria.packs import pack
from luminaria.people.desk import DeskRequest, desk, done, sent


@require_safe
@desk("record_review")
def texts(request: DeskRequest, locale: str = "") -> HttpResponse:
    """Every text of one language, what nobody has read first."""
    locale = locale or pack().default_locale
    if locale not in pack().source.written:
        raise NotFound()
    states = reviews.states(locale)
    known = {
        "states": states,
        "locale": locale,
        "languages": [(code, pack().language_name(code)) for code in pack().source.written],
        "complete": sum(state.complete for state in states),
        "said": "It is kept. The next build of the pack takes it up." if "said" in request.GET else "",
    }
    return render(request, "learn/desk/texts.html", known | {"roles": reviews.roles()})


@require_http_methods(["GET", "HEAD", "POST"])
@desk("record_review")
def text(request: DeskRequest, locale: str, place: str) -> HttpResponse:
    """One text as it stands, and a form for what a reviewer said of it."""
    state = reviews.state(locale, place)
    roles = reviews.roles()
    first = {"seen": state.text.hash, "on": clock.now().date()}
    form = ReviewForm(sent(request), initial=first, roles=roles)
    if form.is_valid() and done(form, lambda: _record(request, locale, place, form)):
        return redirect(f"{reverse('learn.texts_in', args=[locale])}?said=kept")
    known = {"state": state, "form": form, "roles": roles, "locale": locale}
    return render(request, "learn/desk/text.html", known, status=422 if form.is_bound else 200)


def _record(request: DeskRequest, locale: str, place: str, form: ReviewForm) -> None:
    actions.record_review(
        actor=request.actor,
        locale=locale,
        place=place,
        seen=form.cleaned_data["seen"],
        reading=form.reading(),
        on=form.cleaned_data["on"],
    )
