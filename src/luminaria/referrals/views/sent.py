"""The sender's side: how it stands, what crossed, what came back, and taking it back."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from luminaria.cases.queries import visible_case
from luminaria.consent import speech as consent_speech
from luminaria.consent.actions import Revocation
from luminaria.consent.rules import TakenBack
from luminaria.kernel import clock
from luminaria.people.desk import DeskRequest, desk, done
from luminaria.referrals import actions, days, pages, queries, speech
from luminaria.referrals.forms import RevokeForm
from luminaria.referrals.rules import SHARED, State
from luminaria.referrals.steps import steps_of
from luminaria.referrals.views.pages import either, shown


@require_safe
@desk("open_referral")
def sent(request: DeskRequest, referral_id: UUID) -> HttpResponse:
    """One request, with two answers side by side."""
    return _page(request, referral_id, RevokeForm())


@either
@desk("revoke_referral")
def revoke(request: DeskRequest, referral_id: UUID) -> HttpResponse:
    """The person takes it back; what will happen is said first."""
    form = RevokeForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and done(form, lambda: _revoke(request, referral_id, form)):
        return redirect(f"{reverse('referrals.sent', args=[referral_id])}?said=revoked")
    row = queries.visible_referral(request.actor, referral_id)
    context = {
        "form": form,
        "row": row,
        "recipient": queries.organisation(row.recipient_id).name,
        "told": consent_speech.WHEN_TAKEN_BACK,
        "told_es": consent_speech.WHEN_TAKEN_BACK_ES,
    }
    return shown(request, "revoke", context, status=422 if form.is_bound else 200)


def _revoke(request: DeskRequest, referral_id: UUID, form: RevokeForm) -> None:
    revocation = Revocation(how=TakenBack(form.cleaned_data["how"]), words=form.cleaned_data["words"])
    actions.revoke_referral(actor=request.actor, referral_id=referral_id, revocation=revocation)


def _page(request: DeskRequest, referral_id: UUID, form: RevokeForm) -> HttpResponse:
    opened = actions.open_referral(actor=request.actor, referral_id=referral_id)
    row = opened.row
    context = {
        "row": row,
        "recipient": queries.organisation(row.recipient_id).name,
        "case": visible_case(request.actor, row.case_id),
        "opened": opened,
        "steps": steps_of(row),
        "they": speech.they_say(row.state, answered=row.answered_on is not None),
        "person": speech.person_says(row.state),
        "shared": State(row.state) in SHARED and row.expires_at > clock.now(),
        "survivor_said_no": row.state == State.DECLINED_BY_SURVIVOR,
        "until": days.spoken(days.last_day(row.expires_at)),
        "answer_reason": speech.NO.get(opened.answer.reason, "") if opened.answer else "",
        "copies": speech.COPIES.get(row.copies, ""),
        "page": pages.packet_page(opened.packet),
        "signed_by": consent_speech.CAPACITY[opened.terms.capacity],
        "signed_how": consent_speech.METHOD[opened.terms.method],
    }
    return shown(request, "sent", context)
