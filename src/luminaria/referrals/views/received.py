"""The receiver's side: the page that was shared, a yes or a no, and what became of copies."""

from typing import Any
from uuid import UUID

from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from luminaria.people.desk import DeskRequest, desk, done
from luminaria.referrals import actions, days, pages, queries, speech
from luminaria.referrals.forms import AcceptForm, CopiesForm, DeclineForm
from luminaria.referrals.rules import Closed, Copies, Decider, No, PacketState
from luminaria.referrals.views.pages import shown


@require_safe
@desk("read_packet")
def received(request: DeskRequest, packet_id: UUID) -> HttpResponse:
    """What was shared, while the release lives; afterwards why not, and what to do."""
    return _page(request, packet_id)


@require_POST
@desk("accept_referral")
def accept(request: DeskRequest, packet_id: UUID) -> HttpResponse:
    """Yes."""
    form = AcceptForm(request.POST)
    if form.is_valid() and done(
        form,
        lambda: actions.accept_referral(
            actor=request.actor, packet_id=packet_id, words=form.cleaned_data["words"]
        ),
    ):
        return _back(packet_id, "yes")
    return _page(request, packet_id, accept=form)


@require_POST
@desk("decline_referral")
def decline(request: DeskRequest, packet_id: UUID) -> HttpResponse:
    """No, and whose decision it is."""
    after_yes = queries.received_packet(packet_id).state == PacketState.ACCEPTED
    form = DeclineForm(request.POST, after_yes=after_yes)
    if form.is_valid() and done(form, lambda: _decline(request, packet_id, form.cleaned_data)):
        return _back(packet_id, "no")
    return _page(request, packet_id, decline=form)


def _decline(request: DeskRequest, packet_id: UUID, data: dict[str, Any]) -> None:
    actions.decline_referral(
        actor=request.actor,
        packet_id=packet_id,
        decider=Decider(data["decider"]),
        reason=No(data["reason"]),
        words=data["no_words"],
    )


@require_POST
@desk("answer_about_copies")
def copies(request: DeskRequest, packet_id: UUID) -> HttpResponse:
    """What became of what had been read or copied."""
    form = CopiesForm(request.POST)
    if form.is_valid() and done(
        form,
        lambda: actions.answer_about_copies(
            actor=request.actor, packet_id=packet_id, copies=Copies(form.cleaned_data["copies"])
        ),
    ):
        return _back(packet_id, "copies")
    return _page(request, packet_id, copies=form)


def _back(packet_id: UUID, said: str) -> HttpResponse:
    return redirect(f"{reverse('referrals.received', args=[packet_id])}?said={said}")


def _page(request: DeskRequest, packet_id: UUID, **bound: Form) -> HttpResponse:
    read = actions.read_packet(actor=request.actor, packet_id=packet_id)
    row, sender = read.row, queries.organisation(read.row.sender_id)
    word, shape, tone = speech.PACKETS[row.closed or row.state]
    context = {
        "row": row,
        "sender": sender,
        "word": word,
        "shape": shape,
        "tone": tone,
        "until": days.spoken(days.last_day(row.expires_at)),
        "page": pages.packet_page(read.packet) if read.packet else "",
        "ended": ""
        if read.packet
        else pages.ended_page(sender=sender.name, phone=sender.phone, why=Closed(row.closed)),
        "accepted": row.state == PacketState.ACCEPTED,
        "copies_said": speech.COPIES.get(row.copies, ""),
        "accept": AcceptForm(),
        "decline": DeclineForm(after_yes=row.state == PacketState.ACCEPTED),
        "copies": CopiesForm(),
        "bound": next(iter(bound.values()), None),
        **bound,
    }
    return shown(request, "received", context, status=422 if bound else 200)
