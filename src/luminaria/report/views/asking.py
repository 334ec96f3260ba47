"""The preface and the questions."""

from dataclasses import replace
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from luminaria.packs import pack
from luminaria.packs.rules import Questionnaire
from luminaria.report import actions, queries, rules
from luminaria.report.actions import LiveForm
from luminaria.report.errors import IntakeClosed, NeverReceives
from luminaria.report.forms import StepForm
from luminaria.report.rules import Kind, Step
from luminaria.report.states import FormState


def preface(request: HttpRequest, locale: str) -> HttpResponse:
    """What law asks, who reads, and other ways: before the first question, and without a cookie."""
    receivers = queries.receiving_organisations(locale)
    if not receivers:
        return closed(request, locale)
    return render(request, "report/preface.html", {"receivers": receivers, "child": pack().child(locale)})


def closed(request: HttpRequest, locale: str, *, open_form: bool = False) -> HttpResponse:
    """A whole state: nobody reads now, so there is no form; the numbers and what can be done."""
    context = {"contacts": pack().contacts(locale)[:4], "open_form": open_form}
    return render(request, "report/closed.html", context)


def question(request: HttpRequest, locale: str, form: LiveForm) -> HttpResponse:
    """The present question of an open form."""
    asked, state = _questions(locale), form.state
    walk = rules.steps(asked, state.answers)
    place = rules.place_of(walk, state.at)
    step = walk[place]
    receivers = _receivers(step, locale)
    if not (receivers if _chooses(step) else queries.someone_receives()):
        return closed(request, locale, open_form=True)
    step_form = StepForm(
        step, pack().words(locale), receivers, data=state.draft or None, initial=state.answers
    )
    context = {
        "form": step_form,
        "step": step,
        "nonce": form.nonce.hex(),
        "n": place + 1,
        "of": len(walk),
        "first": place == 0,
        "last": place == len(walk) - 1,
        "own": rules.kind_of(state.answers) is Kind.SELF,
        "gentle": _gentle(asked, state),
        "hints": _hints(step),
        "panels": asked.panels(rules.kept(asked, _before(walk, place, state))),
        "receivers": receivers,
        "can_skip": all(question.optional for question in step),
    }
    return render(request, "report/question.html", context)


def press(request: HttpRequest, locale: str, form: LiveForm) -> None:
    """Answer, skip, go back or send. Afterwards the form stands where it should be. Raises FormEnded."""
    asked, state = _questions(locale), form.state
    walk = rules.steps(asked, state.answers)
    at = _at(request, walk, state)
    do = request.POST.get("do")
    if do == "back":
        new = replace(state, at=rules.place_before(walk, at), draft={}, gentle="")
    elif do == "skip":
        new = _skipped(asked, state, walk, at)
    else:
        new = _answered(request, locale, state, walk, at)
        if do == "send" and not new.draft and not new.gentle:
            return _send(locale, asked, replace(form, state=new))
    actions.save_answer(form=form, state=new)
    return None


def _at(request: HttpRequest, walk: list[Step], state: FormState) -> str:
    """The question that the page showed: a page from before a Back may still be answered."""
    named = request.POST.get("at", "")
    return named if any(question.id == named for step in walk for question in step) else state.at


def _skipped(asked: Questionnaire, state: FormState, walk: list[Step], at: str) -> FormState:
    step = walk[rules.place_of(walk, at)]
    if not all(question.optional for question in step):
        return replace(state, at=at)
    answers = {
        id: answer for id, answer in state.answers.items() if id not in {question.id for question in step}
    }
    return replace(
        state, at=rules.next_place(walk, at), answers=rules.kept(asked, answers), draft={}, gentle=""
    )


def _answered(request: HttpRequest, locale: str, state: FormState, walk: list[Step], at: str) -> FormState:
    """The state with this step's answers, or with what was typed as a draft when it cannot be taken."""
    asked, step = _questions(locale), walk[rules.place_of(walk, at)]
    typed = StepForm(step, pack().words(locale), _named(request), data=request.POST)
    if not typed.is_valid():
        return replace(state, at=at, draft=_draft(request, step), gentle="")
    others = {id: answer for id, answer in state.answers.items() if id not in typed.fields}
    answers = rules.kept(asked, others | typed.answers)
    gentle = rules.gentle_needed(asked, step, answers)
    if gentle and state.gentle != gentle:
        return replace(state, at=at, answers=answers, draft={}, gentle=gentle)
    after = rules.steps(asked, answers)
    return replace(state, at=rules.next_place(after, at), answers=answers, draft={}, gentle="")


def _draft(request: HttpRequest, step: Step) -> dict[str, str | list[str]]:
    """What was typed, as the next page shows it again. A choice that was not made is an empty draft."""
    return {
        question.id: request.POST.getlist(question.id)
        if question.kind == "choices"
        else request.POST.get(question.id, "")
        for question in step
    }


def _send(locale: str, asked: Questionnaire, form: LiveForm) -> None:
    walk, state = rules.steps(asked, form.state.answers), form.state
    missing = rules.first_unanswered(walk, state.answers)
    if missing:
        actions.save_answer(form=form, state=replace(state, at=missing))
        return
    asks = next(question.id for question in asked.questions if question.kind == "organisation")
    chosen = str(state.answers[asks])
    try:
        actions.submit_report(form=form, questionnaire=asked, locale=locale, organisation_id=UUID(chosen))
    except (IntakeClosed, NeverReceives):
        # It closed in this moment: the answers stay in the open form, the page says what is possible now.
        actions.save_answer(form=form, state=replace(state, at=asks, draft={asks: chosen}))


def _chooses(step: Step) -> bool:
    return any(question.kind == "organisation" for question in step)


def _receivers(step: Step, locale: str) -> list[queries.Receiver]:
    return queries.receiving_organisations(locale) if _chooses(step) else []


def _named(request: HttpRequest) -> list[queries.Receiver]:
    """The organisation that was chosen, if it is named as one: whether it receives is asked when sending."""
    try:
        id = UUID(request.POST.get("organisation", ""))
    except ValueError:
        return []
    return [queries.Receiver(id, *[""] * 7)]


def _questions(locale: str) -> Questionnaire:
    return pack().questionnaire(rules.QUESTIONNAIRE, locale)


def _gentle(asked: Questionnaire, state: FormState) -> str:
    found = asked.question(state.gentle) if state.gentle else None
    return found.gentle if found else ""


def _before(walk: list[Step], place: int, state: FormState) -> rules.Answers:
    """The answers of the step just before this one: its panels stand once, above the next question."""
    if place == 0:
        return {}
    ids = {question.id for question in walk[place - 1]} | {rules.FIRST_QUESTION}
    return {id: answer for id, answer in state.answers.items() if id in ids}


def _hints(step: Step) -> dict[str, str]:
    return {choice.code: choice.help for question in step for choice in question.choices if choice.help}
