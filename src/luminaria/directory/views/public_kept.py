"""Gathered services on one page, and as a plain list to take along. Nothing of it is kept."""

from collections.abc import Sequence
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from luminaria.directory.queries.plainly import tells
from luminaria.directory.queries.shown import chosen
from luminaria.directory.views.public_rows import rows
from luminaria.ui.kindly import sent_here

MOST = 60
NEUTRAL = "neutral"


@csrf_exempt  # it changes nothing and no cookie stands behind it
@require_http_methods(["GET", "HEAD", "POST"])
def kept(request: HttpRequest, locale: str) -> HttpResponse:
    """What was ticked, on one page to print; with `as=neutral` only what looks like any list of calls."""
    sent = sent_here(request)
    facts = chosen(_ids(sent.getlist("keep"))) if sent else ()
    known: dict[str, object] = {"ids": [one.service["id"] for one in facts], "asked": sent is not None}
    if sent is not None and facts and sent.get("as") == NEUTRAL:
        plain = [one for one in facts if not tells(one, locale)]
        left_out = [one for one in facts if one not in plain]
        known |= {"rows": rows(plain, locale), "left_out": [str(one.service["name"]) for one in left_out]}
        return render(request, "directory/public/neutral.html", known)
    return render(request, "directory/public/kept.html", known | {"rows": rows(facts, locale)})


def _ids(sent: Sequence[str]) -> list[UUID]:
    found = []
    for one in sent[:MOST]:
        try:
            found.append(UUID(str(one)))
        except ValueError:
            continue
    return found
