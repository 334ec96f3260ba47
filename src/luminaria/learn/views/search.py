"""Search. What is typed comes by POST, stands in the field of the answer, and is forgotten."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from luminaria.learn.queries.index import answers
from luminaria.learn.queries.search import search as ask
from luminaria.packs import pack
from luminaria.ui.kindly import sent_here, words_of

# What people ask most: pages by slug, shown when they are there.
OFTEN = ("no-papers", "phone", "under-18", "work-rights", "what-to-do", "what-it-is")
STARTS = (("guide", "/guide/"), ("help", "/help/"), ("all", "/pages/"), ("counties", "/counties/"))


@csrf_exempt  # it changes nothing and no cookie stands behind it
@require_http_methods(["GET", "HEAD", "POST"])
def search(request: HttpRequest, locale: str) -> HttpResponse:
    """The field, and what answers the words in it. No address, log or file ever holds them."""
    sent = sent_here(request)
    typed = words_of(sent.get("words")) if sent else ""
    found = ask(typed, locale)
    known: dict[str, object] = {"typed": typed, "found": found, "sent": sent is not None}
    if not found.hits:
        known |= {"often": _often(locale), "starts": _starts(locale)}
    return render(request, "learn/search.html", known)


def _often(locale: str) -> list[object]:
    pages = {page.slug: page for page in pack().pages(locale)}
    return [pages[slug] for slug in OFTEN if slug in pages]


def _starts(locale: str) -> list[tuple[str, str, str]]:
    words = pack().words(locale).search
    there = [(name, f"/{locale}{path}") for name, path in STARTS]
    return [(href, words[name], words[f"{name}_text"]) for name, href in there if answers(href)]
