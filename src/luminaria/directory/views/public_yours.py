"""The page behind a provider's link. Opening it changes nothing: mail scanners press links."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from luminaria.directory.actions.answer_invitation import AlreadyAnswered, NotAnAnswer, answer_invitation
from luminaria.directory.forms.public import YoursForm
from luminaria.directory.queries.invitations import ExpiredLink, UnknownLink, invited
from luminaria.directory.rules.answers import ENTRY, MOST, OUTCOMES, Invited
from luminaria.packs import pack
from luminaria.packs.building.speech import Speech
from luminaria.ui.kindly import sent_here

WORDS = {"STILL_TRUE": "true", "CHANGED": "changed", "GONE": "gone"}


@csrf_exempt  # the secret in the address is the proof; no cookie stands behind it
@require_http_methods(["GET", "HEAD", "POST"])
def yours(request: HttpRequest, locale: str, link: str) -> HttpResponse:
    """The facts of an entry as they are printed, each with a question; or what became of the answer."""
    try:
        open_one = invited(link)
        sent = sent_here(request)
        form = YoursForm([{"field": one.field} for one in open_one.asked], sent)
        if sent is None or form.troubles:
            return _asked(request, locale, open_one, form)
        answer_invitation(link=link, told=form.told)
        return _asked(request, locale, invited(link), YoursForm(form.asked, None), thanks=True)
    except UnknownLink:
        return _said(request, "unknown", 404)
    except ExpiredLink:
        return _said(request, "expired", 410)
    except AlreadyAnswered:
        return _said(request, "answered", 409)
    except NotAnAnswer:
        return _asked(request, locale, open_one, form)


def _asked(
    request: HttpRequest, locale: str, open_one: Invited, form: YoursForm, *, thanks: bool = False
) -> HttpResponse:
    words = pack().words(locale)
    own, troubles = words.yours, form.troubles
    before = open_one.said
    said = before.outcomes if before else {}
    facts = [
        {
            "field": one.field,
            "label": words[key] if (key := f"service.fact.{one.field}") in words else one.label,
            "value": one.said.get(locale) or one.value,
            "outcome": form.outcome(one.field) if form.bound else said.get(one.field, ""),
            "answered": own[WORDS[said[one.field]]] if said.get(one.field) in WORDS else "",
            "words": form.words(one.field),
            "trouble": own.say(troubles[one.field].value, most=MOST) if one.field in troubles else "",
        }
        for one in open_one.asked
    ]
    known = {
        "name": open_one.name,
        "facts": facts,
        "outcomes": [(code, own[WORDS[code]]) for code in OUTCOMES],
        "delist": form.delist if form.bound else ENTRY in said,
        "before": before,
        "wants_out": ENTRY in said,
        "answered_on": _day(before.on, locale) if before else "",
        "thanks": thanks,
        "open": form.bound,
        "nothing": own["nothing"] if "" in troubles else "",
        "until": _day(open_one.expires_on, locale),
        "most": MOST,
    }
    return render(request, "directory/public/yours.html", known, status=422 if form.bound else 200)


def _day(day: date, locale: str) -> str:
    return Speech(locale=locale, words=pack().words(locale), contacts={}, says={}).day(day)


def _said(request: HttpRequest, what: str, status: int) -> HttpResponse:
    known = {"title": f"yours.{what}_title", "text": f"yours.{what}_text"}
    return render(request, "directory/public/yours_said.html", known, status=status)
