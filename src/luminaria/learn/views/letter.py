"""A letter to representatives, made on the page from a reader's own choices, and kept nowhere."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from luminaria.learn.forms import LetterForm
from luminaria.learn.queries import letters
from luminaria.packs import pack
from luminaria.ui.kindly import sent_here


@csrf_exempt  # it changes nothing and no cookie stands behind it
@require_http_methods(["GET", "HEAD", "POST"])
def letter(request: HttpRequest, locale: str) -> HttpResponse:
    """What a letter can say; and the letter, once somebody has chosen."""
    sent = sent_here(request)
    form = LetterForm(sent, locale)
    offered = letters.choices(locale)
    known: dict[str, object] = {"form": form, "offered": offered}
    known["hints"] = {ask.code: ask.text for ask in offered.asks}
    if sent is not None:
        wish = form.wish
        known["empty"] = not (wish.aims or wish.asks or wish.own)
        if not known["empty"]:
            language = form.chosen("language") or locale
            known |= {"letter": letters.letter(wish, language), "its": pack().words(language).letter}
            known["beside"] = letters.letter(wish, locale)
    return render(request, "learn/letter.html", known)
