"""Gathered services on one page, and as a plain list to take along. Nothing of it is kept."""

from collections.abc import Sequence
from uuid import UUID

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from luminaria.directory.queries.plainly import tells
from luminaria.directory.queries.shown import chosen
from luminaria.directory.views.public_rows import rows
from luminaria.directory.wording import Facts
from luminaria.ui.kindly import sent_here

MOST = 60
NEUTRAL = "neutral"


@csrf_exempt  # it changes nothing and no cookie stands behind it
@require_http_methods(["GET", "HEAD", "POST"])
def kept(request: HttpRequest, locale: str) -> HttpResponse:
    """What was ticked, on one page to print; with `as=neutral` only what looks like any list of calls."""
    sent = sent_here(request)
    ids = _ids(sent.getlist("keep")) if sent else []
    try:
        return _kept(request, locale, chosen(ids), sent)
    except DatabaseError:
        again = [("keep", str(one)) for one in ids] + [("as", NEUTRAL)] * _is_neutral(sent)
        return render(request, "directory/public/away.html", {"sent": again}, status=503)


def _is_neutral(sent: QueryDict | None) -> bool:
    return sent is not None and sent.get("as") == NEUTRAL


def _kept(request: HttpRequest, locale: str, facts: Sequence[Facts], sent: QueryDict | None) -> HttpResponse:
    known: dict[str, object] = {"ids": [one.service["id"] for one in facts], "asked": sent is not None}
    if facts and _is_neutral(sent):
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
