"""What is decided of one service: each a post with its reason, which leads back to the service's page."""

from collections.abc import Callable
from uuid import UUID

from django.conf import settings
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from luminaria.directory.actions.decide_conflict import decide_conflict
from luminaria.directory.actions.delist_service import delist_service
from luminaria.directory.actions.hide_place import hide_place
from luminaria.directory.actions.invite_provider import DAYS, invite_provider
from luminaria.directory.actions.move_place import NotForEverybody, move_place
from luminaria.directory.actions.relist_service import relist_service
from luminaria.directory.actions.settle_doubt import settle_doubt
from luminaria.directory.actions.take_answer import take_answer
from luminaria.directory.forms import HideForm, MoveForm, WhyForm
from luminaria.directory.queries.entry import entry
from luminaria.directory.queries.there import is_printable
from luminaria.directory.rules.freshness import Method
from luminaria.directory.rules.hsds import Visibility
from luminaria.directory.views.entries import page
from luminaria.directory.views.pressing import heeded
from luminaria.people.desk import DeskRequest, desk, done


@require_POST
@desk("decide_conflict")
def decide(request: DeskRequest, record: UUID, conflict: UUID) -> HttpResponse:
    """This one holds."""
    holds = request.POST.get("holds")
    form = WhyForm(request.POST, auto_id=f"{conflict}-%s")
    if form.is_valid() and holds not in ("held", "offered"):
        form.add_error(None, "Press beside the value that holds.")
    return deed(
        request,
        record,
        (str(conflict), form, "decided"),
        lambda: decide_conflict(
            actor=request.actor,
            conflict_id=conflict,
            offered_holds=holds == "offered",
            why=form.cleaned_data["why"],
        ),
    )


@require_POST
@desk("delist_service")
def delist(request: DeskRequest, record: UUID) -> HttpResponse:
    """Off every page."""
    form = WhyForm(request.POST, auto_id="list-%s")
    return deed(
        request,
        record,
        ("list", form, "delisted"),
        lambda: delist_service(actor=request.actor, record_id=record, why=form.cleaned_data["why"]),
    )


@require_POST
@desk("relist_service")
def relist(request: DeskRequest, record: UUID) -> HttpResponse:
    """On the pages again, as far as its facts allow."""
    form = WhyForm(request.POST, auto_id="list-%s")
    return deed(
        request,
        record,
        ("list", form, "relisted"),
        lambda: relist_service(actor=request.actor, record_id=record, why=form.cleaned_data["why"]),
    )


@require_POST
@desk("hide_place")
def hide(request: DeskRequest, record: UUID, site: UUID) -> HttpResponse:
    """Where it is, is not known here any more."""
    form = HideForm(request.POST, auto_id=f"hide-{site}-%s")
    return deed(
        request,
        record,
        (f"hide-{site}", form, "hidden"),
        lambda: hide_place(
            actor=request.actor,
            location_id=site,
            visibility=Visibility(form.cleaned_data["visibility"]),
            why=form.cleaned_data["why"],
        ),
    )


@require_POST
@desk("move_place")
def move(request: DeskRequest, record: UUID, site: UUID) -> HttpResponse:
    """It has another address, which everybody may know."""
    form = MoveForm(request.POST, auto_id=f"move-{site}-%s")
    heeded(request)
    if not is_printable(site) and form.errors is not None:
        form.take_out()
        form.errors.clear()
        form.add_error(None, NotForEverybody.sentence)
    return deed(request, record, (f"move-{site}", form, "moved"), lambda: _move(request, site, form))


def _move(request: DeskRequest, site: UUID, form: MoveForm) -> None:
    told = form.cleaned_data
    try:
        move_place(
            actor=request.actor,
            location_id=site,
            address=form.address(),
            method=Method(told["method"]),
            why=told["why"],
            seen=told["seen"],
        )
    except NotForEverybody:
        form.take_out()
        raise


@require_POST
@desk("take_answer")
def take(request: DeskRequest, record: UUID, answer: UUID) -> HttpResponse:
    """The provider's answer goes in."""
    form = Form(request.POST)
    return deed(
        request,
        record,
        ("take", form, "taken"),
        lambda: take_answer(actor=request.actor, answer_id=answer),
    )


@require_POST
@desk("settle_doubt")
def settle(request: DeskRequest, record: UUID, doubt: str) -> HttpResponse:
    """Somebody has looked at what readers said."""
    form = Form(request.POST)
    return deed(
        request,
        record,
        ("settle", form, "settled"),
        lambda: settle_doubt(actor=request.actor, record_id=record, code=doubt.upper()),
    )


@require_POST
@desk("invite_provider")
def invite(request: DeskRequest, record: UUID) -> HttpResponse:
    """A link, shown once."""
    made: list[str] = []
    form = Form(request.POST)
    if done(form, lambda: made.append(invite_provider(actor=request.actor, record_id=record))):
        known = {
            "link": made[0],
            "days": DAYS,
            "host": settings.PUBLIC_HOST,
            "entry": entry(record, member_id=request.actor.member_id),
        }
        return render(request, "directory/desk/invited.html", known)
    return page(request, record, bound={"invite": form})


def deed(
    request: DeskRequest, record: UUID, about: tuple[str, Form, str], act: Callable[[], object]
) -> HttpResponse:
    """Do it and go back to the service; or show the page again with what was typed and what is wrong."""
    name, form, code = about
    if form.is_valid() and done(form, act):
        return redirect(f"{reverse('directory.entry', args=[record])}?said={code}")
    return page(request, record, bound={name: form})
