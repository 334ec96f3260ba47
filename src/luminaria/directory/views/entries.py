"""One service at the desk: its facts, what disagrees, its history, and what can be decided of it."""

from typing import Any
from uuid import UUID

from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from luminaria.directory.actions.change_fact import change_fact
from luminaria.directory.desk_words import FACT_WORDS
from luminaria.directory.forms import FORMS, FactForm, HideForm, HowForm, MoveForm, WhyForm
from luminaria.directory.keeping import is_heeded
from luminaria.directory.queries.entry import Place, record_of
from luminaria.directory.queries.entry import entry as entry_of
from luminaria.directory.rules.freshness import Method
from luminaria.directory.rules.hsds import Visibility
from luminaria.directory.rules.marks import mark
from luminaria.directory.views.finding import preview
from luminaria.directory.views.pressing import heeded, how, place_of, press, said
from luminaria.kernel.errors import NotFound
from luminaria.people.desk import DeskRequest, desk, done, sent
from luminaria.people.verbs import may


@require_http_methods(["GET", "HEAD", "POST"])
@desk("check_fact")
def entry(request: DeskRequest, record: UUID) -> HttpResponse:
    """Everything that is held of one service. Who only reads sees what the public sees."""
    if not is_heeded(request.actor):
        return _public_only(request, record)
    return _pressed(request, record, "directory.entry") if request.method == "POST" else page(request, record)


@require_http_methods(["GET", "HEAD", "POST"])
@desk("check_fact")
def call(request: DeskRequest, record: UUID) -> HttpResponse:
    """What to ask on the telephone, in the order of the facts, with the presses beside each."""
    heeded(request)
    return _pressed(request, record, "directory.call") if request.method == "POST" else _call(request, record)


@require_http_methods(["GET", "HEAD", "POST"])
@desk("change_fact")
def change(request: DeskRequest, record: UUID, fact: str) -> HttpResponse:
    """One fact says something else."""
    heeded(request)
    row = record_of(record)
    if fact not in FORMS:
        raise NotFound()
    made = FORMS[fact]
    first = made.first(row.document) | {"seen": mark(row.document, fact), "method": how(request)}
    form = made(sent(request), initial=first)
    if form.is_valid() and done(form, lambda: _change(request, record, fact, form)):
        return redirect(f"{reverse('directory.entry', args=[record])}?said=changed#f-{record}-{fact}")
    known = {"form": form, "record": record, "name": row.name, "fact": fact, "label": FACT_WORDS[fact]}
    return render(request, "directory/desk/change.html", known, status=422 if form.is_bound else 200)


def _change(request: DeskRequest, record: UUID, fact: str, form: FactForm) -> None:
    told = form.cleaned_data
    change_fact(
        actor=request.actor,
        record_id=record,
        field=fact,
        parts=form.parts(record_of(record).document),
        method=Method(told["method"]),
        why=told["why"],
        seen=told["seen"],
    )


def page(
    request: DeskRequest, record: UUID, *, bound: dict[str, Any] | None = None, template: str = "entry"
) -> HttpResponse:
    """The page of one service. `bound` are forms that did not pass, by the name of their deed."""
    found = entry_of(record, member_id=request.actor.member_id)
    forms = {"list": WhyForm(auto_id="list-%s")} | (bound or {})
    wrong = next(iter((bound or {}).values()), None)
    decides = may(request.actor, "decide_conflict")
    known = {
        "entry": found,
        "places": [(place, _forms_of(place, forms, decides=decides)) for place in found.places],
        "public": preview(record) if found.listed else None,
        "how": HowForm(initial={"how": how(request)}),
        "how_code": how(request),
        "forms": forms,
        "form": wrong,
        "decides": decides,
        "said": said(request),
    }
    return render(request, f"directory/desk/{template}.html", known, status=422 if wrong else 200)


def _forms_of(place: Place, bound: dict[str, Any], *, decides: bool) -> dict[str, Form]:
    """What can be done with a place: a new address, where everybody may know it; out of sight."""
    made: dict[str, Form] = {}
    if place.visibility == Visibility.PUBLIC:
        fresh = MoveForm(initial=MoveForm.first(place.document), auto_id=f"move-{place.id}-%s")
        made["move"] = bound.get(f"move-{place.id}", fresh)
    if decides and place.visibility != Visibility.HIDDEN:
        made["hide"] = bound.get(f"hide-{place.id}", HideForm(auto_id=f"hide-{place.id}-%s"))
    return made


def _pressed(request: DeskRequest, record: UUID, back: str) -> HttpResponse:
    if "set" in request.POST:
        return redirect(f"{reverse(back, args=[record])}?how={how(request)}")
    form = press(request)
    if form.errors:
        return page(request, record, bound={"press": form}, template=back.removeprefix("directory."))
    return redirect(f"{reverse(back, args=[record])}?how={how(request)}#{place_of(form)}")


def _call(request: DeskRequest, record: UUID) -> HttpResponse:
    return page(request, record, template="call")


def _public_only(request: DeskRequest, record: UUID) -> HttpResponse:
    if request.method == "POST":
        heeded(request)
    public = preview(record)
    if public is None:
        raise NotFound()
    return render(request, "directory/desk/public_only.html", {"public": public})
