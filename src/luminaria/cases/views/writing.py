"""Writing in a case: the card, the wants, the plan, needs, notes."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from luminaria.cases import actions
from luminaria.cases.forms import CardForm, NeedForm, NoteForm, PlanForm, WantsForm
from luminaria.cases.rules import FIRST_REVIEW, OpenedCase, Part, card_body
from luminaria.cases.views.pages import shown, to_case
from luminaria.kernel import clock
from luminaria.kernel.errors import NotFound
from luminaria.people.desk import DeskRequest, desk, done, sent

either = require_http_methods(["GET", "HEAD", "POST"])


def _opened(request: DeskRequest, case_id: UUID, *parts: Part) -> OpenedCase:
    return actions.read_case(actor=request.actor, case_id=case_id, parts=parts)


@either
@desk("record_card")
def card(request: DeskRequest, case_id: UUID) -> HttpResponse:
    """The name they chose, their language, how to reach them."""
    form = CardForm(sent(request))
    if form.is_valid() and done(
        form, lambda: actions.record_card(actor=request.actor, case_id=case_id, card=form.card())
    ):
        return to_case(case_id, "card")
    now = _opened(request, case_id)
    if not form.is_bound:
        form = CardForm(initial={"seen": now.card.version, **card_body(now.card)})
    return _form(request, "card", form, now, seen=now.card.version)


@either
@desk("record_wants")
def wants(request: DeskRequest, case_id: UUID) -> HttpResponse:
    """What the person wants, in their words."""
    form = WantsForm(sent(request))
    if form.is_valid() and done(form, lambda: _record_wants(request, case_id, form.cleaned_data)):
        return to_case(case_id, "wants")
    now = _opened(request, case_id, Part.WANTS)
    if not form.is_bound:
        form = WantsForm(initial={"seen": now.wants.version})
    return _form(request, "wants", form, now, seen=now.wants.version)


def _record_wants(request: DeskRequest, case_id: UUID, data: dict[str, Any]) -> None:
    actions.record_wants(
        actor=request.actor,
        case_id=case_id,
        words=data["words"],
        read_back=data["read_back"],
        seen=data["seen"],
    )


@either
@desk("write_safety_plan")
def plan(request: DeskRequest, case_id: UUID) -> HttpResponse:
    """The safety plan, made together."""
    form = PlanForm(sent(request))
    if form.is_valid() and done(form, lambda: _write_plan(request, case_id, form)):
        return to_case(case_id, "plan")
    now = _opened(request, case_id, Part.SAFETY_PLAN)
    if not form.is_bound:
        today = clock.now().date()
        soon = now.review_on if now.review_on and now.review_on > today else today + FIRST_REVIEW
        first = {"seen": now.plan.version, "review_on": soon, "together": now.plan.together}
        form = PlanForm(initial={**first, **now.plan.fields})
    return _form(request, "plan", form, now, seen=now.plan.version)


def _write_plan(request: DeskRequest, case_id: UUID, form: PlanForm) -> None:
    data = form.cleaned_data
    actions.write_safety_plan(
        actor=request.actor,
        case_id=case_id,
        fields=form.parts(),
        together=data["together"],
        review_on=data["review_on"],
        seen=data["seen"],
    )


@either
@desk("add_need")
def new_need(request: DeskRequest, case_id: UUID) -> HttpResponse:
    """One more need."""
    form = NeedForm(sent(request))
    if form.is_valid() and done(form, lambda: _add_need(request, case_id, form)):
        return to_case(case_id, "need", "#needs")
    return _form(request, "need", form, _opened(request, case_id), seen=0)


def _add_need(request: DeskRequest, case_id: UUID, form: NeedForm) -> None:
    data = form.cleaned_data
    actions.add_need(
        actor=request.actor, case_id=case_id, need_id=data["once"], state=data["state"], said=form.said()
    )


@either
@desk("update_need")
def need(request: DeskRequest, case_id: UUID, need_id: UUID) -> HttpResponse:
    """A need moves on."""
    form = NeedForm(sent(request))
    if form.is_valid() and done(form, lambda: _update_need(request, case_id, need_id, form)):
        return to_case(case_id, "need", "#needs")
    now = _opened(request, case_id, Part.NEEDS)
    before = next((one for one in now.needs if one.id == need_id), None)
    if before is None:
        raise NotFound()
    if not form.is_bound:
        said = {key: getattr(before, key) for key in ("domain", "words", "state", "step", "who")}
        form = NeedForm(initial={"seen": before.version, **said})
    return _form(request, "need", form, now, seen=before.version, before=before)


def _update_need(request: DeskRequest, case_id: UUID, need_id: UUID, form: NeedForm) -> None:
    data = form.cleaned_data
    actions.update_need(
        actor=request.actor,
        case_id=case_id,
        need_id=need_id,
        state=data["state"],
        said=form.said(),
        seen=data["seen"],
    )


@either
@desk("write_note")
def new_note(request: DeskRequest, case_id: UUID) -> HttpResponse:
    """A note."""
    form = NoteForm(sent(request))
    if form.is_valid() and done(form, lambda: _write_note(request, case_id, form.cleaned_data)):
        return to_case(case_id, "note", "#notes")
    return _form(request, "new_note", form, _opened(request, case_id))


def _write_note(request: DeskRequest, case_id: UUID, data: dict[str, Any]) -> None:
    actions.write_note(
        actor=request.actor,
        case_id=case_id,
        note_id=data["once"],
        words=data["words"],
        review_on=data["review_on"],
    )


def _form(
    request: DeskRequest, template: str, form: Any, now: OpenedCase, *, seen: int | None = None, **more: Any
) -> HttpResponse:
    """The form again, with what was typed. When a colleague was quicker, theirs stands beside it and
    the next save is over that version, knowingly."""
    changed = form.is_bound and seen is not None and "seen" in form.data and form.data["seen"] != str(seen)
    if changed:
        form.data = form.data.copy()
        form.data["seen"] = str(seen)
    status = 409 if changed else 422 if form.is_bound else 200
    return shown(request, template, {"form": form, "case": now, "changed": changed, **more}, status=status)
