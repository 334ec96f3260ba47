"""One service with everything that is public of it; and "this was wrong", without a word about the reader."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import Resolver404, resolve
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from luminaria.directory.actions.record_doubt import NoSuchAnswer, record_doubt
from luminaria.directory.queries.shown import shown
from luminaria.directory.rules.answers import WRONG
from luminaria.directory.views.public_rows import as_read
from luminaria.directory.wording import Facts, entry
from luminaria.packs import pack
from luminaria.ui.kindly import sent_here

UNSAFE, REFUSED = "UNSAFE", "REFUSED"


@require_safe
def service(request: HttpRequest, locale: str, service_id: UUID) -> HttpResponse:
    """Every public fact of a service, each with how and when it was checked."""
    facts = shown(service_id)
    if facts is None:
        return _gone(request)
    return render(request, "directory/public/service.html", _known(facts, locale))


@csrf_exempt  # one code about one entry; no cookie stands behind it
@require_http_methods(["GET", "HEAD", "POST"])
def wrong(request: HttpRequest, locale: str, service_id: UUID) -> HttpResponse:
    """Thanks for what was pressed, and what to do now. A look at this address goes to the entry."""
    sent = sent_here(request)
    if sent is None:
        return redirect("directory.service", locale, service_id)
    facts = shown(service_id)
    if facts is None:
        return _gone(request)
    code = str(sent.get("code", ""))
    try:
        record_doubt(service_id=service_id, code=code)
    except NoSuchAnswer:
        known = _known(facts, locale) | {"choose": True}
        return render(request, "directory/public/service.html", known, status=422)
    known = {"entry": entry(facts, locale), "unsafe": code == UNSAFE, "refused": code == REFUSED}
    known |= {"contacts": numbers(locale), "write": can_write(locale)} if known["unsafe"] else {}
    return render(request, "directory/public/thanks.html", known)


def numbers(locale: str) -> list[object]:
    """The numbers of the dock: to call and to text."""
    here = pack()
    dock = here.dock(locale)
    ids = dict.fromkeys((dock.call.contact_id, dock.text.contact_id))
    return [here.contact(one, locale) for one in ids]


def can_write(locale: str) -> bool:
    """Whether this program takes what people write to an advocate."""
    try:
        return resolve(f"/{locale}/report/").url_name == "report.form"
    except Resolver404:
        return False


def _known(facts: Facts, locale: str) -> dict[str, object]:
    return as_read(facts, locale) | {"codes": WRONG}


def _gone(request: HttpRequest) -> HttpResponse:
    return render(request, "directory/public/gone.html", status=404)
