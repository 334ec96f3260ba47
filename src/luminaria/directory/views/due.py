"""The queue: what is due for a check, one press a fact."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from luminaria.directory.forms import HowForm, PressForm
from luminaria.directory.queries import due as queries
from luminaria.directory.views.pressing import heeded, how, place_of, press, said
from luminaria.people.desk import DeskRequest, desk


@require_http_methods(["GET", "HEAD", "POST"])
@desk("check_fact")
def due(request: DeskRequest) -> HttpResponse:
    """Everything that waits, the most urgent first. A press leads back to its own row."""
    heeded(request)
    if request.method != "POST":
        return _page(request, None)
    if "set" in request.POST:
        return redirect(f"{reverse('directory.due')}?how={how(request)}")
    form = press(request)
    if form.errors:
        return _page(request, form)
    return redirect(f"{reverse('directory.due')}?how={how(request)}#{place_of(form)}")


def _page(request: DeskRequest, form: PressForm | None) -> HttpResponse:
    found = queries.due()
    everybody, own = queries.checked_today(request.actor.member_id)
    known = {
        "due": found,
        "groups": [
            ("hidden", "danger", "Hidden from the public: twice past its limit", found.hidden),
            ("past", "clock", "Past its limit: shown with a mark", found.past),
            ("soon", "", "Due this week", found.soon),
        ],
        "how": HowForm(initial={"how": how(request)}),
        "how_code": how(request),
        "form": form,
        "everybody": everybody,
        "own": own,
        "said": said(request),
    }
    return render(request, "directory/desk/due.html", known, status=422 if form else 200)
