"""A new request: whom, for what, which words, until when; the very page; signed with the person; given."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse

from luminaria.cases.actions import read_case
from luminaria.cases.rules import OpenedCase, Part, release_lines
from luminaria.consent.speech import STATEMENT, STATEMENT_ES
from luminaria.directory.queries import services_near
from luminaria.people.desk import DeskRequest, desk, done
from luminaria.referrals import actions, pages, queries, speech
from luminaria.referrals.forms import GIVE, PREVIEW, SIGNING_BEGINS_AS, RequestForm
from luminaria.referrals.rules import BEGIN, Line, Packet
from luminaria.referrals.views.pages import either, shown

LOOK_FIRST = "Read this page with the person first: it is new since you last looked. Then give it."


@either
@desk("refer_person")
def new(request: DeskRequest, case_id: UUID) -> HttpResponse:
    """The form beside the page that the other side will see. Nothing crosses before it was looked at."""
    case = read_case(actor=request.actor, case_id=case_id, parts=(Part.WANTS, Part.NEEDS))
    form = _form(request, case)
    valid = form.is_valid()
    packet = _packet(request, form)
    looked_at = pages.print_of(packet, _service_id(form))
    if valid and form.step == GIVE:
        if form.cleaned_data["seen"] != looked_at:
            form.add_error(None, LOOK_FIRST)
        elif done(form, lambda: _refer(request, case_id, form, packet)):
            there = reverse("referrals.sent", args=[form.cleaned_data["once"]])
            return redirect(f"{there}?said=asked")
    status = 422 if form.is_bound and form.errors else 200
    return shown(request, "new", _context(case, form, packet, looked_at), status=status)


def _form(request: DeskRequest, case: OpenedCase) -> RequestForm:
    lines = [Line(code, label, text) for code, label, text in release_lines(case)]
    lines += [Line(code, label, "") for code, label in speech.EXTRA]
    signing = {**SIGNING_BEGINS_AS, "language": case.card.language or "English"}
    chosen = request.POST.get("service", "") if request.POST.get("step") == BEGIN else ""
    return RequestForm(
        _typed(request, signing) if request.method == "POST" and not chosen else None,
        initial={"service": chosen},
        lines=lines,
        offered=services_near(without=request.actor.organisation_id),
        wanted=[need.domain for need in case.needs],
        step=GIVE if request.POST.get("step") == GIVE else PREVIEW,
    )


def _typed(request: DeskRequest, signing: dict[str, str]) -> QueryDict:
    """What was typed. How it is signed is asked only beside a page that was looked at."""
    typed = request.POST.copy()
    if "capacity" not in typed:
        typed.update(signing)
    return typed


def _packet(request: DeskRequest, form: RequestForm) -> Packet:
    own, option = queries.organisation(request.actor.organisation_id), form.option()
    return pages.packet_for(
        sender=own.name,
        ask_name=request.actor.name,
        ask_phone=own.phone,
        recipient=option.name if option else "",
        purpose=getattr(form, "cleaned_data", {}).get("purpose", ""),
        expires_at=form.expires_at(),
        lines=form.picked(),
    )


def _service_id(form: RequestForm) -> UUID | None:
    option = form.option()
    return option.id if option else None


def _context(case: OpenedCase, form: RequestForm, packet: Packet, looked_at: str) -> dict[str, Any]:
    wanted = [need.domain for need in case.needs]
    return {
        "case": case,
        "form": form,
        "preview": pages.packet_page(packet) if form.is_bound else "",
        "recipient": packet.recipient,
        "ended": pages.ended_page(sender=packet.sender, phone=packet.ask_phone),
        "left_out": form.left_out(),
        "never": speech.NEVER_SHARED,
        "looked_at": looked_at if form.is_bound else "",
        "can_give": form.is_bound and bool(packet.recipient and packet.lines and packet.purpose),
        "statement": STATEMENT,
        "statement_es": STATEMENT_ES,
        "by_phone": form.offered.fitting(wanted).by_phone,
    }


def _refer(request: DeskRequest, case_id: UUID, form: RequestForm, packet: Packet) -> None:
    service_id = _service_id(form)
    assert service_id is not None
    actions.refer_person(
        actor=request.actor,
        request=actions.Request(
            referral_id=form.cleaned_data["once"],
            case_id=case_id,
            service_id=service_id,
            terms=form.terms(),
            packet=packet,
            expires_at=form.expires_at(),
        ),
    )
