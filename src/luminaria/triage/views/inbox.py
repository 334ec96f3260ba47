"""Pages of the inbox: the list, and one report beside it."""

from contextlib import suppress
from typing import Any
from uuid import UUID

from django.core.exceptions import NON_FIELD_ERRORS
from django.db import transaction
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from luminaria.kernel import clock
from luminaria.people.desk import DeskRequest, desk, done, sent
from luminaria.people.keyring import NoKeyHere
from luminaria.report.actions import (
    OpenMessage,
    link_reporter,
    read_messages,
    read_report,
    rewrap_forward,
)
from luminaria.triage import actions, hooks, queries, rules
from luminaria.triage.forms import NO_ONE, AnswerForm, AssignForm, CloseForm, RestForm
from luminaria.triage.replies import language_name, replies
from luminaria.triage.views.pages import said

AT_ONCE = 25


@require_safe
@desk("read_report")
def inbox(request: DeskRequest) -> HttpResponse:
    """The list: danger first, then a child, then whoever has waited longest."""
    _carry_forward(request)
    return render(request, "triage/inbox.html", _list_of(request))


def _carry_forward(request: DeskRequest) -> None:
    """Whoever is on intake next moves what is unopened to the newest key, so that the old one can go."""
    if not queries.waits_for_newest_key():
        return
    with suppress(NoKeyHere), transaction.atomic():
        rewrap_forward(actor=request.actor, limit=AT_ONCE)


@require_safe
@desk("read_report")
def report(request: DeskRequest, report_id: UUID) -> HttpResponse:
    """One report, opened: the ledger says so."""
    return _page(request, report_id)


@require_POST
@desk("take_and_answer")
def answer(request: DeskRequest, report_id: UUID) -> HttpResponse:
    """Take it and send."""
    form = AnswerForm(request.POST)
    if form.is_valid() and done(form, lambda: _answer(request, report_id, form.cleaned_data)):
        return _back(report_id, "answered")
    return _page(request, report_id, answer=form)


def _answer(request: DeskRequest, report_id: UUID, data: dict[str, Any]) -> None:
    actions.take_and_answer(
        actor=request.actor,
        report_id=report_id,
        words=data["words"],
        question=data["question"],
        seen_owner=data["seen_owner"],
        seen_answers=data["seen_answers"],
    )


@require_POST
@desk("assign_report")
def assign(request: DeskRequest, report_id: UUID) -> HttpResponse:
    """Give it to a member."""
    form = AssignForm(request.POST, colleagues=queries.on_intake(), own_id=request.actor.member_id)
    if form.is_valid() and done(
        form,
        lambda: actions.assign_report(
            actor=request.actor,
            report_id=report_id,
            member_id=form.member_id,
            seen_owner=form.cleaned_data["seen_owner"],
        ),
    ):
        return _back(report_id, "assigned")
    return _page(request, report_id, assign=form)


@require_POST
@desk("close_report")
def close(request: DeskRequest, report_id: UUID) -> HttpResponse:
    """Finish it without a case."""
    form = CloseForm(request.POST)
    if form.is_valid() and done(
        form,
        lambda: actions.close_report(
            actor=request.actor,
            report_id=report_id,
            reason=form.cleaned_data["reason"],
            seen_owner=form.cleaned_data["seen_owner"],
        ),
    ):
        return redirect(f"{reverse('triage.inbox')}?said=closed")
    return _page(request, report_id, close=form)


@require_POST
@desk("link_reporter")
def link(request: DeskRequest, report_id: UUID) -> HttpResponse:
    """This code is this person's, an advocate says after a safe contact."""
    link_reporter(actor=request.actor, report_id=report_id)
    return _back(report_id, "linked")


@require_http_methods(["GET", "HEAD", "POST"])
@desk("hand_over")
def rest(request: DeskRequest) -> HttpResponse:
    """Everything I have goes to a colleague."""
    form = RestForm(
        sent(request),
        colleagues=queries.on_intake(),
        own_id=request.actor.member_id,
        initial={"member": NO_ONE},
    )
    if form.is_valid() and done(
        form, lambda: actions.hand_over(actor=request.actor, member_id=form.member_id)
    ):
        return redirect(f"{reverse('triage.inbox')}?said=handed")
    context = {"form": form, "mine": queries.count_mine(request.actor)}
    return render(request, "triage/rest.html", context, status=422 if form.is_bound else 200)


def _list_of(request: DeskRequest) -> dict[str, Any]:
    page = request.GET.get("page", "")
    show = request.GET.get("show", "open")
    number = int(page) if page.isdecimal() and len(page) < 10 else 1
    listed = queries.inbox(request.actor, show=show, page=number)
    return {"inbox": listed, "said": said(request), "intake": queries.intake(request.actor)}


def _page(request: DeskRequest, report_id: UUID, **refused: Form) -> HttpResponse:
    """The report beside the list; a form that was refused keeps what was typed."""
    opened = read_report(actor=request.actor, report_id=report_id)
    messages = read_messages(actor=request.actor, report_id=report_id)
    standing = queries.standing(report_id)
    start = next((one for one in replies(opened.locale) if one.id == request.GET.get("start")), None)
    context = {
        **_list_of(request),
        "report": opened,
        "standing": standing,
        "label": rules.label(report_id),
        "asks": rules.ASKS[opened.kind],
        "language": language_name(opened.locale),
        "facts": rules.facts(
            opened.answers, organisation=request.actor.organisation_name, code_kept=standing.code_kept
        ),
        "told": rules.told(opened.answers),
        "speaks_of": rules.speaks_of(opened.answers),
        "messages": [_said(message) for message in messages if not message.phrase],
        "replies": replies(opened.locale),
        "ways_on": [door for door in hooks.report_doors.call(request.actor, report_id) if door],
        **_forms(request, standing, start.text if start else "", refused),
    }
    return render(request, "triage/report.html", context, status=_status(refused))


def _status(refused: dict[str, Form]) -> int:
    """422 for what was typed wrong, 409 for what came between."""
    if not refused:
        return 200
    return 422 if any(set(form.errors) - {NON_FIELD_ERRORS} for form in refused.values()) else 409


def _forms(
    request: DeskRequest, standing: queries.Standing, words: str, refused: dict[str, Any]
) -> dict[str, Form]:
    seen = {"seen_owner": standing.owner_id, "seen_answers": standing.answers}
    for form in refused.values():  # the next press is made knowingly
        form.data = form.data.copy()
        form.data.update({key: "" if value is None else str(value) for key, value in seen.items()})
    colleagues, own_id = queries.on_intake(), request.actor.member_id
    now = {**seen, "member": str(standing.owner_id or "")}
    return {
        "assign": AssignForm(colleagues=colleagues, own_id=own_id, initial=now, auto_id="assign_%s"),
        "answer": AnswerForm(initial={**seen, "words": words}, auto_id="answer_%s"),
        "close": CloseForm(initial=seen, auto_id="close_%s"),
        **refused,
    }


def _said(message: OpenMessage) -> rules.Said:
    ago = rules.span_words(clock.now() - message.at)
    return rules.Said(
        from_them=message.direction == "IN",
        ago=f"{ago} ago",
        on=message.at.date(),
        text=message.text,
        put_away=message.put_away,
    )


def _back(report_id: UUID, said: str) -> HttpResponse:
    return redirect(f"{reverse('triage.report', args=[report_id])}?said={said}")
