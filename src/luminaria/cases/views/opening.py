"""A case opens, closes, opens again."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from luminaria.cases import actions, queries
from luminaria.cases.forms import CloseForm, OpenCaseForm, ReopenForm
from luminaria.cases.views.pages import shown, to_case
from luminaria.cases.views.writing import either
from luminaria.people import verbs
from luminaria.people.desk import DeskRequest, desk, done, sent
from luminaria.report.actions import read_report
from luminaria.triage.queries import standing
from luminaria.triage.replies import language_name
from luminaria.triage.rules import safe_contact


@either
@desk("open_case")
def open_case(request: DeskRequest, report_id: UUID | None = None) -> HttpResponse:
    """A new case, from a report or from somebody at the door."""
    colleagues = queries.colleagues(request.actor)
    if report_id is not None:  # missing is said before anything was typed, and after
        verbs.require(request.actor, "read_report")
        standing(report_id)
    known = {"leader": str(request.actor.member_id)} | _as_they_said(request, report_id)
    form = OpenCaseForm(sent(request), colleagues=colleagues, initial=known)
    if form.is_valid() and done(form, lambda: _open_case(request, report_id, form)):
        case_id = form.cleaned_data["once"]
        if case_id in queries.case_ids(request.actor):
            return to_case(case_id, "opened")
        return redirect(f"{reverse('triage.inbox')}?said=given")
    context = {"form": form, "from_report": report_id}
    return shown(request, "open", context, status=422 if form.is_bound else 200)


def _as_they_said(request: DeskRequest, report_id: UUID | None) -> dict[str, str]:
    """The safe contact of the report, so that nobody types it wrong. Reading it is in the ledger."""
    if report_id is None or request.method == "POST":
        return {}
    opened = read_report(actor=request.actor, report_id=report_id)
    return {"language": language_name(opened.locale), **safe_contact(opened.answers)}


def _open_case(request: DeskRequest, report_id: UUID | None, form: OpenCaseForm) -> None:
    actions.open_case(
        actor=request.actor,
        case_id=form.cleaned_data["once"],
        card=form.card(),
        leader_id=form.leader_id,
        report_id=report_id,
    )


@either
@desk("close_case")
def close(request: DeskRequest, case_id: UUID) -> HttpResponse:
    """What will happen, and why; then it closes."""
    form = CloseForm(sent(request))
    if form.is_valid() and done(form, lambda: _close_case(request, case_id, form.cleaned_data)):
        return to_case(case_id, "closed")
    return _page(request, "close", form, case_id)


def _close_case(request: DeskRequest, case_id: UUID, data: dict[str, Any]) -> None:
    actions.close_case(
        actor=request.actor,
        case_id=case_id,
        note_id=data["once"],
        reason=data["reason"],
        words=data["words"],
    )


@either
@desk("reopen_case")
def reopen(request: DeskRequest, case_id: UUID) -> HttpResponse:
    """The person came back: the same case, with a note."""
    form = ReopenForm(sent(request))
    if form.is_valid() and done(
        form,
        lambda: actions.reopen_case(
            actor=request.actor,
            case_id=case_id,
            note_id=form.cleaned_data["once"],
            words=form.cleaned_data["words"],
        ),
    ):
        return to_case(case_id, "reopened")
    return _page(request, "reopen", form, case_id)


def _page(request: DeskRequest, template: str, form: Any, case_id: UUID) -> HttpResponse:
    case = actions.read_case(actor=request.actor, case_id=case_id, parts=())
    return shown(request, template, {"form": form, "case": case}, status=422 if form.is_bound else 200)
