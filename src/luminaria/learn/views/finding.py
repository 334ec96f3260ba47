"""Finding one's way: the parts of the site, and every page from A to Z."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.views.decorators.http import require_safe

from luminaria.learn.kept import same_for_everybody
from luminaria.learn.rules import PARTS, Entry, by_letter
from luminaria.packs import pack

# Pages that are code and not text, by the part they stand in: address name, key of the title.
# One that this program does not have is left out.
DOORS: dict[str, tuple[tuple[str, str], ...]] = {
    "understand": (),
    "act-safe": (("learn.guide", "guide.title"), ("learn.signs", "signs.title")),
    "rights": (),
    "take-part": (("learn.letter", "finding.letter"), ("learn.cards", "finding.cards")),
    "work": (),
}
TOOLS = (
    ("learn.help", "shell.menu_help"),
    ("learn.contacts", "contacts.title"),
    ("learn.counties", "finding.counties"),
    ("directory.services", "directory.menu"),
    ("learn.search", "finding.search"),
    ("learn.all", "finding.all"),
)


@require_safe
@same_for_everybody
def hub(request: HttpRequest, locale: str) -> HttpResponse:
    """Everything there is to read and do, in five parts."""
    parts = [(code.replace("-", "_"), code, _part(code, locale)) for code in PARTS]
    known = {"parts": [part for part in parts if part[2]], "tools": _doors(TOOLS, locale)}
    return render(request, "learn/hub.html", known)


@require_safe
@same_for_everybody
def all_pages(request: HttpRequest, locale: str) -> HttpResponse:
    """Every page from A to Z."""
    doors = [door for doors in (*DOORS.values(), TOOLS) for door in _doors(doors, locale)]
    entries = {entry.href: entry for entry in (*_texts(locale), *_places(locale), *doors)}
    entries.pop(request.path, None)
    return render(request, "learn/all.html", {"letters": by_letter(entries.values())})


def _part(code: str, locale: str) -> list[Entry]:
    return [*_doors(DOORS[code], locale), *_texts(locale, code)]


def _texts(locale: str, group: str | None = None) -> list[Entry]:
    return [
        Entry(reverse("learn.page", args=[locale, page.slug]), page.title, page.lead)
        for page in pack().pages(locale, group)
        if page.slug != "help"
    ]


def _places(locale: str) -> list[Entry]:
    return [
        Entry(reverse("learn.setting", args=[locale, setting.code]), setting.title, setting.summary)
        for setting in pack().settings(locale)
    ]


def _doors(doors: tuple[tuple[str, str], ...], locale: str) -> list[Entry]:
    words = pack().words(locale)
    found = [(_address(name, locale), key) for name, key in doors]
    return [Entry(href, words[key]) for href, key in found if href]


def _address(name: str, locale: str) -> str:
    """Where a page of that name is; nothing when this program does not have it."""
    try:
        return reverse(name, args=[locale])
    except NoReverseMatch:
        return ""
