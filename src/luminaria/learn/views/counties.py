"""The map, the list and the sheet of one county. A place name is looked up and forgotten."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from luminaria.kernel.errors import NotFound
from luminaria.learn.kept import same_for_everybody
from luminaria.learn.queries import areas, county_sheet
from luminaria.learn.queries.counties import areas_of
from luminaria.learn.queries.index import answers
from luminaria.packs import pack
from luminaria.packs.rules import NotInPack
from luminaria.ui.kindly import sent_here, words_of


@csrf_exempt  # it changes nothing and no cookie stands behind it
@require_http_methods(["GET", "HEAD", "POST"])
@same_for_everybody
def counties(request: HttpRequest, locale: str) -> HttpResponse:
    """The map and the list of counties, and the ones that a typed town may be in."""
    if not areas(locale):
        raise NotFound
    sent = sent_here(request)
    typed = words_of(sent.get("place")) if sent else ""
    found = areas_of(typed, locale)
    return render(request, "learn/counties.html", _map(locale) | {"typed": typed, "found": found})


@require_safe
@same_for_everybody
def county(request: HttpRequest, locale: str, county_id: str) -> HttpResponse:
    """One county's sheet: numbers, hospital, first steps, first words. It prints on one page."""
    if not areas(locale):
        raise NotFound
    try:
        sheet = county_sheet(county_id, locale)
    except NotInPack:
        return render(request, "learn/counties.html", _map(locale) | {"unknown": True}, status=404)
    services = answers(f"/{locale}/services/in/{county_id}/")
    return render(request, "learn/county.html", {"sheet": sheet, "kind": sheet.kind, "services": services})


def _map(locale: str) -> dict[str, object]:
    kind = pack().county_kind(locale)
    return {"areas": areas(locale), "kind": kind.one, "kinds": kind.many, "view_box": kind.view_box}
