"""The neutral page that leaving goes on to when pages are files: true on every day."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from luminaria.packs import pack
from luminaria.ui import moon


@require_safe
def phases(request: HttpRequest, locale: str) -> HttpResponse:
    """The eight shapes of the moon: no date, no name of ours, no link, nothing to explain."""
    words = pack().words(locale)
    shapes = [
        (words[f"today.{name}"], moon.lit_path(moon.NEW_MOON + _into(number)))
        for number, name in enumerate(moon.PHASES)
    ]
    return render(request, "ui/moon.html", {"title": words["published.moon"], "shapes": shapes})


def _into(number: int) -> timedelta:
    return timedelta(days=moon.SYNODIC_DAYS * number / len(moon.PHASES))
