"""The public lines: which need a call, what to ask, and what was heard."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from luminaria.directory import actions, queries
from luminaria.directory.forms import CallForm, today_first
from luminaria.directory.rules import Due
from luminaria.people.desk import DeskRequest, desk, done, sent

DUE_WORDS = {
    Due.OLD: "Very old: the page says so",
    Due.NEVER: "Nobody has called",
    Due.LATE: "Late",
    Due.DUE: "Due",
    Due.FRESH: "Called lately",
    Due.NOT_CALLED: "Never called as a test",
}


@require_safe
@desk("record_call")
def lines(request: DeskRequest) -> HttpResponse:
    """Every number that the pack knows, the one that needs a call most first."""
    groups: dict[str, list[queries.Line]] = {}
    for line in queries.lines():
        groups.setdefault(DUE_WORDS[line.due], []).append(line)
    said = "The call is kept. The next build of the pack takes it up." if "said" in request.GET else ""
    return render(request, "directory/lines.html", {"groups": groups, "said": said})


@require_http_methods(["GET", "HEAD", "POST"])
@desk("record_call")
def line(request: DeskRequest, line_code: str) -> HttpResponse:
    """One line: what we print, what to ask on the phone, and a form for what was heard."""
    found = queries.line(line_code)
    form = CallForm(sent(request), initial=today_first())
    if form.is_valid() and done(form, lambda: _record(request, line_code, form)):
        return redirect(f"{reverse('directory.lines')}?said=called")
    known = {"line": found, "form": form, "due": DUE_WORDS[found.due]}
    return render(request, "directory/line.html", known, status=422 if form.is_bound else 200)


def _record(request: DeskRequest, line_code: str, form: CallForm) -> None:
    actions.record_call(actor=request.actor, contact_id=line_code, heard=form.heard())
