"""Cards and sheets to print: a page that warns first, each card as a page, and each as a file."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from luminaria.kernel.errors import NotFound
from luminaria.learn.kept import same_for_everybody
from luminaria.learn.paper import CARDS, Paper, kinds, sheet
from luminaria.learn.paper.files import file
from luminaria.learn.queries import areas
from luminaria.packs import pack
from luminaria.packs.rules import NotInPack


@require_safe
@same_for_everybody
def cards(request: HttpRequest, locale: str) -> HttpResponse:
    """What to know before anybody is given a card; then the cards and the sheets."""
    places = areas(locale)
    kind = pack().county_kind(locale).one if places else ""
    return render(request, "learn/cards.html", {"kinds": kinds(), "areas": places, "kind": kind})


@require_safe
@same_for_everybody
def card(request: HttpRequest, locale: str, kind: str) -> HttpResponse:
    """A card on a page that prints the card and nothing else."""
    page = _made(lambda: _card(kind)(locale))
    return render(request, f"learn/cards_{kind}.html", {"card": page, "kind": kind} | dict(page.data))


@require_safe
def card_file(request: HttpRequest, locale: str, kind: str) -> HttpResponse:
    """A card as PDF."""
    return _file(_made(lambda: _card(kind)(locale)))


@require_safe
def sheet_file(request: HttpRequest, locale: str, county_id: str) -> HttpResponse:
    """The sheet of a county as PDF."""
    return _file(_made(lambda: sheet(county_id, locale)))


def _card(kind: str) -> Callable[[str], Paper]:
    if kind not in kinds():
        raise NotFound
    return CARDS[kind]


def _made(make: Callable[[], Paper]) -> Paper:
    try:
        return make()
    except NotInPack as fault:
        raise NotFound from fault


def _file(page: Paper) -> HttpResponse:
    """Shown in the window, not saved: a file in a download folder is found later."""
    return HttpResponse(file(page), content_type="application/pdf", headers={"Content-Disposition": "inline"})
