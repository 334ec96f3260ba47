"""Services for a case: what fits its open needs, why, and whom one cannot send where."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse

from luminaria.cases import actions, hooks, matching
from luminaria.cases.forms_services import ServicesForm
from luminaria.cases.rules import NEED_DOMAINS, OpenedCase, Part
from luminaria.cases.views.pages import shown
from luminaria.cases.views.writing import either
from luminaria.directory.queries.search import excluded, match
from luminaria.directory.queries.unlisted import unlisted
from luminaria.directory.rules.wishes import Wish
from luminaria.people.desk import DeskRequest, desk, sent


@either
@desk("read_case")
def services(request: DeskRequest, case_id: UUID) -> HttpResponse:
    """Services for the open needs of a case, each with reasons for and against; nothing asked is kept."""
    case = actions.read_case(actor=request.actor, case_id=case_id, parts=(Part.NEEDS,))
    form = _form(request, case)
    right = not form.is_bound or form.is_valid()
    context = {"case": case, "form": form, **(_found(request, case_id, form) if right else {})}
    return shown(request, "services", context, status=200 if right else 422)


def _form(request: DeskRequest, case: OpenedCase) -> ServicesForm:
    """It begins with the open needs and the language of the card."""
    known = {"needs": matching.open_needs(case.needs), "language": matching.language_of(case.card.language)}
    form = ServicesForm(sent(request), initial=known)
    if known["language"] not in dict(form.fields["language"].choices):  # type: ignore[attr-defined]
        form.initial["language"] = ""
    return form


def _found(request: DeskRequest, case_id: UUID, form: ServicesForm) -> dict[str, Any]:
    wish = form.wish()
    door = next((one for one in hooks.service_doors.call(request.actor, case_id) if one), None)
    receiving = door.receiving if door else frozenset()
    found = match(wish, include_unlisted=form.is_bound and form.cleaned_data["unlisted"])
    offered = matching.offers(found.hits, receiving)
    first = wish.page == 1
    return {
        "wish": wish,
        "asked": [NEED_DOMAINS[need] for need in wish.needs if need in NEED_DOMAINS],
        "here": matching.offers(unlisted(wish, receiving), receiving) if receiving and first else [],
        "offers": [one for one in offered if one.is_public],
        "unlisted": [one for one in offered if not (one.is_public or one.receives)],
        "cannot": matching.offers(excluded(wish), receiving) if _personal(wish) and first else [],
        "next": found.page + 1 if found.more else 0,
        "door": door,
    }


def _personal(wish: Wish) -> bool:
    """Whether anything was asked by which a service may have to say no."""
    return bool(wish.age is not None or wish.gender or wish.takes or wish.without)
