"""Every number that may be shown, and those that fit what a reader chose. The address says nothing of it."""

from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from luminaria.kernel import clock
from luminaria.learn.forms import ChoosingForm
from luminaria.learn.kept import same_for_everybody
from luminaria.learn.queries.choosing import fitting
from luminaria.learn.queries.index import answers
from luminaria.packs import pack


@csrf_exempt  # it changes nothing and no cookie stands behind it
@require_http_methods(["GET", "HEAD", "POST"])
@same_for_everybody
def contacts(request: HttpRequest, locale: str) -> HttpResponse:
    """Every number that may be shown, by what it is for; or those that fit what was chosen, and why."""
    form = ChoosingForm(request.POST, locale)
    known: dict[str, object] = {"form": form, "services": answers(f"/{locale}/services/")}
    if not form.choice.empty and not form.unknown:
        fits = fitting(form.choice, locale, clock.now())
        known |= {"fits": fits, "danger": _danger(form.choice.situation, locale)}
    known["note"] = _note(form, known)
    if not known.get("fits"):
        known["groups"] = _groups(locale)
    return render(request, "learn/contacts.html", known)


def _danger(situation: str, locale: str) -> bool:
    """Whether the situation is the one that the emergency number is there for: the ways out stand on top."""
    here = pack()
    return (
        bool(situation) and situation in here.contact(here.dock(locale).danger.contact_id, locale).situations
    )


def _note(form: ChoosingForm, known: dict[str, object]) -> str:
    """Why the whole list stands there although something was chosen: the key of a sentence, or ""."""
    if form.unknown:
        return "contacts.not_offered"
    return "contacts.none" if "fits" in known and not known["fits"] else ""


def _groups(locale: str) -> list[tuple[str, list[object]]]:
    kinds = groupby(pack().contacts(locale), key=lambda contact: contact.kind)
    return [("contact.kind_" + kind.replace("-", "_"), list(group)) for kind, group in kinds]
