"""Front page, help, contacts, signs and the pack's own pages."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import Resolver404, resolve
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from luminaria.kernel.errors import NotFound
from luminaria.learn.kept import same_for_everybody
from luminaria.learn.rules import beside, places, preferred
from luminaria.packs import pack
from luminaria.packs.rules import Page

DRAWN = frozenset({"calendar", "figure", "link", "list", "ol"})
"""Kinds of blocks that need a sheet of their own."""


@require_safe
def front(request: HttpRequest) -> HttpResponse:
    """To the reader's language, by what the browser asks for; no cookie remembers it."""
    locale = preferred(request.headers.get("Accept-Language", ""), pack().locales)
    response = redirect(f"/{locale}/")
    patch_vary_headers(response, ["Accept-Language"])
    return response


@require_safe
@same_for_everybody
def home(request: HttpRequest, locale: str) -> HttpResponse:
    """The doors."""
    known = {"young": _has_page("under-18", locale), "services": _answers(f"/{locale}/services/")}
    return render(request, "learn/home.html", known)


@require_safe
@same_for_everybody
def help_page(request: HttpRequest, locale: str) -> HttpResponse:
    """Whom to call, first; everything else after."""
    here = pack()
    dock = here.dock(locale)
    main = here.contact(dock.call.contact_id, locale)
    page = here.page("help", locale)
    shown = {main.id, dock.danger.contact_id}
    return render(
        request,
        "learn/help.html",
        {
            "main": main,
            "text": here.contact(dock.text.contact_id, locale).channel("text"),
            "others": [contact for contact in here.contacts(locale) if contact.id not in shown],
            "write": _answers(f"/{locale}/report/"),
            "page": page,
        }
        | _sections(page),
    )


@require_safe
@same_for_everybody
def signs(request: HttpRequest, locale: str) -> HttpResponse:
    """The places that signs are listed for, under the headings that people look for."""
    settings = pack().settings(locale)
    groups = [(f"signs.group_{group}", row) for group, row in places(settings)]
    return render(request, "learn/signs.html", {"groups": groups, "first": next(iter(settings), None)})


@require_safe
@same_for_everybody
def setting(request: HttpRequest, locale: str, code: str) -> HttpResponse:
    """Signs in one place, each beside what else it can be."""
    found = pack().setting(code, locale)
    child = pack().contact(found.child.contact_id, locale)
    return render(request, "learn/setting.html", {"setting": found, "child_contact": child})


@require_safe
@same_for_everybody
def page(request: HttpRequest, locale: str, slug: str) -> HttpResponse:
    """A page of the pack."""
    found = pack().page(slug, locale)
    known = {
        "page": found,
        "contacts": pack().contacts(locale),
        "beside": beside(pack().pages(locale), found),
        "part": found.group.replace("-", "_"),
        "services": found.directory and _answers(f"/{locale}/services/"),
        "blocks": any(block.kind in DRAWN for section in found.sections for block in section.blocks),
    }
    return render(request, "learn/page.html", known | _sections(found))


@require_safe
def with_slash(request: HttpRequest, rest: str) -> HttpResponse:
    """An address typed without its last stroke goes to the page; anything else is not here."""
    if not _answers(f"/{rest}/"):
        raise NotFound
    return redirect(f"/{rest}/", permanent=False)


def _sections(page: Page) -> dict[str, object]:
    """What must be remembered, the ways out of danger, and the rest, each in its own place."""
    dangers = [
        section for section in page.sections if any(block.kind == "danger" for block in section.blocks)
    ]
    others = [section for section in page.sections if section not in dangers]
    return {
        "bags": [section for section in others if section.look == "bag"],
        "plain": [section for section in others if section.look != "bag"],
        "dangers": dangers,
    }


def _answers(path: str) -> bool:
    """Whether this program has the address: a page never names one that it has not."""
    try:
        found = resolve(path)
    except Resolver404:
        return False
    return found.url_name != "learn.page" or _has_page(**found.kwargs)


def _has_page(slug: str, locale: str) -> bool:
    return any(page.slug == slug for page in pack().pages(locale))
