"""The what-should-I-do tree: one address, nothing stored, and the address says nothing."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import Resolver404, resolve
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from luminaria.learn.kept import same_for_everybody
from luminaria.learn.rules import Walk, walk
from luminaria.packs import pack
from luminaria.packs.rules import Leaf


@csrf_exempt  # it changes nothing and no cookie stands behind it
@require_http_methods(["GET", "HEAD", "POST"])
@same_for_everybody
def guide(request: HttpRequest, locale: str, whole: bool = False) -> HttpResponse:
    """The question or the advice that the answers in the form lead to.

    `whole` is for a copy without a server: the same tree on one page.
    """
    if whole:
        return guide_whole(request, locale)
    tree = pack().guide(locale)
    stand = walk(tree, _codes(request))
    known = {"walk": stand, "walked": " ".join(stand.codes), "guide": tree}
    if isinstance(stand.here, Leaf):
        return render(request, "learn/guide_leaf.html", known | _leaf(stand, stand.here, locale))
    return render(request, "learn/guide_question.html", known)


@require_safe
@same_for_everybody
def guide_whole(request: HttpRequest, locale: str) -> HttpResponse:
    """All questions and all advice of the guide on one page, to open, to print, to copy."""
    here = pack()
    tree = here.guide(locale)
    ids = {one: None for leaf in tree.leaves.values() for one in leaf.contact_ids}
    known = {"start": tree.step(tree.start), "contacts": {one: here.contact(one, locale) for one in ids}}
    more = {"guide": tree, "child": here.child(locale), "form_here": _is_here(f"/{locale}/report/")}
    return render(request, "learn/guide_whole.html", known | more)


def _codes(request: HttpRequest) -> list[str]:
    """The answers so far, with the one just pressed or without the last one."""
    codes = request.POST.get("walked", "").split()[:20]
    if "back" in request.POST:
        return codes[:-1]
    return [*codes, request.POST["answer"]] if "answer" in request.POST else codes


def _leaf(stand: Walk, leaf: Leaf, locale: str) -> dict[str, object]:
    here = pack()
    return {
        "leaf": leaf,
        "contacts": [here.contact(one, locale) for one in leaf.contact_ids],
        "child": here.child(locale),
        "write": leaf.tell_to == "report" and _is_here(f"/{locale}/report/"),
    }


def _is_here(path: str) -> bool:
    """Whether this program has the address: a page never names one that it has not."""
    try:
        return bool(resolve(path))
    except Resolver404:
        return False
