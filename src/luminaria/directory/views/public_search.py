"""Looking for a service. What is chosen and typed comes by POST, stands in the form, and is forgotten."""

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from luminaria.directory.forms.public import GROUPS, SearchForm
from luminaria.directory.queries.places import origin
from luminaria.directory.queries.search import search
from luminaria.directory.rules.wishes import Origin
from luminaria.directory.views.public_rows import found
from luminaria.kernel import clock
from luminaria.packs import pack
from luminaria.ui.kindly import sent_here

PICTURES = {
    "shelter": "key",
    "legal": "scales",
    "counselling": "talk",
    "medical": "cross",
    "vocational": "case",
    "education": "book",
}
# What may be left open when nothing fits: the fields, and the key of the words on the button.
WIDER = (
    (("where", "in", "far"), "wider_where"),
    (("open",), "wider_open"),
    (("language",), "wider_language"),
    (("words",), "wider_words"),
    (("not_asked",), "wider_asked"),
    (("who", "age", "along"), "wider_who"),
)


@csrf_exempt  # it changes nothing and no cookie stands behind it
@require_http_methods(["GET", "HEAD", "POST"])
def services(request: HttpRequest, locale: str) -> HttpResponse:
    """The form and the ways to start at once; or what fits what was chosen."""
    sent = sent_here(request)
    form = SearchForm(sent, locale)
    if sent is None:
        return render(request, "directory/public/services.html", {"form": form} | start(locale))
    try:
        return render(request, "directory/public/found.html", _answer(form, sent))
    except DatabaseError:
        return render(request, "directory/public/away.html", {"form": form}, status=503)


def _answer(form: SearchForm, sent: QueryDict) -> dict[str, object]:
    """What fits, or the places that were meant, or what else to do."""
    locale = form.locale
    place, places = _place(form, str(sent.get("in", "")))
    known: dict[str, object] = {"form": form, "origin": place, "places": places}
    if not places:
        answer = search(form.wish(place, clock.now()))
        rows = found(answer.hits, locale)
        no_way = bool(rows) and not any(one.is_reachable for one in rows)
        known |= {"answer": answer, "rows": rows, "no_way": no_way}
        known["wider"] = [] if answer.hits else _wider(form)
    known |= {"chose": _chose(form, place), "odd_place": bool(form.place) and not (place or places)}
    known["danger"] = form.need_code == "SAFETY"
    return known


def start(locale: str) -> dict[str, object]:
    """The ways to start without a form: six kinds of help, the map, the list of counties."""
    here = pack()
    kind = here.county_kind(locale)
    return {
        "groups": [(code, PICTURES[code]) for code in GROUPS],
        "areas": sorted(here.counties(locale), key=lambda county: county.name),
        "kind": kind.one,
        "kinds": kind.many,
        "view_box": kind.view_box,
    }


def _place(form: SearchForm, county: str) -> tuple[Origin | None, tuple[Origin, ...]]:
    """The place that was named; where it may be several, all of them, unless one was chosen."""
    told = origin(form.place) if form.place else None
    if not isinstance(told, tuple):
        return told, ()
    chosen = next((one for one in told if one.county == county), None)
    return (chosen, ()) if chosen else (None, told)


def _wider(form: SearchForm) -> list[tuple[str, list[tuple[str, str]]]]:
    """The same search with one thing left open: the key of the button, and what it sends."""
    chosen = {name for name, _ in form.sent()}
    return [(key, form.sent(*fields)) for fields, key in WIDER if chosen & (set(fields) - {"far"})]


def _chose(form: SearchForm, place: Origin | None) -> str:
    """What was chosen, in a line."""
    words = pack().words(form.locale)
    own = words.directory
    need, language = form.need_code, form.chosen("language")
    named = own[f"group.{need}"] if need in GROUPS else words[f"service.need.{need}"] if need else ""
    parts = [
        named,
        _around(form, place),
        own["open"] if form.data.get("open") else "",
        words[f"service.language.{language}"] if language else "",
        own.say("age_is", age=form.years) if form.years is not None else "",
        *(label for name in ("who", "part") if (label := _label(form, name))),
        f"“{form.typed}”" if form.typed else "",
    ]
    said = ", ".join(part for part in parts if part)
    return own.say("you_chose", what=said) if said else ""


def _around(form: SearchForm, place: Origin | None) -> str:
    own = pack().words(form.locale).directory
    if place is None:
        return ""
    if place.latitude is None:
        return own.say("in_county", county=place.name)
    miles = form.miles
    return (
        own.say("near", place=place.name)
        if miles is None
        else own.say("within", miles=f"{miles:g}", place=place.name)
    )


def _label(form: SearchForm, name: str) -> str:
    choices = form.fields[name].choices  # type: ignore[attr-defined]
    return next((str(label) for code, label in choices if code and code == form.chosen(name)), "")
