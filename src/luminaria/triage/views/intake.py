"""The form that people write to: open or closed, by whom, and the card that they read first."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from luminaria.people.desk import DeskRequest, desk, done, sent
from luminaria.report.actions import close_intake, open_intake
from luminaria.triage import queries
from luminaria.triage.forms import CardForm
from luminaria.triage.replies import languages
from luminaria.triage.views.pages import said


@require_http_methods(["GET", "HEAD", "POST"])
@desk("open_intake")
def intake(request: DeskRequest) -> HttpResponse:
    """Whether people can write to us now, why not, and what they read before they do."""
    now, known = queries.intake(request.actor), languages()
    form = CardForm(sent(request), languages=known, facts=now.facts)
    if form.is_valid() and done(
        form, lambda: open_intake(actor=request.actor, facts=form.facts(), locales=tuple(known))
    ):
        return _back("intake-open")
    context = {"form": form, "intake": now, "said": said(request)}
    return render(request, "triage/intake.html", context, status=422 if form.is_bound else 200)


@require_POST
@desk("close_intake")
def close(request: DeskRequest) -> HttpResponse:
    """Nobody can write to us until it is opened again."""
    close_intake(actor=request.actor)
    return _back("intake-closed")


def _back(code: str) -> HttpResponse:
    return redirect(f"{reverse('triage.intake')}?said={code}")
